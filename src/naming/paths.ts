import { EcsPipelineConfig } from '../config/config';

/**
 * The path of the holds and, below `rolePath`, of the pipelines' roles. The policies of the artifact stores grant
 * access by this path. Names have no slash, so a pattern with the path matches nothing of another product, whereas
 * `shop-*` would match names of `shop-web`.
 */
export function productPath(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `/ecs-pipeline/${config.name}/`;
}

/**
 * The path of the policies and, below `rolePath`, of the roles that `npx ecs-pipeline bootstrap` creates. Permissions
 * that Terraform has for `role/shop-*` do not apply to these.
 */
export function bootstrapPath(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `/bootstrap/${config.name}/`;
}
