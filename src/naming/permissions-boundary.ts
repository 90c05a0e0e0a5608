import { EcsPipelineConfig } from '../config/config';

/** Stands for the id of the account in the ARN of a permissions boundary. */
export const ACCOUNT_ID_PLACEHOLDER = '{accountId}';

/**
 * The permissions boundary that the config names for what is created in an account, or null.
 *
 * @param own - where the account has a boundary of its own
 */
export function givenBoundaryArn(
  { permissionsBoundaryArn }: Pick<EcsPipelineConfig, 'permissionsBoundaryArn'>,
  { accountId, permissionsBoundaryArn: own }: { readonly accountId: string; readonly permissionsBoundaryArn?: string },
): string | null {
  return (own ?? permissionsBoundaryArn)?.replace(ACCOUNT_ID_PLACEHOLDER, accountId) ?? null;
}
