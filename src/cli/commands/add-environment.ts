import { ApprovalConfig, EnvironmentConfig } from '../../config';
import { CONFIG_FILE } from '../../file-names';
import { parseConfig } from '../../reading/parse-config';
import { UserError } from '../../user-error';
import { addEnvironment, Position } from '../../yaml-edit/add-item';
import { defineCommand, ValuesOf } from '../command';
import { readConfigFile, replaceConfigFile } from '../config-file';
import { regenerate } from '../regenerate';

const OPTIONS = {
  name: { type: 'string', value: 'NAME', help: 'Name of the environment and of its folder', required: true },
  'account-id': { type: 'string', value: 'ID', help: 'Twelve digits of its AWS account', required: true },
  region: { type: 'string', value: 'REGION', help: 'Its AWS Region; default: the one of the config' },
  after: { type: 'string', value: 'NAME', help: 'The environment that an image comes from; default: the last' },
  before: { type: 'string', value: 'NAME', help: 'The environment that an image goes to, instead of --after' },
  approval: { type: 'boolean', help: 'A deployment waits until somebody approves it' },
  approver: { type: 'string', value: 'ARN', help: 'IAM role or user that may approve', multiple: true },
  notify: { type: 'string', value: 'E-MAIL', help: 'Who is told that a deployment waits', multiple: true },
} as const;

type Values = ValuesOf<typeof OPTIONS>;

export const addEnvironmentCommand = defineCommand({
  options: OPTIONS,
  notes: '--approver and --notify mean --approval.',
  examples: [
    'add environment --name qa --account-id 555555555555',
    'add environment --name qa --account-id 555555555555 --after staging --approval',
    'add environment --name live --account-id 555555555555 --notify releases@example.com --approver arn:aws:iam::111111111111:role/release-manager',
  ],
  run(values) {
    const { text } = readConfigFile();
    const edited = addEnvironment(text, CONFIG_FILE, environmentOf(values), placeOf(values));
    replaceConfigFile(edited);

    const { name } = values;
    const order = parseConfig(edited, CONFIG_FILE).environments.map((environment) => environment.name);
    process.stdout.write(`${CONFIG_FILE}: added the environment ${name}: ${order.join(' → ')}\n`);
    regenerate(`${CONFIG_FILE} has the environment ${name}`);
    const folder = `environments/${name}`;
    process.stdout.write(
      [
        'Next:',
        `  set the cluster and the network in ${folder}/inputs.tf`,
        '  npx ecs-pipeline doctor',
        '  commit, and apply the environment before the pipeline:',
        `  terraform -chdir=${folder} init && terraform -chdir=${folder} apply`,
        '  terraform -chdir=pipeline init && terraform -chdir=pipeline apply',
        '',
      ].join('\n'),
    );
    return 0;
  },
});

function environmentOf(values: Values): EnvironmentConfig {
  const approval = approvalOf(values);
  return {
    name: values.name,
    accountId: values['account-id'],
    ...(values.region !== undefined && { region: values.region }),
    ...(approval && { approval }),
  };
}

function approvalOf({ approval, approver, notify }: Values): true | ApprovalConfig | undefined {
  if (approver || notify) return { ...(notify && { notify }), ...(approver && { approvers: approver }) };
  return approval ? true : undefined;
}

function placeOf({ after, before }: Values): Position | undefined {
  if (after !== undefined && before !== undefined) {
    throw new UserError('add environment: --after and --before are both there; remove one of them');
  }
  if (after !== undefined) return { after };
  return before === undefined ? undefined : { before };
}
