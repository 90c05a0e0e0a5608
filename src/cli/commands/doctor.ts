import { Accounts, hasProblems, planChecks, profilesOf, reportJson, reportTable, runChecks } from '../../doctor';
import { resolveModel } from '../../model/resolve-model';
import { defineCommand } from '../command';
import { readConfigFile } from '../config-file';
import { showProgress } from '../progress';

export const doctorCommand = defineCommand({
  options: {
    profile: {
      type: 'string',
      value: 'ENVIRONMENT=PROFILE',
      help: 'AWS profile for an environment, for the pipeline, or for an account id',
      multiple: true,
    },
    json: { type: 'boolean', help: 'Print JSON instead of a table' },
  },
  notes: [
    'It changes nothing, and reads no secret. Without --profile the credentials are those that the AWS CLI would use.',
    'It looks at what ecs-pipeline.yaml names; what inputs.tf looks up is for terraform plan.',
    'The exit code is 1 where there is a problem.',
  ].join('\n'),
  examples: ['doctor', 'doctor --profile dev=my-dev --profile pipeline=tools', 'doctor --json'],
  async run({ json, profile = [] }) {
    // It announces the end of Node 20 in the middle of the table.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    const model = resolveModel(readConfigFile().config);
    const checks = planChecks(model);
    const accounts = new Accounts(model, profilesOf(model, profile));

    const results = await runChecks(checks, accounts, showProgress('Asking AWS', checks.length));

    process.stdout.write(json ? reportJson(results) : reportTable(results));
    return hasProblems(results) ? 1 : 0;
  },
});
