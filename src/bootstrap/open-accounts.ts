import { AwsAccount } from '../deployments/aws-account';
import { AccountError } from '../deployments/call-error';
import { CLIENT_SETTINGS } from '../doctor/client-settings';
import { Profiles } from '../doctor/profiles';
import { UserError } from '../user-error';
import { GetCallerIdentityCommand, STSClient } from '../vendor/aws';
import { BootstrapStack } from './stacks';

/**
 * Opens the accounts of the stacks, each with its own credentials: Terraform's roles do not exist yet, and are not
 * allowed to change the resources of a bootstrap stack.
 *
 * @throws UserError - listing every account whose credentials do not work, or belong to another account
 */
export async function openAccounts(
  stacks: readonly BootstrapStack[],
  profiles: Profiles,
): Promise<Map<string, AwsAccount>> {
  const opened = await Promise.all(
    stacks.map((stack) =>
      openAccount(stack, profiles.get(stack.accountId)).catch((error) => {
        if (error instanceof AccountError) return error;
        throw error;
      }),
    ),
  );
  const problems = opened.filter((one) => one instanceof AccountError).map(({ message }) => message);
  if (problems.length > 0) throw new UserError([...problems, ...advice(stacks, opened)].join('\n'));
  return new Map(opened.filter((one) => one instanceof AwsAccount).map((account) => [account.accountId, account]));
}

async function openAccount(
  { accountId, region, roots }: BootstrapStack,
  profile: string | undefined,
): Promise<AwsAccount> {
  const sts = new STSClient({ ...CLIENT_SETTINGS, profile, region });
  const nobody = new AwsAccount(accountId, 'the caller', {});
  const { Account: own, Arn: caller = nobody.caller } = await nobody.ask(
    'sts:GetCallerIdentity',
    sts.send(new GetCallerIdentityCommand({})),
  );
  if (own === accountId) return new AwsAccount(accountId, caller, { profile });
  throw new AccountError(
    accountId,
    `the credentials belong to ${caller}`,
    `choose an administrator's profile for that account with --profile ${roots[0]}=PROFILE`,
  );
}

/** The command for an account with working credentials, if there is one. */
function advice(stacks: readonly BootstrapStack[], opened: readonly unknown[]): string[] {
  const root = stacks.find((_, index) => opened[index] instanceof AwsAccount)?.roots[0];
  return root === undefined
    ? []
    : [`→ to start with the account that these credentials can access: npx ecs-pipeline bootstrap ${root}`];
}
