import { Flag } from '../interview';
import { Command, Option } from '../vendor/commander';

/** Whatever is called ends with an exit code. */
export type Ended = (exitCode: number) => void;

const PROFILE_HELP =
  'AWS profile for an environment, for the pipeline, or for an account id; may be given several times';

/** A command that acts in the accounts of the config. */
export function addProfile(command: Command): Command {
  return command.option('--profile <ENVIRONMENT=PROFILE>', PROFILE_HELP, several);
}

/** Collects the values of an option that may be given several times. */
export function several(value: string, others: string[] = []): string[] {
  return [...others, value];
}

/** A command with the options that are derived from flags. */
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
