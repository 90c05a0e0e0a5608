import { Topic } from './check-answer';
import { Draft, draftOf } from './draft';
import { OWN_FLAGS, partsOf } from './flag-names';
import { Answers, Question, QuestionEntry, Subject } from './question';
import { QUESTIONS } from './question-table';
import { Item, questionsAbout, standInsOf } from './questions-about';

/** The conversation about a new repository. */
export const PRODUCT: Topic = {
  questions: questionsOf,
  draft: productDraft,
  standIns,
  remark,
  refuse: (answers, { id }) => {
    const list = LISTS.find((one) => id.startsWith(`${one}.`) && id.endsWith('.name'));
    if (list === undefined) return undefined;
    const others = countedIds(answers, list).filter((prefix) => `${prefix}name` !== id);
    if (!others.some((prefix) => answers[`${prefix}name`] === answers[id])) return undefined;
    return { message: 'duplicate name', fix: 'use another name' };
  },
};

const LISTS = ['environments', 'services'] as const;

type List = (typeof LISTS)[number];

/** All questions about a new repository, in order, as far as the answers so far determine them. */
function questionsOf(answers: Answers): Question[] {
  const product = questionsAbout(productItem(), answers);
  const isLast = ({ id }: Question) => QUESTIONS.product.some((entry) => entry.key === id && entry.isLast);
  return [
    ...product.filter((question) => !isLast(question)),
    ...LISTS.flatMap((list) =>
      itemsOf(answers, list).flatMap((item) => [...questionsAbout(item, answers), another(list, item, answers)]),
    ),
    ...product.filter(isLast),
  ];
}

/** The config that the answers describe, in the order in which it is written. */
export function productDraft(answers: Answers): Draft {
  return draftOf(productItem(), answers, {
    name: undefined,
    region: undefined,
    pipeline: undefined,
    environments: itemsOf(answers, 'environments').map((item) => draftOf(item, answers)),
    services: itemsOf(answers, 'services').map((item) => draftOf(item, answers)),
  });
}

/** The product, for its flags and questions. */
export function productItem(): Item {
  const situation = { index: 0, environments: [], priorities: [], previous: () => undefined };
  return { subject: 'product', prefix: '', path: [], situation, flags: OWN_FLAGS };
}

/** The environments or services: each answer to `another` adds one. */
export function itemsOf(answers: Answers, list: List): Item[] {
  const subject = list === 'environments' ? 'environment' : 'service';
  return countedIds(answers, list).map((prefix, index) => ({
    subject,
    prefix,
    path: [list, index],
    situation: {
      ...productItem().situation,
      index,
      region: answers.region,
      previous: (key) => answers[`${list}.${index - 1}.${key}`],
    },
    flags: partsOf(subject),
  }));
}

/** The prefix of the question IDs of each item. */
function countedIds(answers: Answers, list: List): string[] {
  const prefixes = [`${list}.0.`];
  while (answers[`${prefixes.at(-1)}another`] === 'yes') prefixes.push(`${list}.${prefixes.length}.`);
  return prefixes;
}

function another(list: List, { flags, prefix, situation, subject }: Item, answers: Answers): Question {
  const name = answers[`${prefix}name`];
  return {
    id: `${prefix}another`,
    type: 'confirm',
    message: list === 'environments' ? `Add another environment after ${name}?` : 'Add another service?',
    title: `Another ${subject} after ${name}`,
    flag: `--${subject}`,
    flagExample: `--${subject} "${requiredOf(subject).map(flags.example).join(' ')}"`,
    default: list === 'environments' && situation.index < 2 ? 'yes' : 'no',
    paths: [],
  };
}

/** What a flag must specify for an environment or service: its name, and everything without a default. */
function requiredOf(subject: Subject): QuestionEntry[] {
  return QUESTIONS[subject].filter(
    (entry) => entry.key === 'name' || (entry.default === undefined && !entry.when && !entry.isForAdding),
  );
}

function standIns(answers: Answers): Answers {
  const items = [productItem(), ...LISTS.flatMap((list) => itemsOf(answers, list))];
  return Object.assign({}, ...items.map(standInsOf));
}

function remark(answers: Answers, { id }: Question): string | undefined {
  const prefixes = countedIds(answers, 'environments');
  const own = prefixes.find((prefix) => `${prefix}account-id` === id);
  const same = prefixes.filter((prefix) => prefix !== own && answers[`${prefix}account-id`] === answers[id]);
  if (own === undefined || same.length === 0) return undefined;
  const names = same.map((prefix) => answers[`${prefix}name`]).join(', ');
  return `${answers[`${own}name`]} is in the same account as ${names}: ${answers[id]}.`;
}
