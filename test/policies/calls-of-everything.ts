// The calls that examples/everything adds to calls.ts: a second Region, an IAM user that pushes, an existing
// repository, secrets, a shared file system, ECS Exec, deployment alarms, and a user as an approver.
import type { Call } from './evaluate';
import {
  type Environment,
  FOREIGN_ACCOUNT,
  inAccount,
  inPipelineAccount,
  MEDIA_ENVIRONMENTS,
  mediaRole,
  PIPELINE_ACCOUNT,
} from './names';
import * as r from './resources';
import { type Row, step } from './resources';
import { ROLE_CALLS } from './role-calls';
import { SCHEDULED_CALLS } from './scheduled-calls';

const REPOSITORIES = ['http-api', 'http-api-migrations'].map((name) =>
  inPipelineAccount('ecr', `repository/media/${name}`),
);
export const OTHER_REGISTRY = inPipelineAccount('ecr', 'repository/video/transcoder');
export const SIDECAR_REPOSITORY = `arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/nginx`;
export const LOG_ROUTER_REPOSITORY = `arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/fluentd`;
export const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
export const PUSH = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload'];
export const PUSH_ROLE = mediaRole(PIPELINE_ACCOUNT, 'media-api-push');
export const GITLAB_PUSH_ROLE = mediaRole(PIPELINE_ACCOUNT, 'media-worker-gitlab-push');
export const WORKER_REPOSITORY = inPipelineAccount('ecr', 'repository/media/worker');

export const pipeline = (service: string) => inPipelineAccount('codepipeline', `media_${service}`);
export const artifact = (region: string, name = 'media_api') =>
  `arn:aws:s3:::media-artifacts-${PIPELINE_ACCOUNT}-${region}/${name}/source/a1b2c3d`;
export const key = (region: string) => inPipelineAccount('kms', 'alias/media-artifacts', region);

export const topic = (name: string) => inPipelineAccount('sns', name);
export const notificationKey = inPipelineAccount('kms', 'alias/media-notifications');

/** The encryption context of SNS is a topic. */
export const inTopic = (name: string) => ({ 'kms:EncryptionContext:aws:sns:topicArn': topic(name) });

/** An approver of one approval can agree only for that approval. */
export const agreement = (approval: string) =>
  inPipelineAccount('ssm', `parameter/ecs-pipeline/media/media_api/pre-production/agreement/${approval}`);

/** All services of a Region share one key. Access to artifacts is controlled by the bucket's resources. */
const KEY_USERS = ['media', 'transcoder', 'media worker'].map((prefix) => `${prefix} pipeline role`);

/** The approvers of production. */
const APPROVERS = ['media approver of production', 'media break-glass user', 'release manager'];

/** The approvers of the two approvals of pre-production. */
const PRE_PRODUCTION_APPROVERS = {
  qa: ['media approver for qa', 'media qa approver'],
  editors: ['media approver for editors'],
};

/** Everyone who can view the product's pipelines. */
const EVERYBODY = [
  ...APPROVERS,
  ...Object.values(PRE_PRODUCTION_APPROVERS).flat(),
  'media operator of dev',
  'media viewer',
];

const functionsRole = (service: string) => mediaRole(PIPELINE_ACCOUNT, `media-${service}-functions`);

export const fileSystem = (it: Environment) => inAccount(it, 'elasticfilesystem', 'file-system/fs-0123456789abcdef0');
export const through = (it: Environment, accessPoint: string) => ({
  'elasticfilesystem:AccessPointArn': inAccount(it, 'elasticfilesystem', `access-point/${accessPoint}`),
});

/** The secrets of log drivers. */
export const LOG_SERVICE_KEY = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:media/datadog-a1b2c3';
export const LOG_SERVICE_TOKEN = 'arn:aws:ssm:eu-west-1:111111111111:parameter/media/splunk-token';

export const MEDIA_CALLS: readonly Call[] = [
  ...ROLE_CALLS,

  ...step('push an image', [
    ...['example/media-api', 'example@1234/media-api@5678'].flatMap((repository) =>
      ['ref:refs/heads/main', 'ref:refs/heads/release', 'ref:refs/tags/v1.0', 'environment:hotfix'].map(
        (origin): Row => [
          'GitHub workflow',
          'sts:AssumeRoleWithWebIdentity',
          `push role from ${origin} of ${repository}`,
          PUSH_ROLE,
          r.token(`repo:${repository}:${origin}`),
        ],
      ),
    ),
    ...['branch:ref:main', 'branch:ref:release/1.x', 'tag:ref:v1.0'].map(
      (origin): Row => [
        'GitLab pipeline',
        'sts:AssumeRoleWithWebIdentity',
        `push role from ${origin}`,
        GITLAB_PUSH_ROLE,
        r.gitlabToken(`project_id:4711:ref_type:${origin}`),
      ],
    ),
    ['media worker push role', PUSH, 'media/worker', WORKER_REPOSITORY],
    ...REPOSITORIES.flatMap((repository): Row[] => [
      ['media push role', PUSH, repository, repository],
      ['media push user', PUSH, repository, repository],
    ]),
  ]),

  ...step('pull a sidecar image from another account', [
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [`media ${name} execution role`, PULL, 'platform/nginx', SIDECAR_REPOSITORY],
    ),
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [`transcoder ${name} execution role`, PULL, 'platform/fluentd', LOG_ROUTER_REPOSITORY],
    ),
  ]),

  ...step('use an existing repository', [
    ['transcoder pipeline role', 'ecr:DescribeImages', 'video/transcoder', OTHER_REGISTRY],
    ['transcoder functions role', 'ecr:DescribeImages', 'video/transcoder', OTHER_REGISTRY],
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [`transcoder ${name} execution role`, PULL, 'video/transcoder', OTHER_REGISTRY],
    ),
  ]),

  ...step('view images, also in an existing repository', [
    ...EVERYBODY.flatMap((who) =>
      [...REPOSITORIES.slice(0, 1), OTHER_REGISTRY].map(
        (repository): Row => [who, 'ecr:DescribeImages', repository, repository],
      ),
    ),
    ...['media pipeline role', 'media functions role', 'media push role', 'media push user'].map(
      (who): Row => [who, 'ecr:DescribeImages', REPOSITORIES[0]!, REPOSITORIES[0]!],
    ),
  ]),

  // The policies list resources with custom names.
  ...MEDIA_ENVIRONMENTS.flatMap((it) => {
    const who = `media viewer of ${it.name}`;
    const deployment = (stack: string) => inAccount(it, 'ssm', `parameter/ecs/${stack}/deployment`);
    const stackOf = (stack: string) => inAccount(it, 'cloudformation', `stack/${stack}/0a1b`);
    return step(`view ${it.name}`, [
      [
        `transcoder ${it.name} deploy role`,
        'cloudformation:DescribeStackEvents',
        'transcoder',
        stackOf('media-transcoder'),
      ],
      [`transcoder ${it.name} promotion role`, 'ssm:GetParameterHistory', 'transcoder', deployment('media-transcoder')],
      [`media ${it.name} deploy role`, 'cloudformation:DescribeStackEvents', 'api', stackOf(`media-${it.name}-api`)],
      [`media ${it.name} promotion role`, 'ssm:GetParameterHistory', 'api', deployment(`media-${it.name}-api`)],
      [
        who,
        'cloudformation:DescribeStackEvents',
        'transcoder',
        inAccount(it, 'cloudformation', 'stack/media-transcoder/0a1b'),
      ],
      [who, 'ssm:GetParameterHistory', 'transcoder', inAccount(it, 'ssm', 'parameter/ecs/media-transcoder/deployment')],
      [
        who,
        'cloudformation:DescribeStackEvents',
        'api',
        inAccount(it, 'cloudformation', `stack/media-${it.name}-api/0a1b`),
      ],
      [who, 'ssm:GetParameterHistory', 'api', inAccount(it, 'ssm', `parameter/ecs/media-${it.name}-api/deployment`)],
    ]);
  }),

  ...SCHEDULED_CALLS,

  ...step('operate dev', [
    ...['api', 'transcoder', 'worker'].flatMap((service): Row[] => {
      const who = 'media operator of dev';
      return [
        [who, 'codepipeline:DisableStageTransition', `first stage of ${service}`, `${pipeline(service)}/deploy-dev`],
        [
          functionsRole(service),
          'codepipeline:DisableStageTransition',
          'first stage',
          `${pipeline(service)}/deploy-dev`,
        ],
        [who, 'codepipeline:StartPipelineExecution', `direct pipeline of ${service}`, `${pipeline(service)}_dev`],
      ];
    }),
  ]),

  // CodePipeline truncates the name `media_api_pre-production` to 20 characters.
  ...['eu-west-1', 'eu-central-1'].flatMap((region) =>
    step(`store and read artifacts in ${region}`, [
      ...['media_api', 'media_api_production', 'media_api_pre-produc'].flatMap((name): Row[] => {
        const object = artifact(region, name);
        return [
          ['media pipeline role', 's3:PutObject', `artifact of ${name}`, object, r.encryptedWith(key(region))],
          ['media pipeline role', 's3:GetObject', `artifact of ${name}`, object],
        ];
      }),
      ...KEY_USERS.map(
        (who): Row => [who, ['kms:Decrypt', 'kms:GenerateDataKey'], 'artifact', key(region), r.throughS3(region)],
      ),
    ]),
  ),

  ...step('approve, hold, and deploy directly', [
    ...APPROVERS.flatMap((who) =>
      ['api', 'transcoder', 'worker'].flatMap((service): Row[] => {
        const stage = `${pipeline(service)}/approve-production`;
        return [
          [who, 'codepipeline:PutApprovalResult', `approval of ${service} in production`, `${stage}/Approve-release`],
          [who, 'codepipeline:EnableStageTransition', `first stage of ${service} in production`, stage],
          [
            who,
            'codepipeline:StartPipelineExecution',
            `direct pipeline of ${service} in production`,
            `${pipeline(service)}_production`,
          ],
          [
            who,
            'ssm:DeleteParameter',
            `hold of ${service} in production`,
            inPipelineAccount('ssm', `parameter/ecs-pipeline/media/media_${service}/production/hold`),
          ],
        ];
      }),
    ),
  ]),

  ...step('send notifications', [
    ...KEY_USERS.map(
      (who): Row => [who, ['kms:Decrypt', 'kms:GenerateDataKey'], 'message', notificationKey, r.throughSns()],
    ),
    ['events.amazonaws.com', 'sns:Publish', 'topic of on-call', topic('media_on-call')],
    [
      'events.amazonaws.com',
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      'message',
      notificationKey,
      inTopic('media_on-call'),
    ],
  ]),

  ...step('approve one of several approvals, and agree to a direct deployment', [
    ...Object.entries(PRE_PRODUCTION_APPROVERS).flatMap(([name, approvers]) =>
      approvers.flatMap((who): Row[] => {
        const stage = `${pipeline('api')}/approve-pre-production`;
        return [
          [
            who,
            'codepipeline:PutApprovalResult',
            `approval ${name} of api in pre-production`,
            `${stage}/Approve-${name}`,
          ],
          [who, 'codepipeline:DisableStageTransition', 'first stage of api in pre-production', stage],
          [who, 'codepipeline:RetryStageExecution', 'deployment of api', `${pipeline('api')}/deploy-pre-production`],
          [who, 'codepipeline:StartPipelineExecution', 'direct pipeline of api', `${pipeline('api')}_pre-production`],
          [who, ['ssm:PutParameter', 'ssm:DeleteParameter'], `agreement of ${name}`, agreement(name)],
        ];
      }),
    ),
    ...Object.keys(PRE_PRODUCTION_APPROVERS).map(
      (name): Row => [
        'media functions role',
        ['ssm:GetParameter', 'ssm:DeleteParameter'],
        `agreement of ${name}`,
        agreement(name),
      ],
    ),
    [
      'media functions role',
      'codepipeline:DisableStageTransition',
      'first stage of api in pre-production',
      `${pipeline('api')}/approve-pre-production`,
    ],
  ]),

  ...MEDIA_ENVIRONMENTS.flatMap((it) =>
    step(`run ${it.name}`, [
      [`media ${it.name} task role`, 'ssmmessages:OpenDataChannel', 'ECS Exec', '*'],
      [
        `media ${it.name} task role`,
        'elasticfilesystem:ClientMount',
        'uploads',
        fileSystem(it),
        through(it, 'fsap-0123456789abcdef0'),
      ],
      [
        `media ${it.name} task role`,
        'elasticfilesystem:ClientWrite',
        'uploads',
        fileSystem(it),
        through(it, 'fsap-0123456789abcdef0'),
      ],
      [
        `media ${it.name} CloudFormation role`,
        'cloudwatch:DescribeAlarms',
        'alarm of a deployment',
        inAccount(it, 'cloudwatch', 'alarm:media-api-5xx'),
      ],
    ]),
  ),
  ...step('read secrets', [
    [
      'media dev execution role',
      'secretsmanager:GetSecretValue',
      'DATABASE_URL',
      'arn:aws:secretsmanager:eu-west-1:222222222222:secret:media/api-a1b2c3',
    ],
    [
      'media dev execution role',
      'ssm:GetParameters',
      'API_KEY',
      'arn:aws:ssm:eu-west-1:222222222222:parameter/media/api-key',
    ],
    [
      'media production execution role',
      'secretsmanager:GetSecretValue',
      'DATABASE_URL',
      'arn:aws:secretsmanager:eu-central-1:444444444444:secret:media/api-d4e5f6',
    ],
    [
      'media production execution role',
      'ssm:GetParameters',
      'API_KEY',
      'arn:aws:ssm:eu-central-1:444444444444:parameter/media/api-key',
    ],
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [
        `media ${name} execution role`,
        'secretsmanager:GetSecretValue',
        'key of the log service',
        LOG_SERVICE_KEY,
      ],
    ),
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [
        `transcoder ${name} execution role`,
        'ssm:GetParameters',
        'token of the log service of a sidecar',
        LOG_SERVICE_TOKEN,
      ],
    ),
  ]),
];
