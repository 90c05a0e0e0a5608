import { ServiceConfig } from '../../config';
import { CONFIG_FILE } from '../../file-names';
import { showValue } from '../../text/messages';
import { UserError } from '../../user-error';
import { addService } from '../../yaml-edit/add-item';
import { defineCommand, ValuesOf } from '../command';
import { readConfigFile, replaceConfigFile } from '../config-file';
import { regenerate } from '../regenerate';

const OPTIONS = {
  name: { type: 'string', value: 'NAME', help: 'Name of the service', required: true },
  'container-port': { type: 'string', value: 'PORT', help: 'Port that the container listens on; default: none' },
  cpu: { type: 'string', value: 'UNITS', help: 'CPU units of a task, 1024 are one vCPU; default: 256' },
  memory: { type: 'string', value: 'MIB', help: 'Memory of a task in MiB; default: 512' },
} as const;

type Values = ValuesOf<typeof OPTIONS>;

export const addServiceCommand = defineCommand({
  options: OPTIONS,
  notes: 'Everything else that a service can have is set in ecs-pipeline.yaml, which editors complete.',
  examples: [
    'add service --name worker',
    'add service --name web --container-port 8080',
    'add service --name web --container-port 8080 --cpu 1024 --memory 2048',
  ],
  run(values) {
    const { config, text } = readConfigFile();
    replaceConfigFile(addService(text, CONFIG_FILE, serviceOf(values)));

    const { name } = values;
    process.stdout.write(`${CONFIG_FILE}: added the service ${name}\n`);
    regenerate(`${CONFIG_FILE} has the service ${name}`);
    const folders = [...config.environments.map((environment) => `environments/${environment.name}`), 'pipeline'];
    process.stdout.write(
      [
        'Next: commit, and apply the environments before the pipeline:',
        ...folders.map((folder) => `  terraform -chdir=${folder} init && terraform -chdir=${folder} apply`),
        '',
      ].join('\n'),
    );
    return 0;
  },
});

function serviceOf(values: Values): ServiceConfig {
  const containerPort = integer(values, 'container-port');
  const cpu = integer(values, 'cpu');
  const memory = integer(values, 'memory');
  return {
    name: values.name,
    ...(containerPort !== undefined && { containerPort }),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  };
}

function integer(values: Values, option: 'container-port' | 'cpu' | 'memory'): number | undefined {
  const text = values[option];
  if (text !== undefined && !/^\d{1,9}$/.test(text)) {
    throw new UserError(`--${option}: not a whole number, got ${showValue(text)}; use digits only`);
  }
  return text === undefined ? undefined : Number(text);
}
