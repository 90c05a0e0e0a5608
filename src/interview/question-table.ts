/**
 * Every question of the interview, declared once. Prompts, `ecs-pipeline.yaml`, the flags and help of `npx projen new`,
 * of `npx ecs-pipeline add …` and of Yeoman, and the parts of `--environment` and `--service` are derived from this
 * table: to add a question, add an entry and run `npx projen project-flags`. CONTRIBUTING.md has the checklist.
 */
import { AlternativeFlag, Choice, listOf, QuestionEntry, Situation, Subject } from './question';

const ACCOUNT_HINT = 'enter the 12-digit account ID';

const PRODUCT: readonly QuestionEntry[] = [
  {
    key: 'name',
    type: 'input',
    value: 'NAME',
    help: 'Product name, used as a prefix for the names of all resources',
    title: 'Product name',
    message: 'Product name (prefix of all resource names):',
    paths: [['name']],
    standIn: 'a',
    comment: 'prefix of all resource names',
  },
  {
    key: 'pipeline-account-id',
    type: 'account',
    value: 'ID',
    help: '12-digit ID of the AWS account for the registry, the pipelines and the Terraform state',
    title: 'Pipeline account',
    message: 'AWS account for the registry, the pipelines and the Terraform state:',
    paths: [['pipeline', 'accountId']],
    hint: ACCOUNT_HINT,
    regionOf: 'region',
    standIn: '000000000000',
  },
  {
    key: 'region',
    type: 'input',
    value: 'REGION',
    help: 'AWS Region of the pipelines, and the default for the environments',
    title: 'Region',
    message: 'AWS Region of the pipelines, and the default for the environments:',
    paths: [['region']],
    standIn: 'eu-west-1',
  },
  {
    key: 'ci',
    type: 'select',
    value: 'SYSTEM',
    help: 'CI system that runs Terraform plans on pull requests in the new repository and applies them after the merge: github or none; default: none',
    title: 'CI system',
    message:
      'Which CI system runs Terraform plans on pull requests in this repository and applies them after the merge?',
    choices: [
      { name: 'None (run Terraform by hand)', value: 'none' },
      { name: 'GitHub Actions (OpenID Connect)', value: 'github' },
    ],
    default: 'none',
    isLast: true,
  },
  {
    key: 'ci-repository',
    type: 'input',
    value: 'OWNER/REPOSITORY',
    help: 'GitHub repository that the new repository is pushed to; implies --ci github',
    title: 'CI repository',
    message: 'GitHub repository that you push this repository to (owner/repository):',
    paths: [['ci', 'github', 'repository']],
    when: { key: 'ci', is: 'github' },
    isLast: true,
    comment: 'runs Terraform plans on pull requests and applies them after the merge',
  },
];

const USUAL_NAMES = ['dev', 'staging', 'production'];

/** The position before all other environments; it cannot be the name of an environment. */
const FIRST = '';

const ENVIRONMENT: readonly QuestionEntry[] = [
  {
    key: 'after',
    type: 'select',
    value: 'NAME',
    help: 'Environment to insert it after in the promotion order; default: the last one',
    title: 'position',
    message: 'Position in the promotion order:',
    choices: ({ environments }) => [
      ...environments.map((name) => ({ name: `After ${name}`, value: name })),
      { name: `Before ${environments[0]}`, value: FIRST },
    ],
    default: ({ environments }) => environments.at(-1),
    isForAdding: true,
  },
  {
    key: 'name',
    type: 'input',
    value: 'NAME',
    help: 'Name of the environment and its folder',
    title: 'name',
    message: 'Name of environment {number} (in promotion order):',
    paths: [['name']],
    default: ({ environments, index }) => (environments.length === 0 ? USUAL_NAMES[index] : undefined),
    standIn: 'x{number}',
  },
  {
    key: 'account-id',
    type: 'account',
    value: 'ID',
    help: '12-digit ID of its AWS account',
    title: 'account',
    message: 'AWS account for {name}:',
    paths: [['accountId']],
    hint: ACCOUNT_HINT,
    regionOf: 'region',
    standIn: '000000000000',
  },
  {
    key: 'region',
    type: 'input',
    value: 'REGION',
    help: 'AWS Region; default: the Region of the config',
    title: 'Region',
    message: 'AWS Region for {name}:',
    paths: [['region']],
    toConfig: (answer, { region }) => [answer === region ? undefined : answer],
    default: ({ region }) => region,
  },
  {
    key: 'approval',
    type: 'confirm',
    value: '',
    help: 'Require an approval for each deployment; default: in every environment except the first',
    title: 'approval',
    message: 'How are new images deployed to {name}?',
    choices: [
      { name: 'Automatically', value: 'no' },
      { name: 'After a manual approval', value: 'yes' },
    ],
    paths: [['approval']],
    // `true` is rejected for the first environment, where it is usually a mistake. Here it was chosen explicitly.
    toConfig: (answer, { index }) => [answer === 'yes' ? index > 0 || {} : undefined],
    default: ({ index }) => (index === 0 ? 'no' : 'yes'),
  },
  {
    key: 'approver',
    type: 'list',
    value: 'ARN',
    help: 'IAM role or user that can approve; implies --approval; default: none',
    title: 'approvers',
    message: 'Approvers for {name}, as ARNs of IAM roles or users (leave empty to add them later):',
    paths: [['approval', 'approvers']],
    default: '',
    when: { key: 'approval', is: 'yes' },
  },
  {
    key: 'notify',
    type: 'list',
    value: 'EMAIL',
    help: 'Email address to notify when a deployment is waiting for approval; implies --approval; default: none',
    title: 'notifications',
    message: 'Email addresses to notify about approvals for {name} (leave empty for none):',
    paths: [['approval', 'notify']],
    default: '',
    when: { key: 'approval', is: 'yes' },
  },
];

/** CPU units and MiB of Fargate. The config accepts every other pair as well. */
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
    help: 'Port that the container listens on; default: none (a worker)',
    title: 'port',
    message: 'Port that {name} listens on (leave empty for a worker):',
    paths: [['containerPort']],
    toConfig: numbers,
    default: '',
    hint: 'enter a port from 1 to 65535, or leave it empty',
  },
  {
    key: 'load-balancer',
    type: 'list',
    value: 'HOST-OR-PATH',
    help: 'Host or path that a load balancer routes to the service, such as api.example.com or /api/*; default: none',
    title: 'load balancer',
    message: 'Hosts and paths that a load balancer routes to {name}, such as /* (leave empty for none):',
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
    help: 'CPU units and memory in MiB of a task (1024 CPU units are one vCPU); default: 256/512',
    title: 'size',
    message: 'Task size for {name}:',
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
    help: 'Who pushes the image: github, gitlab, iam-user, existing (your own ECR repository) or nobody; default: github',
    title: 'image push',
    message: 'Who pushes the image of {name}?',
    choices: [
      { name: 'A GitHub workflow (OpenID Connect)', value: 'github' },
      { name: 'A GitLab pipeline (OpenID Connect)', value: 'gitlab' },
      { name: 'An IAM user with an access key', value: 'iam-user' },
      { name: 'Not managed here: the ECR repository already exists', value: 'existing' },
      { name: 'Nobody yet', value: 'nobody' },
    ],
    paths: [['push']],
    toConfig: (answer) => [answer === 'iam-user' ? { iamUser: true } : undefined],
    default: 'github',
  },
  {
    key: 'github',
    type: 'input',
    value: 'OWNER/REPOSITORY',
    help: 'GitHub repository that pushes the image; implies --push github; default: that of the previous service',
    title: 'GitHub repository',
    message: 'GitHub repository that pushes the image (owner/repository):',
    paths: [['push', 'github', 'repository']],
    default: ({ previous }) => previous('github'),
    when: { key: 'push', is: 'github' },
  },
  {
    key: 'gitlab',
    type: 'input',
    value: 'GROUP/PROJECT',
    help: 'GitLab project that pushes the image; implies --push gitlab; default: that of the previous service',
    title: 'GitLab project',
    message: 'GitLab project that pushes the image (group/project):',
    paths: [['push', 'gitlab', 'project']],
    default: ({ previous }) => previous('gitlab'),
    when: { key: 'push', is: 'gitlab' },
  },
  {
    key: 'repository-arn',
    type: 'input',
    value: 'ARN',
    help: 'ARN of an existing ECR repository; implies --push existing',
    title: 'ECR repository',
    message: 'ARN of the ECR repository:',
    paths: [['image', 'repositoryArn']],
    when: { key: 'push', is: 'existing' },
  },
];

/** All questions by subject, in the order in which they are asked. */
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
      help: 'Environment to insert it before in the promotion order, instead of --after',
      answers: 'after',
      choices: ({ environments }) => environments.map((name, at) => ({ name, value: environments[at - 1] ?? FIRST })),
    },
  ],
  service: [],
};

/** Hosts, paths and priority of a rule on the environment's listener. */
function listenerRule(answer: string, { index, priorities }: Situation): (string[] | number | undefined)[] {
  const items = listOf(answer);
  if (items.length === 0) return [];
  const paths = items.filter((item) => item.startsWith('/'));
  const hosts = items.filter((item) => !item.startsWith('/'));
  let priority = PRIORITY_STEP * (index + 1);
  while (priorities.includes(priority)) priority += PRIORITY_STEP;
  return [hosts.length > 0 ? hosts : undefined, paths.length > 0 ? paths : undefined, priority];
}

/** Leaves room for other rules between those of two services. */
const PRIORITY_STEP = 100;

/** Text that is not a number stays text, so that the check of the config reports it. */
function numbers(answer: string): (number | string | undefined)[] {
  return answer.split('/').map((text) => (/^\d+$/.test(text) ? Number(text) : text || undefined));
}
