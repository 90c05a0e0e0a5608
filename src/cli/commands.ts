import { Command } from './command';

/** A command, of which nothing is loaded before it is called. */
export interface CommandEntry {
  /** One or two words. */
  readonly name: string;
  readonly summary: string;
  // biome-ignore lint/suspicious/noExplicitAny: each command has options of its own
  readonly load: () => Command<any>;
}

/** In the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'add environment',
    summary: 'Add an environment to ecs-pipeline.yaml, and generate its files',
    load: () => require('./commands/add-environment').addEnvironmentCommand,
  },
  {
    name: 'add service',
    summary: 'Add a service to ecs-pipeline.yaml, and generate its files',
    load: () => require('./commands/add-service').addServiceCommand,
  },
  {
    name: 'diff',
    summary: 'Show what npx projen would change',
    load: () => require('./commands/look').diffCommand,
  },
  {
    name: 'check',
    summary: 'Fail unless the repository is what its config says',
    load: () => require('./commands/look').checkCommand,
  },
  {
    name: 'discard',
    summary: 'Generate files anew, and lose what was changed in them by hand',
    load: () => require('./commands/discard').discardCommand,
  },
  {
    name: 'doctor',
    summary: 'Check in the AWS accounts what the first terraform apply would trip over',
    load: () => require('./commands/doctor').doctorCommand,
  },
];
