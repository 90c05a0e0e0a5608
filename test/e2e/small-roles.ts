import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { BootstrapModel, Model } from '../../src/model/model';
import type { Emulator } from '../emulator/emulator';
import { Accounts } from './accounts';
import { administrator, clientOf } from './aws';

/** Creates the roles and the state bucket that a config needs before its first apply, as an administrator would. */
export async function createTerraformRoles(emulator: Emulator, model: Model): Promise<void> {
  const { bootstrap, pipelineAccount, terraform } = model;
  await new Accounts(emulator).createBucket(pipelineAccount.accountId, terraform.stateBucket);
  for (const account of bootstrap.accounts) {
    const create = (role: Role, actions: readonly string[]) => createRole(emulator, account.accountId, role, actions);
    await create(bootstrap.role!, ['*']);
    await create(bootstrap.planRole!, ['*:Get*', '*:List*', '*:Describe*', '*:BatchGet*', 'sts:*']);
  }
  const { accountId } = pipelineAccount;
  const inPath = (name: string) => ({ name, path: bootstrap.path });
  for (const root of bootstrap.accounts.flatMap(({ roots }) => roots)) {
    await createRole(emulator, accountId, inPath(root.stateRoleName), ['s3:*']);
    if (root.ciRoleName) await createRole(emulator, accountId, inPath(root.ciRoleName), ['sts:AssumeRole']);
  }
  const ciPlanRole = bootstrap.ciPlanRoleArn?.split('/').at(-1);
  if (ciPlanRole) await createRole(emulator, accountId, inPath(ciPlanRole), ['sts:AssumeRole']);
}

type Role = NonNullable<BootstrapModel['role']>;

async function createRole(
  emulator: Emulator,
  accountId: string,
  { name, path }: Role,
  actions: readonly string[],
): Promise<void> {
  const client = clientOf(IAMClient, emulator, administrator(accountId));
  const statement = (more: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });
  // Any identity in any account can run Terraform.
  const trust = statement({ Action: 'sts:AssumeRole', Principal: { AWS: '*' } });
  await client.send(new CreateRoleCommand({ RoleName: name, Path: path, AssumeRolePolicyDocument: trust }));
  const policy = statement({ Action: actions, Resource: '*' });
  await client.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'all', PolicyDocument: policy }));
}
