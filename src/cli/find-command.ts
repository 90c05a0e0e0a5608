import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { CommandEntry } from './commands';

/** A command that was called. */
export interface CalledCommand {
  readonly entry: CommandEntry;
  /** The arguments behind its name. */
  readonly rest: readonly string[];
}

/** @throws UserError - where there is no such command, with the one that was probably meant */
export function findCommand(commands: readonly CommandEntry[], args: readonly string[]): CalledCommand {
  const called = (words: number) => args.slice(0, words).join(' ');
  for (const entry of commands) {
    const words = entry.name.split(' ').length;
    if (entry.name === called(words)) return { entry, rest: args.slice(words) };
  }
  const names = commands.map(({ name }) => name);
  const begun = names.filter((name) => name.startsWith(`${args[0]} `));
  const given = begun.length > 0 && !args[1]?.startsWith('-') ? called(2) : called(1);
  const meant = suggest(called(2), names) ?? suggest(called(1), names);
  const fix = meant
    ? `did you mean npx ecs-pipeline ${meant}?`
    : `use ${enumerate(begun.length > 0 ? begun : names, 'or')}`;
  throw new UserError(`ecs-pipeline: no such command, got ${showValue(given)}; ${fix}`);
}
