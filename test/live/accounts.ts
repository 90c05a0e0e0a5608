import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { UserError } from '../../src/user-error';
import type { Profiles } from './options';

export interface Account {
  readonly id: string;
  readonly profile: string;
  /** The caller's identity there. */
  readonly arn: string;
}

export interface Accounts {
  readonly pipeline: Account;
  /** In promotion order. */
  readonly environments: Readonly<Record<string, Account>>;
}

interface ClientSettings {
  readonly region: string;
  readonly profile: string;
  readonly credentials: ReturnType<typeof fromIni>;
  readonly maxAttempts: number;
}

/** A client that uses the profile's credentials, regardless of those in the shell's environment. */
export function clientOf<T>(Service: new (settings: ClientSettings) => T, profile: string, region: string): T {
  return new Service({ region, profile, credentials: fromIni({ profile }), maxAttempts: 6 });
}

/** @throws UserError that lists every profile without valid credentials */
export async function identify({ environments, pipeline }: Profiles, region: string): Promise<Accounts> {
  const names = [...new Set([pipeline, ...Object.values(environments)])];
  const answers = await Promise.all(names.map((profile) => identifyOne(profile, region)));
  const problems = answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : []));
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  const accounts = new Map(
    answers.flatMap((answer) => ('problem' in answer ? [] : [[answer.profile, answer] as const])),
  );
  const entries = Object.entries(environments).map(([name, profile]) => [name, accounts.get(profile)!] as const);
  return { pipeline: accounts.get(pipeline)!, environments: Object.fromEntries(entries) };
}

async function identifyOne(profile: string, region: string): Promise<Account | { problem: string }> {
  try {
    const { Account = '', Arn = '' } = await clientOf(STSClient, profile, region).send(
      new GetCallerIdentityCommand({}),
    );
    return { id: Account, profile, arn: Arn };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `--profile ${profile}: has no valid credentials: ${reason}; sign in, or use another profile` };
  }
}
