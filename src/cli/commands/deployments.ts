import { awsProfiles, profileFiles } from '../../aws-accounts/profiles';
import { Accounts } from '../../deployments/accounts';
import { Target, targetsOf } from '../../deployments/targets';
import { profilesOf } from '../../doctor';
import { resolveModel } from '../../model/resolve-model';
import { readConfigFile } from '../config-file';

/** Options of a command for services of one environment. */
export interface ServicesOptions {
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly service?: readonly string[];
}

/** What every deployment command starts from. */
export interface Deployments {
  readonly product: string;
  readonly targets: readonly Target[];
  readonly accounts: Accounts;
}

/** @param profiles - the values of `--profile` */
export async function openDeployments(profiles: readonly string[] = []): Promise<Deployments> {
  // The SDK would print its Node.js 20 deprecation warning in the middle of the table.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const model = resolveModel(readConfigFile().config);
  const known = { names: (await awsProfiles()).map(({ name }) => name), files: profileFiles() };
  const fromEnvironment = process.env.AWS_PROFILE;
  const accounts = new Accounts(model, profilesOf(model, profiles, { ...known, fromEnvironment }));
  return { product: model.name, targets: targetsOf(model), accounts };
}
