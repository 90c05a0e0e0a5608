import { EcsPipelineConfig } from '../config/config';
import { DEFAULTS } from '../config/defaults.generated';
import { bootstrapPath, productPath } from './paths';

type PathConfig = Pick<EcsPipelineConfig, 'name' | 'rolePath'>;

/** The path of every role that ecs-pipeline creates, except for roles that need a path of their own below it. */
export function rolePath({ rolePath: path }: Pick<EcsPipelineConfig, 'rolePath'>): string {
  return path ?? DEFAULTS.EcsPipelineConfig.rolePath;
}

/** The path of the roles that `npx ecs-pipeline bootstrap` creates. */
export function bootstrapRolePath(config: PathConfig): string {
  return below(config, bootstrapPath(config));
}

/** The path of the roles that the pipelines assume. The policies of the artifact stores grant access by this path. */
export function pipelineRolePath(config: PathConfig): string {
  return below(config, productPath(config));
}

function below(config: PathConfig, path: string): string {
  return rolePath(config).slice(0, -1) + path;
}
