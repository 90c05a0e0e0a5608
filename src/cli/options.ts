import { Flag, FlagValues } from '../interview';
import { Command, Option } from '../vendor/commander';
import { pickFlags } from '../wizard/pick-flags';

/** A command with the options that are derived from flags. */
export function addFlags(command: Command, flags: readonly Flag[]): Command {
  for (const option of flags.flatMap(optionsOf)) command.addOption(option);
  return command;
}

/** What flags have been given, from the options that the command line has parsed. */
export function flagValues(flags: readonly Flag[], options: FlagValues): FlagValues {
  return pickFlags(flags, options);
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
  return [option.argParser((one, others: string[] = []) => [...others, one])];
}
