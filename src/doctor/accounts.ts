import { Model, RootModel } from '../model/model';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '../vendor/aws';
import { CLIENT_SETTINGS } from './client-settings';
import { failure, isDenied } from './failure';
import { Profiles } from './profiles';
import { problem, Verdict } from './verdict';

/** The credentials of a client. */
export type Session =
  | { readonly profile?: string }
  | { readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } };

/** A session, or the reason for its absence. */
export type OpenedAccount = { readonly session: Session } | { readonly verdict: Verdict };

/** In seconds. The minimum that STS allows. */
const SESSION_DURATION = 900;

/** Opens each account of a config as Terraform would. */
export class Accounts {
  private readonly opened = new Map<string, Promise<OpenedAccount>>();

  constructor(
    private readonly model: Model,
    private readonly profiles: Profiles,
  ) {}

  /** Never throws. Opens each account only once. */
  open(accountId: string): Promise<OpenedAccount> {
    const opened =
      this.opened.get(accountId) ?? this.openNow(accountId).catch((error) => ({ verdict: failure(error) }));
    this.opened.set(accountId, opened);
    return opened;
  }

  private async openNow(accountId: string): Promise<OpenedAccount> {
    const { pipelineAccount, environments } = this.model;
    const root = [pipelineAccount, ...environments].find((candidate) => candidate.accountId === accountId)!;
    const session = { profile: this.profiles.get(accountId) };
    const sts = new STSClient({ ...CLIENT_SETTINGS, ...session, region: root.region });
    const { Account: own, Arn: arn } = await sts.send(new GetCallerIdentityCommand({}));
    if (root.planRoleArn !== null) return assumeRole(sts, root.planRoleArn, arn);
    if (own === accountId) return { session };
    return { verdict: problem(`the credentials belong to account ${own}`, otherCredentials(root)) };
  }
}

async function assumeRole(sts: STSClient, roleArn: string, caller = 'the caller'): Promise<OpenedAccount> {
  try {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'ecs-pipeline-doctor',
        DurationSeconds: SESSION_DURATION,
      }),
    );
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken } = given ?? {};
    return { session: { credentials: { accessKeyId, secretAccessKey, sessionToken: SessionToken } } };
  } catch (error) {
    if (!isDenied(error)) throw error;
    const fix = "create it, or allow sts:AssumeRole both in its trust policy and in the caller's own policies";
    return { verdict: problem(`${caller} cannot assume ${roleArn}`, fix) };
  }
}

function otherCredentials({ accountId, folder }: RootModel): string {
  const name = folder.split('/').at(-1);
  return `use credentials for ${accountId}, for example with --profile ${name}=PROFILE, or set terraform.roleName`;
}
