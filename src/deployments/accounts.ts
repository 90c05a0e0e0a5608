import { CLIENT_SETTINGS } from '../doctor/client-settings';
import { isDenied } from '../doctor/failure';
import { Profiles } from '../doctor/profiles';
import { Model } from '../model/model';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { AccountError, CallError } from './call-error';

/** Milliseconds for a credential process, a sign-in and a role. */
const DEADLINE = 15_000;

/**
 * The accounts of a config. In an account of their own somebody acts as who they are, so that AWS knows who has approved;
 * in any other one through the role of Terraform.
 */
export class Accounts {
  private readonly opened = new Map<string, Promise<AwsAccount>>();

  constructor(
    private readonly model: Model,
    private readonly profiles: Profiles,
    /** Whether to take the role of Terraform's plans everywhere: it may do what nobody else needs. */
    private readonly asPlanRole = false,
  ) {}

  /** Asks AWS once for each account. @throws AccountError */
  open(accountId: string): Promise<AwsAccount> {
    const opened = this.opened.get(accountId) ?? Promise.race([this.openNow(accountId), deadline(accountId)]);
    this.opened.set(accountId, opened);
    return opened;
  }

  /** From now on AWS is asked again: what a role gave ends after an hour. */
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
      `the credentials are those of ${caller}`,
      `use credentials of ${accountId}, for example with --profile ${name}=PROFILE`,
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
      'allow it, or name a profile of that account with --profile ENVIRONMENT=PROFILE',
    );
  }
}

function deadline(accountId: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new AccountError(accountId, 'no credentials in time', 'check the network, and what the profile calls'));
    }, DEADLINE).unref();
  });
}
