import { interview } from './interview';
import { itemsOf, productItem } from './product-topic';
import { Dialogue } from './prompt';
import { Answers } from './question';
import { FlagAnswers, FlagValues, readFlags, readParts } from './read-flags';

/** How the config of a new repository is come by. */
export interface NewRepositoryOptions {
  /** Absent where there is nobody to ask. */
  readonly dialogue?: Dialogue;
  readonly flags: FlagValues;
}

/**
 * Asks what flags do not answer.
 *
 * @returns the text of `ecs-pipeline.yaml`, which has been checked
 * @throws UserError - where flags are wrong, or are missing with nobody to ask: with everything that is
 */
export function newRepository({ dialogue, flags }: NewRepositoryOptions): Promise<string> {
  const { given, problems } = readProductFlags(flags);
  return interview({
    dialogue,
    given,
    problems,
    // What a flag leaves out of an environment that it describes has its default.
    takesDefault: ({ id }) => !dialogue || flags.yes === true || isDescribed(given, id),
    isConfirmed: flags.yes === true,
  });
}

function isDescribed(given: Answers, id: string): boolean {
  const [prefix] = /^\w+\.\d+\./.exec(id) ?? [];
  return prefix !== undefined && given[`${prefix}another`] !== undefined;
}

/** The answers of the flags of a new repository. */
export function readProductFlags(flags: FlagValues): FlagAnswers {
  const all = [
    readFlags(productItem({}), flags),
    readItems('environment', flags.environment),
    readItems('service', flags.service),
  ];
  return {
    given: Object.assign({}, ...all.map(({ given }) => given)),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function readItems(subject: 'environment' | 'service', value: FlagValues[string]): FlagAnswers {
  if (value === true) return { given: {}, problems: [`--${subject}: has no value; write --${subject} "name=NAME …"`] };
  const list = `${subject}s` as const;
  const texts = value === undefined || value === false ? [] : [value].flat().map(String);
  const more = texts.map((_, index) => [`${list}.${index}.another`, index < texts.length - 1 ? 'yes' : 'no']);
  const given: Answers = Object.fromEntries(more);
  const read = itemsOf(given, list)
    .slice(0, texts.length)
    .map((item, index) => {
      const { problems, values } = readParts(item, subject, texts[index]!);
      const answers = readFlags(item, values);
      return { given: answers.given, problems: [...problems, ...answers.problems] };
    });
  return {
    given: Object.assign({}, given, ...read.map((one) => one.given)),
    problems: read.flatMap(({ problems }) => problems),
  };
}
