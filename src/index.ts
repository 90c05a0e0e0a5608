export * from './config';
export { EcsPipelineProject, EcsPipelineProjectOptions } from './project';
