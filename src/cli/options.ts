import { Flag } from '../interview';
import { Command, Option } from '../vendor/commander';

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
  return [option.argParser((one, others: string[] = []) => [...others, one])];
}
