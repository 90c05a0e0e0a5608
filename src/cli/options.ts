import { Flag } from '../interview';
import { Command, Option } from '../vendor/commander';

/** Receives the exit code of the command that ran. */
export type Ended = (exitCode: number) => void;

const PROFILE_HELP = 'AWS profile for an environment, for pipeline or for an account ID; can be repeated';

/** Adds `--profile` to a command that works in AWS accounts. */
export function addProfile(command: Command): Command {
  return command.option('--profile <ENVIRONMENT=PROFILE>', PROFILE_HELP, several);
}

/** Collects the values of an option that can be repeated. */
export function several(value: string, others: string[] = []): string[] {
  return [...others, value];
}

/** Adds the options that are derived from flags. */
export function addFlags(command: Command, flags: readonly Flag[]): Command {
  for (const option of flags.flatMap(optionsOf)) command.addOption(option);
  return command;
}

function optionsOf({ default: usual, help, name, off = help, type, value }: Flag): Option[] {
  if (type === 'boolean') {
    return [
      ...(usual === true ? [] : [new Option(`--${name}`, help)]),
      ...(usual === false ? [] : [new Option(`--no-${name}`, off)]),
    ];
  }
  const option = new Option(`--${name} <${value}>`, help);
  if (type === 'text') return [option];
  return [option.argParser(several)];
}
