import { awsProfiles, profileFiles } from '../../aws-accounts/profiles';
import { Accounts } from '../../deployments/accounts';
import { Target, targetsOf } from '../../deployments/targets';
import { profilesOf } from '../../doctor';
import { resolveModel } from '../../model/resolve-model';
import { readConfigFile } from '../config-file';

/** The options of a command about services of one environment. */
export interface ServicesOptions {
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly service?: readonly string[];
}

/** What every command about deployments begins with. */
export interface Deployments {
  readonly product: string;
  readonly targets: readonly Target[];
  readonly accounts: Accounts;
}

/** @param profiles - those of `--profile` */
export async function openDeployments(profiles: readonly string[] = []): Promise<Deployments> {
  // The SDK announces the end of Node 20 in the middle of the table.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const model = resolveModel(readConfigFile().config);
  const known = { names: (await awsProfiles()).map(({ name }) => name), files: profileFiles() };
  const fromEnvironment = process.env.AWS_PROFILE;
  const accounts = new Accounts(model, profilesOf(model, profiles, { ...known, fromEnvironment }));
  return { product: model.name, targets: targetsOf(model), accounts };
}
