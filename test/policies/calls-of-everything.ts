// What examples/everything adds to calls.ts: a second Region, an IAM user that pushes, a registry that was there before,
// secrets, a shared file system, ECS Exec, alarms of a deployment, and a user who approves.
import type { Call } from './evaluate';
import {
  type Environment,
  FOREIGN_ACCOUNT,
  inAccount,
  inPipelineAccount,
  MEDIA_ENVIRONMENTS,
  PIPELINE_ACCOUNT,
  role,
} from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const REPOSITORIES = ['http-api', 'http-api-migrations'].map((name) =>
  inPipelineAccount('ecr', `repository/media/${name}`),
);
const OTHER_REGISTRY = inPipelineAccount('ecr', 'repository/video/transcoder');
const SIDECAR_REPOSITORY = `arn:aws:ecr:eu-west-1:${FOREIGN_ACCOUNT}:repository/platform/nginx`;
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const PUSH = ['ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload'];
const PUSH_ROLE = role(PIPELINE_ACCOUNT, 'media-api-push');

const pipeline = (service: string) => inPipelineAccount('codepipeline', `media-${service}`);
const artifact = (region: string) =>
  `arn:aws:s3:::media-artifacts-${PIPELINE_ACCOUNT}-${region}/media-api/template/a1b2c3d`;
const key = (region: string) => inPipelineAccount('kms', 'alias/media-artifacts', region);

/** All services of a Region share one key: who reads whose template is for the bucket to say. */
const KEY_USERS = ['media', 'transcoder', 'media worker'].flatMap((prefix) => [
  `${prefix} pipeline role`,
  `${prefix} production deploy role`,
]);

const fileSystem = (it: Environment) => inAccount(it, 'elasticfilesystem', 'file-system/fs-0123456789abcdef0');
const through = (it: Environment, accessPoint: string) => ({
  'elasticfilesystem:AccessPointArn': inAccount(it, 'elasticfilesystem', `access-point/${accessPoint}`),
});

export const MEDIA_CALLS: readonly Call[] = [
  ...step('push an image', [
    ...['example/media-api', 'example@1234/media-api@5678'].flatMap((repository) =>
      ['main', 'release'].map((branch): Row => {
        const subject = `repo:${repository}:ref:refs/heads/${branch}`;
        return [
          'GitHub workflow',
          'sts:AssumeRoleWithWebIdentity',
          `push role from ${branch} of ${repository}`,
          PUSH_ROLE,
          r.token(subject),
        ];
      }),
    ),
    ...REPOSITORIES.flatMap((repository): Row[] => [
      ['media push role', PUSH, repository, repository],
      ['media push user', PUSH, repository, repository],
    ]),
  ]),

  ...step('pull the image of a sidecar from an account of others', [
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [`media ${name} execution role`, PULL, 'platform/nginx', SIDECAR_REPOSITORY],
    ),
  ]),

  ...step('use a registry that was there before', [
    ['transcoder pipeline role', 'ecr:DescribeImages', 'video/transcoder', OTHER_REGISTRY],
    ['transcoder functions role', 'ecr:DescribeImages', 'video/transcoder', OTHER_REGISTRY],
    ...MEDIA_ENVIRONMENTS.map(
      ({ name }): Row => [`transcoder ${name} execution role`, PULL, 'video/transcoder', OTHER_REGISTRY],
    ),
  ]),

  ...step('bring the template to another Region', [
    ['media pipeline role', 's3:PutObject', 'template', artifact('eu-central-1'), r.encryptedWith(key('eu-central-1'))],
    ...KEY_USERS.filter((who) => who.endsWith('pipeline role')).map(
      (who): Row => [who, 'kms:GenerateDataKey', 'template', key('eu-central-1'), r.throughS3('eu-central-1')],
    ),
    ['media pipeline role', 's3:GetObject', 'template', artifact('eu-central-1')],
    ['media production deploy role', 's3:GetObject', 'template', artifact('eu-central-1')],
    ...KEY_USERS.map((who): Row => [who, 'kms:Decrypt', 'template', key('eu-central-1'), r.throughS3('eu-central-1')]),
  ]),

  ...step('give an approval', [
    ...['media approver of production', 'media break-glass user', 'release manager'].flatMap((who) =>
      ['api', 'transcoder', 'worker'].map((service): Row => {
        const action = `${pipeline(service)}/approve-production/Approve`;
        return [who, 'codepipeline:PutApprovalResult', `approval of ${service} in production`, action];
      }),
    ),
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
  ]),
];

export const MEDIA_REFUSED_CALLS: readonly Call[] = [
  ...step('push an image', [
    ...Object.entries({
      'a later owner of the names': r.token('repo:example/media-api:ref:refs/heads/main', 'sts.amazonaws.com', '9999'),
      'a later owner of the names, with ids': r.token('repo:example@8888/media-api@9999:ref:refs/heads/main'),
      'another owner of the same repository': r.token('repo:example@8888/media-api@5678:ref:refs/heads/main'),
    }).map(
      ([origin, token]): Row => [
        'GitHub workflow',
        'sts:AssumeRoleWithWebIdentity',
        `push role for ${origin}`,
        PUSH_ROLE,
        token,
      ],
    ),
  ]),
  ...step('pull the image of a sidecar from an account of others', [
    ['transcoder production execution role', PULL, 'platform/nginx', SIDECAR_REPOSITORY],
  ]),
  ...step('use a registry that was there before', [
    ['transcoder functions role', 'ecr:PutImage', 'video/transcoder', OTHER_REGISTRY],
    ['media production execution role', PULL, 'video/transcoder', OTHER_REGISTRY],
  ]),
  ...step('bring the template to another Region', [
    [
      'media pipeline role',
      's3:PutObject',
      'template with the key of the first Region',
      artifact('eu-central-1'),
      r.encryptedWith(key('eu-west-1')),
    ],
    ['media production deploy role', 's3:GetObject', 'template of the first Region', artifact('eu-west-1')],
    ['media production deploy role', 'kms:Decrypt', 'key of the first Region', key('eu-west-1'), r.throughS3()],
    ['media dev deploy role', 's3:GetObject', 'template of the second Region', artifact('eu-central-1')],
    [
      'media dev deploy role',
      'kms:Decrypt',
      'key of the second Region',
      key('eu-central-1'),
      r.throughS3('eu-central-1'),
    ],
  ]),
  ...step('give an approval', [
    [
      'media break-glass user',
      'codepipeline:PutApprovalResult',
      'approval of pre-production',
      `${pipeline('api')}/approve-pre-production/Approve`,
    ],
  ]),
  ...MEDIA_ENVIRONMENTS.flatMap((it) =>
    step(`run ${it.name}`, [
      [
        `media ${it.name} task role`,
        'elasticfilesystem:ClientMount',
        'uploads, through another access point',
        fileSystem(it),
        through(it, 'fsap-00000000000000000'),
      ],
      [
        `media ${it.name} task role`,
        'elasticfilesystem:ClientMount',
        'uploads, through no access point',
        fileSystem(it),
      ],
      [
        `media ${it.name} task role`,
        'elasticfilesystem:ClientRootAccess',
        'uploads',
        fileSystem(it),
        through(it, 'fsap-0123456789abcdef0'),
      ],
      [`transcoder ${it.name} task role`, 'ssmmessages:OpenDataChannel', 'ECS Exec, which is off', '*'],
      [
        `media ${it.name} CloudFormation role`,
        'cloudwatch:DeleteAlarms',
        'alarm of a deployment',
        inAccount(it, 'cloudwatch', 'alarm:media-api-5xx'),
      ],
    ]),
  ),
];
