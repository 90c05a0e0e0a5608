import { Project, ProjectOptions } from 'projen';

/** Options of `EcsPipelineProject`. */
export interface EcsPipelineProjectOptions extends ProjectOptions {}

/**
 * A Terraform repository for Amazon ECS services and their pipelines, generated from `ecs-pipeline.yaml`.
 *
 * @pjid ecs-pipeline
 */
export class EcsPipelineProject extends Project {
  constructor(options: EcsPipelineProjectOptions) {
    super(options);
  }
}
