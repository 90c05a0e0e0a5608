import { EcsPipelineConfig } from '../config/config';
import { DEFAULTS } from '../config/defaults.generated';
import { bootstrapPath, productPath } from './paths';

type PathConfig = Pick<EcsPipelineConfig, 'name' | 'rolePath'>;

/** The path of every role that is created here, unless the role needs one of its own below. */
export function rolePath({ rolePath: path }: Pick<EcsPipelineConfig, 'rolePath'>): string {
  return path ?? DEFAULTS.EcsPipelineConfig.rolePath;
}

/** The path of the roles that `npx ecs-pipeline bootstrap` creates. */
export function bootstrapRolePath(config: PathConfig): string {
  return below(config, bootstrapPath(config));
}

/** The path of the roles that the pipelines act as, by which the policies of the artifact stores let them in. */
export function pipelineRolePath(config: PathConfig): string {
  return below(config, productPath(config));
}

function below(config: PathConfig, path: string): string {
  return rolePath(config).slice(0, -1) + path;
}
