// What is refused even to who has a part in it: calls.ts with one thing changed.
import {
  ARTIFACT,
  BUCKET,
  CALLS,
  cloudFormationRole,
  ENCRYPTED,
  executionRole,
  from,
  KEY,
  PIPELINE,
  stack,
  stackName,
  step,
  taskRole,
  token,
} from './calls';
import type { Call } from './evaluate';
import { ENVIRONMENTS, FOREIGN_ACCOUNT, inAccount, inPipelineAccount, PIPELINE_ACCOUNT, role } from './names';

const PUSH_ROLE = role(PIPELINE_ACCOUNT, 'shop-api-push');
const OTHER_KEY = inPipelineAccount('kms', 'key/00000000-0000-0000-0000-000000000000');
const plainHttp = { 'aws:SecureTransport': 'false' };

export const REFUSED_CALLS: readonly Call[] = [
  ...CALLS.filter(({ action }) => action.startsWith('s3:')).map((call) => ({
    ...call,
    step: `${call.step}, over plain HTTP`,
    context: { ...call.context, ...plainHttp },
  })),

  ...step('store an artifact', [
    ['pipeline role', 's3:PutObject', 'artifact without encryption', ARTIFACT],
    [
      'pipeline role',
      's3:PutObject',
      'artifact with the key of S3',
      ARTIFACT,
      { 's3:x-amz-server-side-encryption': 'AES256' },
    ],
    [
      'pipeline role',
      's3:PutObject',
      'artifact with a key that is not named',
      ARTIFACT,
      { 's3:x-amz-server-side-encryption': 'aws:kms' },
    ],
    [
      'pipeline role',
      's3:PutObject',
      'artifact with another key',
      ARTIFACT,
      { ...ENCRYPTED, 's3:x-amz-server-side-encryption-aws-kms-key-id': OTHER_KEY },
    ],
    ['administrator of 111111111111', 's3:PutObject', 'artifact without encryption', ARTIFACT],
    ['administrator of 111111111111', 'kms:Decrypt', 'key of the artifact store', KEY],
    ['administrator of 111111111111', 'kms:GenerateDataKey', 'key of the artifact store', KEY],
    ['pipeline role', 's3:DeleteObject', 'artifact of api', ARTIFACT],
    ['pipeline role', 's3:PutBucketPolicy', 'artifact store', BUCKET],
  ]),

  ...step('start the pipeline', [
    [
      'events.amazonaws.com',
      'sts:AssumeRole',
      'events role, for another rule',
      role(PIPELINE_ACCOUNT, 'shop-api-events'),
      from(inPipelineAccount('events', 'rule/other')),
    ],
    [
      'codepipeline.amazonaws.com',
      'sts:AssumeRole',
      'pipeline role, for another pipeline',
      role(PIPELINE_ACCOUNT, 'shop-api-pipeline'),
      from(`${PIPELINE}-2`),
    ],
    [
      'codepipeline.amazonaws.com',
      'sts:AssumeRole',
      'pipeline role, for another account',
      role(PIPELINE_ACCOUNT, 'shop-api-pipeline'),
      from(PIPELINE.replace(PIPELINE_ACCOUNT, FOREIGN_ACCOUNT)),
    ],
  ]),

  ...step('push an image', [
    ...[
      ['a workflow of another repository', token('repo:example/other:ref:refs/heads/main')],
      ['a workflow of another owner', token('repo:other/shop-api:ref:refs/heads/main')],
      ['a workflow of another branch', token('repo:example/shop-api:ref:refs/heads/feature')],
      ['a workflow of a branch that begins alike', token('repo:example/shop-api:ref:refs/heads/main-2')],
      ['a pull request', token('repo:example/shop-api:pull_request')],
      ['a tag', token('repo:example/shop-api:ref:refs/tags/main')],
      ['a token for somebody else', token('repo:example/shop-api:ref:refs/heads/main', 'https://github.com/example')],
    ].map(
      ([what, context]) =>
        ['GitHub workflow', 'sts:AssumeRoleWithWebIdentity', `push role, for ${what}`, PUSH_ROLE, context] as never,
    ),
    ['push role', 'ecr:BatchDeleteImage', 'repository', inPipelineAccount('ecr', 'repository/shop/api')],
    ['push role', 'ecr:SetRepositoryPolicy', 'repository', inPipelineAccount('ecr', 'repository/shop/api')],
  ]),

  ...step('give an approval', [
    ['release manager', 'codepipeline:PutApprovalResult', 'approval of staging', `${PIPELINE}/approve-staging/Approve`],
    [
      'approver of staging',
      'codepipeline:PutApprovalResult',
      'approval of production',
      `${PIPELINE}/approve-production/Approve`,
    ],
    ['release manager', 'codepipeline:PutApprovalResult', 'another action', `${PIPELINE}/approve-production/Inspect`],
    ['release manager', 'codepipeline:OverrideStageCondition', 'stage of production', `${PIPELINE}/deploy-production`],
    [
      'pipeline role',
      'codepipeline:PutApprovalResult',
      'approval of production',
      `${PIPELINE}/approve-production/Approve`,
    ],
    [
      'functions role',
      'codepipeline:PutApprovalResult',
      'approval of production',
      `${PIPELINE}/approve-production/Approve`,
    ],
  ]),

  ...ENVIRONMENTS.flatMap((it) => {
    const deployer = `${it.name} deploy role`;
    const manager = `${it.name} CloudFormation role`;
    const administrator = role(it.accountId, 'administrator');
    const to = (service: string) => ({ 'iam:PassedToService': `${service}.amazonaws.com` });
    return [
      ...step(`deploy to ${it.name}`, [
        [
          deployer,
          's3:GetObject',
          'template of a service whose name begins alike',
          ARTIFACT.replace('shop-api/', 'shop-api-2/'),
        ],
        [deployer, 's3:PutObject', 'template of api', ARTIFACT, ENCRYPTED],
        [deployer, 'kms:Decrypt', 'template of api, but not through S3', KEY],
        [
          deployer,
          'kms:Decrypt',
          'template of api, but through Secrets Manager',
          KEY,
          { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' },
        ],
        [
          deployer,
          'kms:Decrypt',
          'another key of the pipeline account',
          OTHER_KEY,
          { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
        ],
        [deployer, 'cloudformation:CreateStack', 'stack of api', stack(it)],
        [deployer, 'cloudformation:DeleteStack', 'stack of api', stack(it)],
        [
          deployer,
          'cloudformation:UpdateStack',
          'stack whose name begins alike',
          stack(it).replace('-api/', '-api-2/'),
        ],
        [deployer, 'iam:PassRole', 'CloudFormation role to tasks', cloudFormationRole(it), to('ecs-tasks')],
        [deployer, 'iam:PassRole', 'CloudFormation role to Lambda', cloudFormationRole(it), to('lambda')],
        [deployer, 'iam:PassRole', 'administrator to CloudFormation', administrator, to('cloudformation')],
        [deployer, 'iam:PassRole', 'task role to tasks', taskRole(it), to('ecs-tasks')],
        [
          deployer,
          'ecs:UpdateService',
          'service api',
          inAccount(it, 'ecs', `service/shop-${it.name}/${stackName(it)}`),
        ],
        ['pipeline role', 'cloudformation:UpdateStack', 'stack of api, without the deploy role', stack(it)],
      ]),
      ...step(`update the stack in ${it.name}`, [
        [manager, 'iam:PassRole', 'execution role to Lambda', executionRole(it), to('lambda')],
        [manager, 'iam:PassRole', 'itself to tasks', cloudFormationRole(it), to('ecs-tasks')],
        [manager, 'iam:PassRole', 'administrator to tasks', administrator, to('ecs-tasks')],
        [manager, 'iam:PutRolePolicy', 'task role', taskRole(it)],
        [
          manager,
          'ecs:CreateService',
          'service in another cluster',
          inAccount(it, 'ecs', `service/other/${stackName(it)}`),
        ],
        [
          manager,
          'ecs:RegisterTaskDefinition',
          'family that begins alike',
          inAccount(it, 'ecs', `task-definition/${stackName(it)}-2:1`),
        ],
        [
          manager,
          'application-autoscaling:RegisterScalableTarget',
          'scalable target of DynamoDB',
          inAccount(it, 'application-autoscaling', 'scalable-target/0a1b2c3d'),
          { 'application-autoscaling:service-namespace': 'dynamodb' },
        ],
        [manager, 'cloudwatch:DeleteAlarms', 'alarm of somebody else', inAccount(it, 'cloudwatch', 'alarm:on-call')],
        [
          manager,
          'ssm:PutParameter',
          'image that runs',
          inAccount(it, 'ssm', `parameter/ecs/${stackName(it)}/deployed-image`),
        ],
      ]),
      ...step(`run tasks in ${it.name}`, [
        [
          'ecs-tasks.amazonaws.com',
          'sts:AssumeRole',
          'execution role, for another account',
          executionRole(it),
          from(inAccount({ ...it, accountId: FOREIGN_ACCOUNT }, 'ecs', 'task/other/0a1b')),
        ],
        [
          `${it.name} execution role`,
          'ecr:PutImage',
          'repository of the pipeline account',
          inPipelineAccount('ecr', 'repository/shop/api'),
        ],
        [
          `${it.name} task role`,
          'ecr:BatchGetImage',
          'repository of the pipeline account',
          inPipelineAccount('ecr', 'repository/shop/api'),
        ],
        [`${it.name} task role`, 'ssmmessages:OpenDataChannel', 'ECS Exec, which is off', '*'],
      ]),
    ];
  }),
];
