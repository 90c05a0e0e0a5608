export { describeWith, missingTools } from './describe-with';
export { cleanEnvironment, type RunOptions, type RunResult, run } from './run';
export { temporaryFolder } from './temporary-folder';
export { terraformEnvironment } from './terraform-environment';
