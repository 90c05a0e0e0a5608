import { environmentQuestions } from './environment-questions';
import { productQuestions, terraformQuestions } from './product-questions';
import { Answers, Question } from './question';
import { serviceQuestions } from './service-questions';

const USUAL_NAMES = ['dev', 'staging', 'production'];

/** Everything that is asked for a new repository, in order, as far as the answers so far can tell. */
export function questionsOf(answers: Answers): Question[] {
  const accountIds = ['pipeline.', ...countedIds(answers, 'environments')].map((prefix) => answers[`${prefix}account`]);
  const questions = [
    ...productQuestions(),
    ...countedIds(answers, 'environments').flatMap((prefix, index) => [
      ...environmentQuestions({
        answers,
        prefix,
        index,
        suggestedName: USUAL_NAMES[index],
        region: answers.region,
        flag: (key) => part('environment', key),
      }),
      another('environment', prefix, answers, index < 2),
    ]),
    ...countedIds(answers, 'services').flatMap((prefix, index) => [
      ...serviceQuestions({
        answers,
        prefix,
        index,
        repository: answers[`services.${index - 1}.github`],
        flag: (key) => part('service', key),
      }),
      another('service', prefix, answers, false),
    ]),
    ...terraformQuestions(answers, new Set(accountIds).size),
  ];
  return questions.filter(({ when = true }) => when);
}

/** What the ids of each item's questions begin with: there is a next item where the one before it says so. */
export function countedIds(answers: Answers, list: 'environments' | 'services'): string[] {
  const prefixes = [`${list}.0.`];
  while (answers[`${prefixes.at(-1)}another`] === 'yes') prefixes.push(`${list}.${prefixes.length}.`);
  return prefixes;
}

function another(kind: 'environment' | 'service', prefix: string, answers: Answers, byDefault: boolean): Question {
  const name = answers[`${prefix}name`];
  return {
    id: `${prefix}another`,
    type: 'confirm',
    message: kind === 'environment' ? `Another environment after ${name}?` : 'Another service?',
    title: `${name}: another ${kind} after it`,
    flag: `--${kind}`,
    default: byDefault ? 'yes' : 'no',
    paths: [],
  };
}

function part(kind: 'environment' | 'service', key: string): string {
  return `--${kind} "… ${key}=…"`;
}
