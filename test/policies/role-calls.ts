// The calls that existing roles, managed policies and the keys of secrets add in examples/everything, and denied calls.
import type { Call } from './evaluate';
import { arnOf, inPipelineAccount, mediaRole, PIPELINE_ACCOUNT, WORKER_ENVIRONMENTS } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const WORKER_REPOSITORY = inPipelineAccount('ecr', 'repository/media/worker');
const API_REPOSITORY = inPipelineAccount('ecr', 'repository/media/http-api');

/** Keys of secrets, and another one of the same account. */
export const SECRETS_KEY = 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-4000-8000-000000000001';
export const SHARED_KEY = 'arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000002';
export const OTHER_KEY = 'arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-4000-8000-00000000ffff';

const through = (service: string, region = 'eu-west-1') => ({ 'kms:ViaService': `${service}.${region}.amazonaws.com` });

export const ROLE_CALLS: readonly Call[] = [
  ...WORKER_ENVIRONMENTS.flatMap(({ name }) =>
    step(`run the worker in ${name} with existing roles`, [
      ...['execution', 'task'].flatMap((kind): Row[] => {
        const who = `worker ${name} CloudFormation role`;
        const arn = arnOf(`worker ${name} ${kind} role`);
        return [
          [who, 'iam:GetRole', `${kind} role`, arn],
          [who, 'iam:PassRole', `${kind} role`, arn, r.passedTo('ecs-tasks')],
        ];
      }),
      [`worker ${name} execution role`, PULL, 'media/worker', WORKER_REPOSITORY],
    ]),
  ),
  // Two other services run the worker's image, its project pushes it, and the function of their pipeline tags it.
  ...step('use the image of the worker', [
    ...WORKER_ENVIRONMENTS.map(
      ({ name }): Row => [`cleanup ${name} execution role`, PULL, 'media/worker', WORKER_REPOSITORY],
    ),
    ['media worker push role', PULL, 'media/worker', WORKER_REPOSITORY],
    [mediaRole('222222222222', 'media-dev-scheduler-execution'), PULL, 'media/worker', WORKER_REPOSITORY],
    [mediaRole(PIPELINE_ACCOUNT, 'media-worker-functions'), 'ecr:BatchGetImage', 'media/worker', WORKER_REPOSITORY],
  ]),
  ...step('decrypt secrets with customer managed keys', [
    ['media dev execution role', 'kms:Decrypt', 'secret', SECRETS_KEY, through('secretsmanager')],
    ['media dev execution role', 'kms:Decrypt', 'parameter', SECRETS_KEY, through('ssm')],
    ['media dev execution role', 'kms:Decrypt', 'secret of another account', SHARED_KEY, through('secretsmanager')],
  ]),
];

export const REFUSED_ROLE_CALLS: readonly Call[] = [
  ...WORKER_ENVIRONMENTS.flatMap(({ accountId, name }) =>
    step(`run the worker in ${name} with existing roles`, [
      [
        `worker ${name} CloudFormation role`,
        'iam:PassRole',
        'execution role, to CloudFormation',
        arnOf(`worker ${name} execution role`),
        r.passedTo('cloudformation'),
      ],
      [
        `worker ${name} CloudFormation role`,
        'iam:PassRole',
        'task role that would have been created',
        mediaRole(accountId, `media-${name}-worker-task`),
        r.passedTo('ecs-tasks'),
      ],
      [`worker ${name} execution role`, PULL, 'media/http-api', API_REPOSITORY],
    ]),
  ),
  ...step('decrypt secrets with customer managed keys', [
    ['media dev execution role', 'kms:Decrypt', 'what it read itself', SECRETS_KEY],
    ['media dev execution role', 'kms:Decrypt', 'object', SECRETS_KEY, through('s3')],
    ['media dev execution role', 'kms:Decrypt', 'secret of another Region', SECRETS_KEY, through('ssm', 'us-east-1')],
    ['media dev execution role', 'kms:Decrypt', 'secret with another key', OTHER_KEY, through('secretsmanager')],
    ['media dev execution role', 'kms:GenerateDataKey', 'secret', SECRETS_KEY, through('secretsmanager')],
    ['media dev task role', 'kms:Decrypt', 'secret', SECRETS_KEY, through('secretsmanager')],
  ]),
];
