import { CLIENT_SETTINGS } from '../doctor/client-settings';
import { isDenied } from '../doctor/failure';
import { Profiles } from '../doctor/profiles';
import { Model } from '../model/model';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { AccountError, CallError } from './call-error';

/** In milliseconds. Covers a credential process, a sign-in and an assumed role. */
const DEADLINE = 15_000;

/**
 * The accounts of a config. In their own account, callers act as themselves, so that AWS records who approved. In any
 * other account, they act through Terraform's role.
 */
export class Accounts {
  private readonly opened = new Map<string, Promise<AwsAccount>>();

  constructor(
    private readonly model: Model,
    private readonly profiles: Profiles,
    /** Whether to assume the role of Terraform's plans everywhere: it has permissions that nobody else needs. */
    private readonly asPlanRole = false,
  ) {}

  /** Opens each account only once. @throws AccountError */
  open(accountId: string): Promise<AwsAccount> {
    const opened = this.opened.get(accountId) ?? Promise.race([this.openNow(accountId), deadline(accountId)]);
    this.opened.set(accountId, opened);
    return opened;
  }

  /** Makes the next call open each account again: the credentials of an assumed role expire after an hour. */
  forget(): void {
    this.opened.clear();
  }

  private async openNow(accountId: string): Promise<AwsAccount> {
    const { pipelineAccount, environments } = this.model;
    const {
      folder,
      region,
      planRoleArn: roleArn,
    } = [pipelineAccount, ...environments].find((root) => root.accountId === accountId)!;
    const profile = this.profiles.get(accountId);
    const sts = new STSClient({ ...CLIENT_SETTINGS, profile, region });
    const nobody = { accountId, caller: 'the caller' };
    const { Account: own, Arn: caller = nobody.caller } = await new AwsAccount(accountId, nobody.caller, {}).ask(
      'sts:GetCallerIdentity',
      sts.send(new GetCallerIdentityCommand({})),
    );
    if (own === accountId && !(this.asPlanRole && roleArn !== null))
      return new AwsAccount(accountId, caller, { profile });
    if (roleArn !== null) return assumeRole(sts, accountId, roleArn, caller);
    const name = folder.split('/').at(-1);
    throw new AccountError(
      accountId,
      `the credentials belong to ${caller}`,
      `use credentials for ${accountId}, for example with --profile ${name}=PROFILE`,
    );
  }
}

async function assumeRole(sts: STSClient, accountId: string, roleArn: string, caller: string): Promise<AwsAccount> {
  try {
    const { AssumedRoleUser, Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'ecs-pipeline' }),
    );
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken } = Credentials ?? {};
    const credentials = { accessKeyId, secretAccessKey, sessionToken: SessionToken };
    return new AwsAccount(accountId, AssumedRoleUser?.Arn ?? roleArn, { credentials });
  } catch (error) {
    if (!isDenied(error)) throw new CallError('sts:AssumeRole', { accountId, caller }, error);
    throw new AccountError(
      accountId,
      `${caller} cannot assume ${roleArn}`,
      'allow it, or choose a profile for that account with --profile ENVIRONMENT=PROFILE',
    );
  }
}

function deadline(accountId: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new AccountError(accountId, 'timed out waiting for credentials', 'check the network and the profile'));
    }, DEADLINE).unref();
  });
}
