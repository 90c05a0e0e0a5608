import { Topic } from './check-answer';
import { draftOf } from './draft';
import { Answers, Question } from './question';
import { countedIds, questionsOf } from './questions';

/** The conversation about a new repository. */
export const PRODUCT: Topic = { questions: questionsOf, draft: draftOf, standIns, remark };

function standIns(answers: Answers): Answers {
  const environments = countedIds(answers, 'environments').flatMap((prefix, index) => [
    [`${prefix}name`, `x${index}`],
    [`${prefix}account`, ACCOUNT],
  ]);
  const services = countedIds(answers, 'services').map((prefix, index) => [`${prefix}name`, `y${index}`]);
  const product = { name: 'a', 'pipeline.account': ACCOUNT, region: 'eu-west-1' };
  return { ...product, ...Object.fromEntries([...environments, ...services]) };
}

const ACCOUNT = '000000000000';

function remark(answers: Answers, { id }: Question): string | undefined {
  const prefixes = countedIds(answers, 'environments');
  const own = prefixes.find((prefix) => `${prefix}account` === id);
  const same = prefixes.filter((prefix) => prefix !== own && answers[`${prefix}account`] === answers[id]);
  if (own === undefined || same.length === 0) return undefined;
  const names = same.map((prefix) => answers[`${prefix}name`]).join(', ');
  return `${answers[`${own}name`]} is in the same account as ${names}: ${answers[id]}.`;
}
