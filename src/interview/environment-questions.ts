import { Path } from '../config';
import { ACCOUNT_HINT } from './product-questions';
import { Answers, Question } from './question';

/** What the questions about one environment are put together from. */
export interface EnvironmentContext {
  readonly answers: Answers;
  /** What the ids begin with. */
  readonly prefix: string;
  /** Its place in the promotion order, from 0. */
  readonly index: number;
  readonly suggestedName?: string;
  /** The Region that it has unless it says otherwise. */
  readonly region?: string;
  /** What the flags are called, given a question's key. */
  readonly flag: (key: string) => string;
}

/** One step of the promotion path. */
export function environmentQuestions(context: EnvironmentContext): Question[] {
  const { answers, flag, index, prefix, region, suggestedName } = context;
  const path = (...keys: string[]): Path => ['environments', index, ...keys];
  const name = answers[`${prefix}name`] ?? `environment ${index + 1}`;
  const waits = answers[`${prefix}approval`] === 'approval';
  const question = (key: string, title: string, rest: Omit<Question, 'id' | 'title' | 'flag'>): Question => ({
    id: `${prefix}${key}`,
    title: `${name}: ${title}`,
    flag: flag(key),
    ...rest,
  });
  return [
    question('name', 'name', {
      type: 'input',
      message: `Name of environment ${index + 1}, in promotion order:`,
      default: suggestedName,
      paths: [path('name')],
    }),
    question('account', 'account', {
      type: 'account',
      message: `AWS account of ${name}:`,
      paths: [path('accountId')],
      hint: ACCOUNT_HINT,
      regionOf: `${prefix}region`,
    }),
    question('region', 'Region', {
      type: 'input',
      message: `AWS Region of ${name}:`,
      default: region,
      paths: [path('region')],
    }),
    question('approval', 'approval', {
      type: 'select',
      message: `A new image reaches ${name}:`,
      choices: [
        { name: 'automatically', value: 'automatic' },
        { name: 'after an approval', value: 'approval' },
      ],
      default: index === 0 ? 'automatic' : 'approval',
      paths: [path('approval')],
    }),
    question('approvers', 'approvers', {
      type: 'input',
      message: `Who approves ${name}? ARNs of IAM roles or users (empty: say so later):`,
      default: '',
      when: waits,
      paths: [path('approval', 'approvers')],
    }),
    question('notify', 'notified', {
      type: 'input',
      message: `Who is told when ${name} waits? E-mail addresses (empty: nobody):`,
      default: '',
      when: waits,
      paths: [path('approval', 'notify')],
    }),
  ];
}
