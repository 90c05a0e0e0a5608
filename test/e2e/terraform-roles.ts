import { parseArn } from '../../src/aws/arn';
import type { Model } from '../../src/model/model';
import type { Emulator } from '../emulator/emulator';
import type { Accounts } from './accounts';
import { administrator, assumeRole } from './aws';

/** Creates roles that can do everything, instead of those that bootstrap creates, and the state bucket. */
export async function createTerraformRoles(
  accounts: Accounts,
  { environments, pipelineAccount, terraform }: Model,
  unlessItExists: (error: Error) => void = (error) => {
    throw error;
  },
): Promise<void> {
  const roots = [pipelineAccount, ...environments];
  const arns = roots.flatMap(({ planRoleArn, roleArn, stateRoleArn }) => [roleArn, planRoleArn, stateRoleArn]);
  for (const arn of new Set(arns)) {
    if (arn === null) continue;
    const { accountId, resource } = parseArn(arn)!;
    await accounts.createAdministratorRole(accountId, resource.slice('role/'.length)).catch(unlessItExists);
  }
  await accounts.createBucket(pipelineAccount.accountId, terraform.stateBucket);
}

/** The environment of somebody who has assumed Terraform's role in the pipeline account. */
export async function environmentOfTerraform(
  emulator: Emulator,
  { pipelineAccount: { accountId, roleArn } }: Model,
): Promise<NodeJS.ProcessEnv> {
  const { credentials } = await assumeRole(emulator, administrator(accountId), roleArn!, 'operator');
  return {
    ...emulator.environment,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}
