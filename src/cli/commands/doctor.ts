import { awsProfiles, profileFiles } from '../../aws-accounts/profiles';
import { Accounts, hasProblems, planChecks, profilesOf, reportJson, reportTable, runChecks } from '../../doctor';
import { resolveModel } from '../../model/resolve-model';
import { startSpinner } from '../../spinner';
import { readConfigFile } from '../config-file';

/** `doctor`. @returns the exit code */
export async function doctor(profiles: readonly string[] = [], json = false): Promise<number> {
  // The SDK would print its Node.js 20 deprecation warning in the middle of the table.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const model = resolveModel(readConfigFile().config);
  const checks = planChecks(model);
  const known = { names: (await awsProfiles()).map(({ name }) => name), files: profileFiles() };
  const fromEnvironment = process.env.AWS_PROFILE;
  const accounts = new Accounts(model, profilesOf(model, profiles, { ...known, fromEnvironment }));

  const spinner = await startSpinner('Querying AWS');
  const results = await runChecks(checks, accounts, (ended) => {
    spinner.text = `Querying AWS: ${ended} of ${checks.length}`;
  });
  spinner.stop();

  process.stdout.write(json ? reportJson(results) : reportTable(results));
  return hasProblems(results) ? 1 : 0;
}
