import { productFlags } from './answers-to-flags';
import { interview } from './interview';
import { resumable } from './left-early';
import { itemsOf, productItem } from './product-topic';
import { Dialogue } from './prompt';
import { Answers } from './question';
import { ANOTHER, FlagAnswers, FlagValues, readFlags, readParts } from './read-flags';

/** Where the config of a new repository comes from. */
export interface NewRepositoryOptions {
  /** Absent without a terminal. */
  readonly dialogue?: Dialogue;
  readonly flags: FlagValues;
  /** The command that asks the same questions again. @default npx projen new --from ecs-pipeline */
  readonly command?: string;
}

/**
 * Asks for everything that the flags leave out.
 *
 * @returns the text of `ecs-pipeline.yaml`, already checked
 * @throws UserError - listing all flags that are wrong, or missing without a terminal
 * @throws Interrupted - on Ctrl-C at a question
 */
export function newRepository({ command = COMMAND, dialogue, flags }: NewRepositoryOptions): Promise<string> {
  const isContinued = dialogue !== undefined && flags.ask === true;
  const { given, problems } = readProductFlags(flags, isContinued);
  const conversation = interview({
    dialogue,
    given,
    problems,
    // Whatever a flag leaves out about the environment it describes has its default.
    takesDefault: ({ id }) => !dialogue || flags.yes === true || (!isContinued && isDescribed(given, id)),
    isConfirmed: flags.yes === true,
  });
  return resumable(conversation, (answers) => {
    const isAsked = (id: string) => /^\w+\.\d+\./.test(id) && !isDescribed(given, id);
    return [
      command,
      ...(flags.ask === true || Object.keys(answers).some(isAsked) ? ['--ask'] : []),
      ...(flags.aws === false ? ['--no-aws'] : []),
      ...(flags.yes === true ? ['--yes'] : []),
      ...productFlags({ ...given, ...answers }),
    ];
  });
}

const COMMAND = 'npx projen new --from ecs-pipeline';

function isDescribed(given: Answers, id: string): boolean {
  const [prefix] = /^\w+\.\d+\./.exec(id) ?? [];
  return prefix !== undefined && given[`${prefix}another`] !== undefined;
}

/**
 * The answers that the flags give about a new repository.
 *
 * @param isOpen - whether to ask for more environments and services than those in the flags
 */
export function readProductFlags(flags: FlagValues, isOpen = false): FlagAnswers {
  const all = [
    readFlags(productItem(), flags),
    readItems('environment', flags.environment, isOpen),
    readItems('service', flags.service, isOpen),
  ];
  return {
    given: Object.assign({}, ...all.map(({ given }) => given)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function readItems(subject: 'environment' | 'service', value: FlagValues[string], isOpen: boolean): FlagAnswers {
  if (value === true) return { given: {}, problems: [`--${subject}: missing value; use --${subject} "name=NAME …"`] };
  const list = `${subject}s` as const;
  const texts = value === undefined || value === false ? [] : [value].flat().map(String);
  const more = texts.slice(1).map((_, index) => [`${list}.${index}.${ANOTHER}`, 'yes']);
  const given: Answers = Object.fromEntries(more);
  const read = itemsOf(given, list)
    .slice(0, texts.length)
    .map((item, index) => {
      const { problems, values } = readParts(item, subject, texts[index]!);
      const answers = readFlags(item, values);
      const last = values[ANOTHER] ?? (isOpen ? undefined : 'no');
      const isLast = index === texts.length - 1 && last !== undefined;
      return {
        given: { ...answers.given, ...(isLast && { [`${item.prefix}${ANOTHER}`]: String(last) }) },
        problems: [...problems, ...answers.problems],
      };
    });
  return {
    given: Object.assign({}, given, ...read.map((one) => one.given)),
    problems: read.flatMap(({ problems }) => problems),
  };
}
