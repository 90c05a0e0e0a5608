import { EcsPipelineConfig, EnvironmentConfig } from '../config';
import { Topic } from './check-answer';
import { environmentOf } from './draft';
import { environmentQuestions } from './environment-questions';
import { Answers, Question } from './question';

const PREFIX = 'environment.';

const FLAGS: Readonly<Record<string, string>> = { account: '--account-id', approvers: '--approver' };

/** An environment more, and its place in the promotion order, from 0. */
export interface EnvironmentAddition {
  readonly environment: EnvironmentConfig;
  readonly index: number;
}

/** The conversation about one environment more in an existing config. */
export function addEnvironmentTopic(config: EcsPipelineConfig): Topic {
  const { environments, region } = config;
  const draft = (answers: Answers) => {
    const index = indexOf(config, answers);
    const environment = environmentOf(answers, PREFIX, { isFirst: index === 0, region });
    return { ...config, environments: [...environments.slice(0, index), environment, ...environments.slice(index)] };
  };
  return {
    questions: (answers) => {
      const flag = (key: string) => FLAGS[key] ?? `--${key}`;
      const index = indexOf(config, answers);
      const questions = environmentQuestions({ answers, prefix: PREFIX, index, region, flag });
      return [placeQuestion(config), ...questions].filter(({ when = true }) => when);
    },
    draft,
    standIns: () => ({ [`${PREFIX}name`]: 'x0', [`${PREFIX}account`]: '000000000000' }),
    remark: (answers, { id }) => {
      const account = answers[`${PREFIX}account`];
      const same = environments.filter(({ accountId }) => accountId === account).map(({ name }) => name);
      if (id !== `${PREFIX}account` || same.length === 0) return undefined;
      return `${answers[`${PREFIX}name`]} is in the same account as ${same.join(', ')}: ${account}.`;
    },
  };
}

/** What complete answers say. They have been checked with the rest of the config. */
export function environmentAddition(config: EcsPipelineConfig, answers: Answers): EnvironmentAddition {
  const index = indexOf(config, answers);
  const environment = environmentOf(answers, PREFIX, { isFirst: index === 0, region: config.region });
  return { environment: environment as unknown as EnvironmentConfig, index };
}

/** Not the name of an environment. */
const FIRST = '';

function indexOf({ environments }: EcsPipelineConfig, { place }: Answers): number {
  return place === undefined ? environments.length : environments.findIndex(({ name }) => name === place) + 1;
}

function placeQuestion({ environments }: EcsPipelineConfig): Question {
  const names = environments.map(({ name }) => name);
  return {
    id: 'place',
    type: 'select',
    message: 'Where in the promotion order?',
    title: 'Place',
    flag: '--after',
    choices: [
      ...names.map((name) => ({ name: `after ${name}`, value: name })),
      { name: `before ${names[0]}`, value: FIRST },
    ],
    default: names.at(-1),
    paths: [],
  };
}
