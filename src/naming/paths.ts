import { EcsPipelineConfig } from '../config/config';

/**
 * The path of the holds and, below `rolePath`, of the pipelines' roles, by which the policies of the artifact stores let
 * them in. A name has no slash, so a pattern with it matches nothing of another product, as `shop-*` would of `shop-web`.
 */
export function productPath(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `/ecs-pipeline/${config.name}/`;
}

/**
 * The path of the policies and, below `rolePath`, of the roles that `npx ecs-pipeline bootstrap` creates. Nothing that is
 * named after the product has it: what Terraform may do with `role/shop-*`, it may not do with these.
 */
export function bootstrapPath(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `/bootstrap/${config.name}/`;
}
