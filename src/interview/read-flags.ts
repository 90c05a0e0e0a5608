import { showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { unknownChoice } from './check-answer';
import { Answers, QuestionEntry } from './question';
import { ALTERNATIVE_FLAGS } from './question-table';
import { entriesOf, Item } from './questions-about';

/**
 * An undocumented key of `--environment` and `--service`: whether another one follows. It is used by the command that
 * continues an interview.
 */
export const ANOTHER = 'another';

/** Values of flags, by their names without the dashes. Parsers turn digits into numbers. */
export interface FlagValues {
  readonly [name: string]: FlagValue;
}

type FlagValue = string | number | boolean | readonly (string | number)[] | undefined;

/** The answers from flags, not yet checked against the config, and the problems found so far. */
export interface FlagAnswers {
  readonly given: Answers;
  readonly problems: readonly string[];
}

/** The answers that flags give to the questions about an item. */
export function readFlags(item: Item, values: FlagValues): FlagAnswers {
  const { flags, prefix } = item;
  const problems: string[] = [];
  const own: Record<string, string> = {};
  const label = (key: string) => flags.name(key, text(values.name));
  const entries = entriesOf(item);
  for (const entry of entries) {
    const value = values[entry.key];
    if (hasNoValue(entry, value)) {
      problems.push(`${label(entry.key)}: missing value; use ${flags.example(entry)}`);
    } else if (value !== undefined) {
      own[entry.key] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : text(value)!;
    }
  }
  if (item.isAdded) problems.push(...answerOtherwise(item, values, own));
  for (const { key, unless } of entries) {
    const other = entries.find((one) => one.key === unless?.key);
    if (!unless || !other || !own[key] || (own[unless.key] ?? unless.is) !== unless.is) continue;
    problems.push(`${label(key)}: requires ${label(other.key)}; add ${flags.example(other)}`);
  }

  /** Answers that are implied by other flags, because those are valid with one answer only. */
  const implied: Record<string, { readonly answer: string; readonly by: QuestionEntry }> = {};
  for (const entry of [...entries].reverse()) {
    const answer = own[entry.key] ?? implied[entry.key]?.answer;
    if (answer === undefined || !entry.when) continue;
    const { is, key } = entry.when;
    const other = entries.find((one) => one.key === key)!;
    const rival = implied[key];
    if (own[key] !== undefined && own[key] !== is) {
      problems.push(doesNotGo(label(entry.key), flags.withAnswer(other, own[key])));
    } else if (rival && rival.answer !== is) {
      problems.push(doesNotGo(label(entry.key), label(rival.by.key)));
    } else {
      implied[key] = { answer: is, by: entry };
    }
  }
  const answers = { ...Object.fromEntries(Object.entries(implied).map(([key, { answer }]) => [key, answer])), ...own };
  const given = Object.fromEntries(Object.entries(answers).map(([key, answer]) => [`${prefix}${key}`, answer]));
  return { given, problems };
}

/** projen's parser reads a text flag without a value as true, and `--no-…` as false. */
function hasNoValue({ type }: QuestionEntry, value: FlagValue): boolean {
  return (typeof value === 'boolean' && type !== 'confirm') || (value === '' && type === 'select');
}

/** Answers from alternative flags, such as `--before` for `--after`. */
function answerOtherwise(item: Item, values: FlagValues, own: Record<string, string>): string[] {
  return ALTERNATIVE_FLAGS[item.subject].flatMap(({ answers, choices: choicesIn, key }) => {
    const value = text(values[key]);
    if (value === undefined) return [];
    if (own[answers] !== undefined) return [doesNotGo(`--${key}`, `--${answers}`)];
    const choices = choicesIn(item.situation);
    const choice = choices.find(({ name }) => name === value);
    if (choice) {
      own[answers] = choice.value;
      return [];
    }
    const { fix, message } = unknownChoice(
      value,
      choices.map(({ name }) => name),
    );
    return [`--${key}: ${message}, got ${showValue(value)}; ${fix}`];
  });
}

/** The flag values in a text such as `name=dev account-id=222222222222`. */
export function readParts(item: Item, flag: string, value: string): { values: FlagValues; problems: string[] } {
  const entries = entriesOf(item);
  const keys = entries.map(({ key }) => key);
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const part of value.split(/\s+/).filter((one) => one !== '')) {
    const [, key = part, answer] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (answer === undefined) {
      problems.push(`--${flag}: expected key=value, got ${showValue(part)}; ${fixOf(key, keys)}`);
    } else if (key !== ANOTHER && !keys.includes(key)) {
      problems.push(`--${flag}: unknown key, got ${showValue(part)}; ${fixOf(key, keys)}`);
    } else if (values[key] !== undefined) {
      problems.push(`--${flag}: duplicate key, got ${showValue(part)}; keep one ${key}=…`);
    } else {
      values[key] = answer;
    }
  }
  return { values, problems };
}

function fixOf(key: string, keys: readonly string[]): string {
  const meant = suggest(key, keys);
  return meant ? `did you mean ${meant}=…?` : `use ${keys.map((one) => `${one}=…`).join(', ')}`;
}

function doesNotGo(flag: string, other: string): string {
  return `${flag}: cannot be combined with ${other}; remove one of them`;
}

function text(value: FlagValue): string | undefined {
  if (value === undefined || typeof value === 'boolean') return undefined;
  return typeof value === 'object' ? value.map(String).join(',') : String(value);
}
