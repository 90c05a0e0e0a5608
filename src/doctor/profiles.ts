import { Model } from '../model/model';
import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';

/** The AWS profile that is used for an account, by account id. */
export type Profiles = ReadonlyMap<string, string>;

/**
 * The profiles that `--profile` names.
 *
 * @param pairs - such as `dev=my-dev`, `pipeline=tools` or `111111111111=tools`
 * @throws UserError - where a pair is none, names what is not there, or contradicts another one
 */
export function profilesOf({ environments, pipelineAccount }: Model, pairs: readonly string[]): Profiles {
  const accounts = new Map([
    ['pipeline', pipelineAccount.accountId],
    ...environments.map(({ accountId, name }) => [name, accountId] as const),
    ...[pipelineAccount, ...environments].map(({ accountId }) => [accountId, accountId] as const),
  ]);
  const profiles = new Map<string, string>();
  for (const pair of pairs) {
    const [, key, profile] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
    if (key === undefined || profile === undefined) {
      throw new UserError(`--profile: no pair, got ${showValue(pair)}; write --profile ENVIRONMENT=PROFILE`);
    }
    const accountId = accounts.get(key);
    if (accountId === undefined) {
      const meant = suggest(key, [...accounts.keys()]);
      const fix = meant ? `did you mean ${meant}?` : `use ${enumerate([...accounts.keys()], 'or')}`;
      throw new UserError(`--profile: no such environment or account, got ${showValue(key)}; ${fix}`);
    }
    const other = profiles.get(accountId);
    if (other !== undefined && other !== profile) {
      throw new UserError(`--profile: two for the account ${accountId}, ${other} and ${profile}; remove one of them`);
    }
    profiles.set(accountId, profile);
  }
  return profiles;
}
