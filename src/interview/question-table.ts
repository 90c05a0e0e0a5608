/**
 * Every question of the interview, declared once. Prompts, `ecs-pipeline.yaml`, the flags and help of `npx projen new`,
 * of `npx ecs-pipeline add …` and of Yeoman, and the parts of `--environment` and `--service` are derived from here:
 * whoever adds a question adds an entry, and nothing else. `npx projen compile` then writes what is generated.
 */
import { AlternativeFlag, Choice, listOf, QuestionEntry, Situation, Subject } from './question';

const ACCOUNT_HINT = 'type the twelve digits of the account id';

const PRODUCT: readonly QuestionEntry[] = [
  {
    key: 'name',
    type: 'input',
    value: 'NAME',
    help: 'Name of the product, the prefix of everything that is created',
    title: 'Name',
    message: 'Name, the prefix of everything that is created:',
    paths: [['name']],
    standIn: 'a',
    comment: 'prefix of everything that is created',
  },
  {
    key: 'pipeline-account-id',
    type: 'account',
    value: 'ID',
    help: 'Twelve digits of the AWS account of the registry, the pipelines and the Terraform state',
    title: 'Pipeline account',
    message: 'AWS account of the registry, the pipelines and the Terraform state:',
    paths: [['pipeline', 'accountId']],
    hint: ACCOUNT_HINT,
    regionOf: 'region',
    standIn: '000000000000',
  },
  {
    key: 'region',
    type: 'input',
    value: 'REGION',
    help: 'AWS Region of the pipelines, and of every environment that has no other',
    title: 'Region',
    message: 'AWS Region of the pipelines, and of every environment that has no other:',
    paths: [['region']],
    standIn: 'eu-west-1',
  },
  {
    key: 'ci',
    type: 'select',
    value: 'SYSTEM',
    help: 'What plans pull requests of the new repository and applies merges: github or none; default: none',
    title: 'CI system',
    message: 'What plans pull requests of this repository, and applies merges?',
    choices: [
      { name: 'nothing: Terraform is run by hand', value: 'none' },
      { name: 'GitHub Actions, through OpenID Connect', value: 'github' },
    ],
    default: 'none',
    isLast: true,
  },
  {
    key: 'ci-repository',
    type: 'input',
    value: 'OWNER/REPOSITORY',
    help: 'GitHub repository that the new repository is pushed to, which means --ci github',
    title: 'repository of the CI system',
    message: 'GitHub repository that this repository is pushed to, as owner/repository:',
    paths: [['ci', 'github', 'repository']],
    when: { key: 'ci', is: 'github' },
    isLast: true,
    comment: 'plans pull requests, applies merges',
  },
];

const USUAL_NAMES = ['dev', 'staging', 'production'];

/** Of the position: before all others. Not the name of an environment. */
const FIRST = '';

const ENVIRONMENT: readonly QuestionEntry[] = [
  {
    key: 'after',
    type: 'select',
    value: 'NAME',
    help: 'The environment before it in the promotion order; default: the last one',
    title: 'position',
    message: 'Where in the promotion order?',
    choices: ({ environments }) => [
      ...environments.map((name) => ({ name: `after ${name}`, value: name })),
      { name: `before ${environments[0]}`, value: FIRST },
    ],
    default: ({ environments }) => environments.at(-1),
    isForAdding: true,
  },
  {
    key: 'name',
    type: 'input',
    value: 'NAME',
    help: 'Name of the environment and of its folder',
    title: 'name',
    message: 'Name of environment {number}, in promotion order:',
    paths: [['name']],
    default: ({ environments, index }) => (environments.length === 0 ? USUAL_NAMES[index] : undefined),
    standIn: 'x{number}',
  },
  {
    key: 'account-id',
    type: 'account',
    value: 'ID',
    help: 'Twelve digits of its AWS account',
    title: 'account',
    message: 'AWS account of {name}:',
    paths: [['accountId']],
    hint: ACCOUNT_HINT,
    regionOf: 'region',
    standIn: '000000000000',
  },
  {
    key: 'region',
    type: 'input',
    value: 'REGION',
    help: 'Its AWS Region; default: the one of the config',
    title: 'Region',
    message: 'AWS Region of {name}:',
    paths: [['region']],
    toConfig: (answer, { region }) => [answer === region ? undefined : answer],
    default: ({ region }) => region,
  },
  {
    key: 'approval',
    type: 'confirm',
    value: '',
    help: 'A deployment waits until somebody approves it; default: except to the first environment',
    title: 'approval',
    message: 'A new image reaches {name}:',
    choices: [
      { name: 'automatically', value: 'no' },
      { name: 'after an approval', value: 'yes' },
    ],
    paths: [['approval']],
    // `true` is refused for the first environment, where it is mostly a slip of the pen. Here somebody chose it.
    toConfig: (answer, { index }) => [answer === 'yes' ? index > 0 || {} : undefined],
    default: ({ index }) => (index === 0 ? 'no' : 'yes'),
  },
  {
    key: 'approver',
    type: 'list',
    value: 'ARN',
    help: 'IAM role or user that may approve, which means --approval; default: none',
    title: 'approvers',
    message: 'Who approves {name}? ARNs of IAM roles or users (empty: say so later):',
    paths: [['approval', 'approvers']],
    default: '',
    when: { key: 'approval', is: 'yes' },
  },
  {
    key: 'notify',
    type: 'list',
    value: 'E-MAIL',
    help: 'Who is told that a deployment waits, which means --approval; default: nobody',
    title: 'notified',
    message: 'Who is told when {name} waits? E-mail addresses (empty: nobody):',
    paths: [['approval', 'notify']],
    default: '',
    when: { key: 'approval', is: 'yes' },
  },
];

/** CPU units and MiB of Fargate. The config takes every other pair, too. */
const SIZES: readonly Choice[] = [
  { name: '0.25 vCPU, 512 MiB', value: '256/512' },
  { name: '0.5 vCPU, 1 GiB', value: '512/1024' },
  { name: '1 vCPU, 2 GiB', value: '1024/2048' },
  { name: '2 vCPU, 4 GiB', value: '2048/4096' },
  { name: '4 vCPU, 8 GiB', value: '4096/8192' },
];

const SERVICE: readonly QuestionEntry[] = [
  {
    key: 'name',
    type: 'input',
    value: 'NAME',
    help: 'Name of the service',
    title: 'name',
    message: 'Name of service {number}:',
    paths: [['name']],
    standIn: 'y{number}',
  },
  {
    key: 'container-port',
    type: 'input',
    value: 'PORT',
    help: 'Port that the container listens on; default: none, for a worker',
    title: 'port',
    message: 'Port that {name} listens on (empty: none, for a worker):',
    paths: [['containerPort']],
    toConfig: numbers,
    default: '',
    hint: 'type a port from 1 to 65535, or nothing',
  },
  {
    key: 'load-balancer',
    type: 'list',
    value: 'HOST-OR-PATH',
    help: 'Host or path under which a load balancer leads to it, such as api.example.com or /api/*; default: none',
    title: 'load balancer',
    message: 'Hosts and paths of {name} on a load balancer, such as /* (empty: none):',
    paths: [
      ['loadBalancer', 'hosts'],
      ['loadBalancer', 'paths'],
      ['loadBalancer', 'priority'],
    ],
    toConfig: listenerRule,
    default: '',
    unless: { key: 'container-port', is: '' },
  },
  {
    key: 'size',
    type: 'select',
    value: 'CPU/MIB',
    help: 'CPU units and MiB of a task, 1024 units are one vCPU; default: 256/512',
    title: 'size',
    message: 'Size of a task of {name}:',
    choices: SIZES,
    isOpen: true,
    paths: [['cpu'], ['memory']],
    toConfig: numbers,
    default: SIZES[0]!.value,
  },
  {
    key: 'push',
    type: 'select',
    value: 'WHO',
    help: 'Who pushes the image: github, gitlab, iam-user, existing (an ECR repository of yours) or nobody; default: github',
    title: 'push',
    message: 'Who pushes the image of {name}?',
    choices: [
      { name: 'a GitHub workflow, through OpenID Connect', value: 'github' },
      { name: 'a GitLab pipeline, through OpenID Connect', value: 'gitlab' },
      { name: 'an IAM user with an access key', value: 'iam-user' },
      { name: 'nobody from here: the ECR repository exists already', value: 'existing' },
      { name: 'nobody yet', value: 'nobody' },
    ],
    paths: [['push']],
    toConfig: (answer) => [answer === 'iam-user' ? { iamUser: true } : undefined],
    default: 'github',
  },
  {
    key: 'github',
    type: 'input',
    value: 'OWNER/REPOSITORY',
    help: 'GitHub repository that pushes, which means --push github; default: the one of the service before it',
    title: 'GitHub repository',
    message: 'GitHub repository, as owner/repository:',
    paths: [['push', 'github', 'repository']],
    default: ({ previous }) => previous('github'),
    when: { key: 'push', is: 'github' },
  },
  {
    key: 'gitlab',
    type: 'input',
    value: 'GROUP/PROJECT',
    help: 'GitLab project that pushes, which means --push gitlab; default: the one of the service before it',
    title: 'GitLab project',
    message: 'GitLab project, as group/project:',
    paths: [['push', 'gitlab', 'project']],
    default: ({ previous }) => previous('gitlab'),
    when: { key: 'push', is: 'gitlab' },
  },
  {
    key: 'repository-arn',
    type: 'input',
    value: 'ARN',
    help: 'ECR repository that exists already, which means --push existing',
    title: 'ECR repository',
    message: 'ARN of the ECR repository:',
    paths: [['image', 'repositoryArn']],
    when: { key: 'push', is: 'existing' },
  },
];

/** By what they are about, in the order in which they are asked. */
export const QUESTIONS: Readonly<Record<Subject, readonly QuestionEntry[]>> = {
  product: PRODUCT,
  environment: ENVIRONMENT,
  service: SERVICE,
};

export const ALTERNATIVE_FLAGS: Readonly<Record<Subject, readonly AlternativeFlag[]>> = {
  product: [],
  environment: [
    {
      key: 'before',
      value: 'NAME',
      help: 'The environment after it in the promotion order, instead of --after',
      answers: 'after',
      choices: ({ environments }) => environments.map((name, at) => ({ name, value: environments[at - 1] ?? FIRST })),
    },
  ],
  service: [],
};

/** Hosts, paths and priority of a rule of the environment's listener. */
function listenerRule(answer: string, { index, priorities }: Situation): (string[] | number | undefined)[] {
  const items = listOf(answer);
  if (items.length === 0) return [];
  const paths = items.filter((item) => item.startsWith('/'));
  const hosts = items.filter((item) => !item.startsWith('/'));
  let priority = PRIORITY_STEP * (index + 1);
  while (priorities.includes(priority)) priority += PRIORITY_STEP;
  return [hosts.length > 0 ? hosts : undefined, paths.length > 0 ? paths : undefined, priority];
}

/** Leaves room for rules between those of two services. */
const PRIORITY_STEP = 100;

/** What is no number stays text, so that the check of the config says so. */
function numbers(answer: string): (number | string | undefined)[] {
  return answer.split('/').map((text) => (/^\d+$/.test(text) ? Number(text) : text || undefined));
}
