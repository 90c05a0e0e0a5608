import { Path } from '../config';
import { FlagNames } from './flag-names';
import { Answers, Question, QuestionEntry, Situation, Subject } from './question';
import { QUESTIONS } from './question-table';

/** The product, or one environment or service, that questions are asked about. */
export interface Item {
  readonly subject: Subject;
  /** The prefix of its question IDs. */
  readonly prefix: string;
  /** Its path in the config. */
  readonly path: Path;
  readonly situation: Situation;
  /** The names of its flags in messages. */
  readonly flags: FlagNames;
  /** Whether it is added to an existing config. */
  readonly isAdded?: boolean;
}

/** The questions about an item, in order, given the answers so far. */
export function questionsAbout(item: Item, answers: Answers): Question[] {
  return entriesOf(item)
    .filter((entry) => isAsked(item, entry, answers))
    .map((entry) => questionOf(item, entry, answers));
}

/** All questions that can be asked about an item. */
export function entriesOf({ isAdded = false, subject }: Pick<Item, 'isAdded' | 'subject'>): readonly QuestionEntry[] {
  return QUESTIONS[subject].filter(({ isForAdding = false }) => isAdded || !isForAdding);
}

/** Whether the answers so far lead to a question. */
export function isAsked({ prefix }: Pick<Item, 'prefix'>, { unless, when }: QuestionEntry, answers: Answers): boolean {
  if (unless && answers[`${prefix}${unless.key}`] === unless.is) return false;
  return when === undefined || answers[`${prefix}${when.key}`] === when.is;
}

function questionOf(
  { flags, path, prefix, situation, subject }: Item,
  entry: QuestionEntry,
  answers: Answers,
): Question {
  const number = situation.index + 1;
  const name = answers[`${prefix}name`] ?? `${subject} ${number}`;
  const { choices, default: usual, hint, isOpen, key, message, paths = [], regionOf, title, type } = entry;
  return {
    id: `${prefix}${key}`,
    type,
    message: message.replaceAll('{name}', () => name).replaceAll('{number}', String(number)),
    title: subject === 'product' ? title : `${name}: ${title}`,
    flag: flags.name(key, answers[`${prefix}name`]),
    flagExample: flags.example(entry),
    choices: typeof choices === 'function' ? choices(situation) : choices,
    isOpen,
    default: typeof usual === 'function' ? usual(situation) : usual,
    paths: paths.map((relative) => [...path, ...relative]),
    hint,
    ...(regionOf !== undefined && { regionOf: `${prefix}${regionOf}` }),
  };
}

/** The shortest possible answers to the questions without a default. */
export function standInsOf(item: Item): Answers {
  const answers = entriesOf(item).flatMap(({ key, standIn }) =>
    standIn === undefined
      ? []
      : [[`${item.prefix}${key}`, standIn.replaceAll('{number}', String(item.situation.index + 1))]],
  );
  return Object.fromEntries(answers);
}
