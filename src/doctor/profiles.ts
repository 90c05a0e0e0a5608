import { Model } from '../model/model';
import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';

/** The AWS profile of each account, by account ID. */
export type Profiles = ReadonlyMap<string, string>;

/** The AWS profiles on this machine. */
export interface KnownProfiles {
  readonly names: readonly string[];
  /** Paths of the files that define them. */
  readonly files: readonly string[];
  /** The value of the environment variable `AWS_PROFILE`. */
  readonly fromEnvironment?: string;
}

/**
 * The profiles in the values of `--profile`.
 *
 * @param pairs - such as `dev=my-dev`, `pipeline=tools` or `111111111111=tools`
 * @throws UserError - listing each pair that is invalid, unknown or contradicts another one
 */
export function profilesOf(model: Model, pairs: readonly string[], known: KnownProfiles): Profiles {
  const accounts = accountsOf(model);
  const profiles = new Map<string, string>();
  const problems = pairs.flatMap((pair) => {
    const [, key, profile] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
    if (key === undefined || profile === undefined) {
      return [
        `--profile: expected ENVIRONMENT=PROFILE, got ${showValue(pair)}; use, for example, --profile dev=my-dev`,
      ];
    }
    const accountId = accounts.get(key);
    if (accountId === undefined) {
      const names = [...accounts.keys()];
      return [`--profile: unknown environment or account, got ${showValue(key)}; ${fixOf(key, names)}`];
    }
    const other = profiles.get(accountId);
    if (other !== undefined && other !== profile) {
      return [`--profile: two profiles for account ${accountId}, got ${other} and ${profile}; remove one of them`];
    }
    profiles.set(accountId, profile);
    return absent(`--profile ${key}`, profile, known);
  });
  // If the profile did not exist, the SDK would use any other credentials that it finds.
  const isNeeded = [...accounts.values()].some((accountId) => !profiles.has(accountId));
  if (isNeeded && known.fromEnvironment) problems.push(...absent('AWS_PROFILE', known.fromEnvironment, known));
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  return profiles;
}

/** Account IDs by every name that can stand for one. */
function accountsOf({ environments, pipelineAccount }: Model): ReadonlyMap<string, string> {
  return new Map([
    ['pipeline', pipelineAccount.accountId],
    ...environments.map(({ accountId, name }) => [name, accountId] as const),
    ...[pipelineAccount, ...environments].map(({ accountId }) => [accountId, accountId] as const),
  ]);
}

function absent(label: string, profile: string, { files, names }: KnownProfiles): string[] {
  if (names.includes(profile)) return [];
  const fix = names.length === 0 ? 'create one with aws configure' : fixOf(profile, names);
  return [`${label}: AWS profile not found in ${enumerate(files, 'or')}, got ${showValue(profile)}; ${fix}`];
}

function fixOf(text: string, known: readonly string[]): string {
  const meant = suggest(text, known);
  return meant ? `did you mean ${meant}?` : `use ${enumerate(known, 'or')}`;
}
