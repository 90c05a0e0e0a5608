import { EcsPipelineConfig } from '../config/config';

/** Stands for the account ID in the ARN of a permissions boundary. */
export const ACCOUNT_ID_PLACEHOLDER = '{accountId}';

/**
 * The permissions boundary that the config sets for the resources in an account, or null.
 *
 * @param own - the boundary of the pipeline account or environment itself
 */
export function givenBoundaryArn(
  { permissionsBoundaryArn }: Pick<EcsPipelineConfig, 'permissionsBoundaryArn'>,
  { accountId, permissionsBoundaryArn: own }: { readonly accountId: string; readonly permissionsBoundaryArn?: string },
): string | null {
  return (own ?? permissionsBoundaryArn)?.replace(ACCOUNT_ID_PLACEHOLDER, accountId) ?? null;
}
