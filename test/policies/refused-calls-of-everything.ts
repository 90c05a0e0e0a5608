// Calls that are denied in examples/everything: calls-of-everything.ts with one change each.
import {
  agreement,
  artifact,
  fileSystem,
  GITLAB_PUSH_ROLE,
  inTopic,
  key,
  LOG_SERVICE_KEY,
  LOG_SERVICE_TOKEN,
  notificationKey,
  OTHER_REGISTRY,
  PULL,
  PUSH,
  PUSH_ROLE,
  pipeline,
  SIDECAR_REPOSITORY,
  through,
  topic,
  WORKER_REPOSITORY,
} from './calls-of-everything';
import type { Call } from './evaluate';
import { inAccount, inPipelineAccount, MEDIA_ENVIRONMENTS } from './names';
import * as r from './resources';
import { type Row, step } from './resources';
import { REFUSED_ROLE_CALLS } from './role-calls';
import { REFUSED_SCHEDULED_CALLS } from './scheduled-calls';

const APPROVER = 'media break-glass user';

export const MEDIA_REFUSED_CALLS: readonly Call[] = [
  ...REFUSED_SCHEDULED_CALLS,
  ...REFUSED_ROLE_CALLS,
  ...step('push an image', [
    ...Object.entries({
      'a later owner of the names': r.token('repo:example/media-api:ref:refs/heads/main', 'sts.amazonaws.com', '9999'),
      'a later owner of the names, with ids': r.token('repo:example@8888/media-api@9999:ref:refs/heads/main'),
      'another owner of the same repository': r.token('repo:example@8888/media-api@5678:ref:refs/heads/main'),
      'a tag that is named otherwise': r.token('repo:example/media-api:ref:refs/tags/1.0'),
      'a tag named like a branch': r.token('repo:example/media-api:ref:refs/tags/main'),
      'a branch named like a tag': r.token('repo:example/media-api:ref:refs/heads/v1.0'),
      'another environment': r.token('repo:example/media-api:environment:hotfix-2'),
      'an environment named like a branch': r.token('repo:example/media-api:environment:main'),
      'the environment of another repository': r.token('repo:example/other:environment:hotfix'),
      'the environment of a later owner of the names': r.token(
        'repo:example@8888/media-api@9999:environment:hotfix',
        'sts.amazonaws.com',
        '9999',
      ),
    }).map(
      ([origin, token]): Row => [
        'GitHub workflow',
        'sts:AssumeRoleWithWebIdentity',
        `push role for ${origin}`,
        PUSH_ROLE,
        token,
      ],
    ),
    ...Object.entries({
      'another project': r.gitlabToken('project_id:4712:ref_type:branch:ref:main'),
      'a project whose id begins alike': r.gitlabToken('project_id:47110:ref_type:branch:ref:main'),
      'another branch': r.gitlabToken('project_id:4711:ref_type:branch:ref:feature'),
      'a branch with a similar name': r.gitlabToken('project_id:4711:ref_type:branch:ref:main-2'),
      'a branch named like a tag': r.gitlabToken('project_id:4711:ref_type:branch:ref:v1.0'),
      'a tag named like a branch': r.gitlabToken('project_id:4711:ref_type:tag:ref:main'),
      'the path of the project': r.gitlabToken('project_path:media/backend/worker:ref_type:branch:ref:main'),
      'the merge request of a fork': r.gitlabToken('project_id:5000:ref_type:branch:ref:main'),
      'another audience': r.gitlabToken('project_id:4711:ref_type:branch:ref:main', 'sts.amazonaws.com'),
    }).map(
      ([origin, token]): Row => [
        'GitLab pipeline',
        'sts:AssumeRoleWithWebIdentity',
        `push role for ${origin}`,
        GITLAB_PUSH_ROLE,
        token,
      ],
    ),
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role of GitLab',
      GITLAB_PUSH_ROLE,
      r.token('repo:example/media-api:ref:refs/heads/main'),
    ],
    ['media worker push role', PUSH, 'media/http-api', inPipelineAccount('ecr', 'repository/media/http-api')],
    ['media worker push role', 'ecr:BatchDeleteImage', 'media/worker', WORKER_REPOSITORY],
    ['media worker push role', 'codepipeline:ListPipelineExecutions', 'media_api', pipeline('api')],
  ]),
  ...step('pull a sidecar image from another account', [
    ['transcoder production execution role', PULL, 'platform/nginx', SIDECAR_REPOSITORY],
  ]),
  ...step('use an existing repository', [
    ['transcoder functions role', 'ecr:PutImage', 'video/transcoder', OTHER_REGISTRY],
    ['media production execution role', PULL, 'video/transcoder', OTHER_REGISTRY],
  ]),
  ...step('store and read artifacts', [
    [
      'media pipeline role',
      's3:PutObject',
      'artifact with the key of the first Region',
      artifact('eu-central-1'),
      r.encryptedWith(key('eu-west-1')),
    ],
    ['media production deploy role', 's3:GetObject', 'artifact', artifact('eu-central-1')],
    [
      'media production deploy role',
      'kms:Decrypt',
      'key of the artifacts',
      key('eu-central-1'),
      r.throughS3('eu-central-1'),
    ],
  ]),
  // One name ends with the other.
  ...step('approve for pre-production', [
    [APPROVER, 'codepipeline:PutApprovalResult', 'approval', `${pipeline('api')}/approve-pre-production/Approve-qa`],
    [APPROVER, 'codepipeline:StartPipelineExecution', 'direct pipeline', `${pipeline('api')}_pre-production`],
    [APPROVER, 'codepipeline:RetryStageExecution', 'deployment', `${pipeline('api')}/deploy-pre-production`],
    [APPROVER, 'codepipeline:EnableStageTransition', 'first stage', `${pipeline('api')}/approve-pre-production`],
    [
      APPROVER,
      'ssm:DeleteParameter',
      'hold',
      inPipelineAccount('ssm', 'parameter/ecs-pipeline/media/media_api/pre-production/hold'),
    ],
  ]),
  ...step('send notifications', [
    ['events.amazonaws.com', 'sns:Publish', 'topic of an approval', topic('media-approval-production_release')],
    [
      'events.amazonaws.com',
      'kms:GenerateDataKey',
      'message of an approval',
      notificationKey,
      inTopic('media-approval-production_release'),
    ],
    ['events.amazonaws.com', 'kms:Decrypt', 'key of the notifications, of no topic', notificationKey],
    ['codepipeline.amazonaws.com', 'sns:Publish', 'topic of on-call', topic('media_on-call')],
    ['media pipeline role', 'sns:Publish', 'topic of on-call', topic('media_on-call')],
  ]),
  ...step('answer another approval, or agree on its behalf', [
    [
      'media approver for qa',
      'codepipeline:PutApprovalResult',
      'approval editors',
      `${pipeline('api')}/approve-pre-production/Approve-editors`,
    ],
    [
      'media approver for qa',
      ['ssm:PutParameter', 'ssm:DeleteParameter'],
      'agreement of editors',
      agreement('editors'),
    ],
    ['media approver for editors', ['ssm:PutParameter', 'ssm:DeleteParameter'], 'agreement of qa', agreement('qa')],
    [APPROVER, 'ssm:PutParameter', 'agreement of qa', agreement('qa')],
    // A single approval needs no agreement.
    [
      APPROVER,
      'ssm:PutParameter',
      'agreement for production',
      inPipelineAccount('ssm', 'parameter/ecs-pipeline/media/media_api/production/agreement/release'),
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
        `transcoder ${it.name} execution role`,
        'secretsmanager:GetSecretValue',
        'key of the log service of another service',
        LOG_SERVICE_KEY,
      ],
      [
        `media ${it.name} execution role`,
        'ssm:GetParameters',
        'token of the log service of another service',
        LOG_SERVICE_TOKEN,
      ],
      [
        `media ${it.name} task role`,
        'secretsmanager:GetSecretValue',
        'key of the log service, which the containers do not need',
        LOG_SERVICE_KEY,
      ],
      [
        `media ${it.name} CloudFormation role`,
        'cloudwatch:DeleteAlarms',
        'alarm of a deployment',
        inAccount(it, 'cloudwatch', 'alarm:media-api-5xx'),
      ],
    ]),
  ),
];
