import { Path } from '../config';
import { Answers, Question } from './question';

/** What the questions about one service are put together from. */
export interface ServiceContext {
  readonly answers: Answers;
  /** What the ids begin with. */
  readonly prefix: string;
  /** Its place among the services, from 0. */
  readonly index: number;
  /** The GitHub repository of the service before it. */
  readonly repository?: string;
  /** What the flags are called, given a question's key. */
  readonly flag: (key: string) => string;
}

/** CPU units and MiB of Fargate. The config takes every other pair, too. */
const SIZES = [
  { name: '0.25 vCPU, 512 MiB', value: '256/512' },
  { name: '0.5 vCPU, 1 GiB', value: '512/1024' },
  { name: '1 vCPU, 2 GiB', value: '1024/2048' },
  { name: '2 vCPU, 4 GiB', value: '2048/4096' },
  { name: '4 vCPU, 8 GiB', value: '4096/8192' },
];

const PUSHES = [
  { name: 'a GitHub workflow, through OpenID Connect', value: 'github' },
  { name: 'an IAM user with an access key', value: 'iam-user' },
  { name: 'nobody from here: the ECR repository exists already', value: 'existing' },
  { name: 'nobody yet', value: 'nobody' },
];

/** One service and who pushes its image. */
export function serviceQuestions({ answers, flag, index, prefix, repository }: ServiceContext): Question[] {
  const path = (...keys: string[]): Path => ['services', index, ...keys];
  const name = answers[`${prefix}name`] ?? `service ${index + 1}`;
  const push = answers[`${prefix}push`];
  const question = (key: string, title: string, rest: Omit<Question, 'id' | 'title' | 'flag'>): Question => ({
    id: `${prefix}${key}`,
    title: `${name}: ${title}`,
    flag: flag(key),
    ...rest,
  });
  return [
    question('name', 'name', {
      type: 'input',
      message: `Name of service ${index + 1}:`,
      paths: [path('name')],
    }),
    question('port', 'port', {
      type: 'input',
      message: `Port that ${name} listens on (empty: none, for a worker):`,
      default: '',
      paths: [path('containerPort')],
      hint: 'type a port from 1 to 65535, or nothing',
    }),
    question('size', 'size', {
      type: 'select',
      message: `Size of a task of ${name}:`,
      choices: SIZES,
      isOpen: true,
      default: SIZES[0]!.value,
      paths: [path('cpu'), path('memory')],
    }),
    question('push', 'push', {
      type: 'select',
      message: `Who pushes the image of ${name}?`,
      choices: PUSHES,
      default: 'github',
      paths: [path('push')],
    }),
    question('github', 'GitHub repository', {
      type: 'input',
      message: 'GitHub repository, as owner/repository:',
      default: repository,
      when: push === 'github',
      paths: [path('push', 'github', 'repository')],
    }),
    question('repository', 'ECR repository', {
      type: 'input',
      message: 'ARN of the ECR repository:',
      when: push === 'existing',
      paths: [path('image', 'repositoryArn')],
    }),
  ];
}
