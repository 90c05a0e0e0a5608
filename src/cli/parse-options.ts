import { parseArgs } from 'node:util';
import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { Command, Options, ValuesOf } from './command';

/** What a command was called with. */
export interface ParsedOptions<O extends Options> {
  readonly values: ValuesOf<O>;
  readonly operands: readonly string[];
}

/** @throws UserError - one line for the first thing that is wrong */
export function parseOptions<O extends Options>(
  name: string,
  { examples, operands, options }: Command<O>,
  args: readonly string[],
): ParsedOptions<O> {
  const { positionals, tokens, values } = parseArgs({
    args: [...args],
    options,
    strict: false, // its messages tell neither what is there nor what was probably meant
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new UserError(unknownOption(token.rawName, Object.keys(options)));
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new UserError(`${token.rawName}: takes no value, got ${showValue(token.value)}; remove it`);
    }
    const isMissing = !token.value || (!token.inlineValue && token.value.startsWith('-'));
    if (option.type === 'string' && isMissing) {
      throw new UserError(`${token.rawName}: has no value; write ${token.rawName} ${option.value}`);
    }
  }
  if (!operands && positionals.length > 0) {
    throw new UserError(`${name}: takes options only, got ${showValue(positionals[0])}; see --help`);
  }
  const missing = Object.keys(options).filter((option) => options[option]!.required && values[option] === undefined);
  if (missing.length > 0) {
    const flags = enumerate(missing.map((option) => `--${option}`));
    throw new UserError(`${name}: needs ${flags}; for example: npx ecs-pipeline ${examples[0]}`);
  }
  return { values: values as unknown as ValuesOf<O>, operands: positionals };
}

function unknownOption(given: string, names: readonly string[]): string {
  const known = names.map((name) => `--${name}`);
  const meant = suggest(given, known);
  return `${given}: no such option; ${meant ? `did you mean ${meant}?` : `use ${enumerate([...known, '--help'], 'or')}`}`;
}
