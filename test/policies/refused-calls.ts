// What is refused even to those who have a part in it: calls.ts with one thing changed.
import { CALLS } from './calls';
import type { Call } from './evaluate';
import {
  ENVIRONMENTS,
  type Environment,
  FOREIGN_ACCOUNT,
  inAccount,
  inPipelineAccount,
  PIPELINE_ACCOUNT,
  role,
} from './names';
import * as r from './resources';
import { type Row, step } from './resources';

const OTHER_KEY = inPipelineAccount('kms', 'key/00000000-0000-0000-0000-000000000000');
const ADMINISTRATOR = `administrator of ${PIPELINE_ACCOUNT}`;

export const REFUSED_CALLS: readonly Call[] = [
  ...CALLS.filter(({ action }) => action.startsWith('s3:')).map((call) => ({
    ...call,
    step: `${call.step}, over plain HTTP`,
    context: { ...call.context, 'aws:SecureTransport': 'false' },
  })),

  ...step('push an image', [
    ...workflows(),
    ['push role', 'ecr:BatchDeleteImage', 'repository', r.REPOSITORY],
    ['push role', 'ecr:SetRepositoryPolicy', 'repository', r.REPOSITORY],
  ]),

  ...step('start the pipeline', [
    [
      'events.amazonaws.com',
      'sts:AssumeRole',
      'events role for another rule',
      r.EVENTS_ROLE,
      r.onBehalfOf(`${r.RULE}-2`),
    ],
    ['codebuild.amazonaws.com', 'sts:AssumeRole', 'pipeline role', r.PIPELINE_ROLE, r.onBehalfOf(r.PIPELINE)],
  ]),

  ...step('store an artifact', [
    ['pipeline role', 's3:PutObject', 'template without encryption', r.ARTIFACT],
    ['pipeline role', 's3:PutObject', 'template with the key of S3', r.ARTIFACT, putWith('AES256')],
    ['pipeline role', 's3:PutObject', 'template with a key that is not named', r.ARTIFACT, putWith('aws:kms')],
    ['pipeline role', 's3:PutObject', 'template with another key', r.ARTIFACT, r.encryptedWith(OTHER_KEY)],
    [
      'pipeline role',
      's3:PutObject',
      "template with the key of S3, beside the name of the store's",
      r.ARTIFACT,
      { ...r.encryptedWith(r.KEY), ...putWith('AES256') },
    ],
    ['pipeline role', 's3:GetBucketVersioning', 'another bucket', 'arn:aws:s3:::other'],
    ['pipeline role', 's3:DeleteObject', 'template of api', r.ARTIFACT],
    ['pipeline role', 's3:PutBucketPolicy', 'artifact store', r.BUCKET],
    [ADMINISTRATOR, 's3:PutObject', 'template without encryption', r.ARTIFACT],
    ...[ADMINISTRATOR, 'namesake of the pipeline role', 'pipeline role of shop-web'].map(
      (who): Row => [who, ['kms:Decrypt', 'kms:GenerateDataKey'], 'key of the artifacts', r.KEY],
    ),
  ]),

  ...step('act as somebody else', [
    ['functions role', 'codepipeline:GetPipelineExecution', 'pipeline whose name begins alike', `${r.PIPELINE}-2`],
    [
      'functions role',
      ['codepipeline:StartPipelineExecution', 'codepipeline:StopPipelineExecution'],
      'pipeline',
      r.PIPELINE,
    ],
    ['pipeline role', 'sts:AssumeRole', 'administrator', role(PIPELINE_ACCOUNT, 'administrator')],
    ['functions role', 'sts:AssumeRole', 'administrator', role(PIPELINE_ACCOUNT, 'administrator')],
  ]),

  ...step('give an approval', [
    ['pipeline role', 'sns:Publish', 'another topic', inPipelineAccount('sns', 'other')],
    ['release manager', 'codepipeline:PutApprovalResult', 'approval of staging', approval('staging')],
    ['approver of staging', 'codepipeline:PutApprovalResult', 'approval of production', approval('production')],
    ['pipeline role', 'codepipeline:PutApprovalResult', 'approval of production', approval('production')],
    ['functions role', 'codepipeline:PutApprovalResult', 'approval of production', approval('production')],
    ['release manager', 'codepipeline:OverrideStageCondition', 'production', `${r.PIPELINE}/deploy-production`],
  ]),

  ...ENVIRONMENTS.flatMap((it) => [
    ...step(`deploy to ${it.name}`, deploy(it)),
    ...step(`update the stack in ${it.name}`, updateStack(it)),
    ...step(`run tasks in ${it.name}`, runTasks(it)),
  ]),
];

function workflows(): Row[] {
  const tokens = {
    'another repository': r.token('repo:example/other:ref:refs/heads/main'),
    'another owner': r.token('repo:other/shop-api:ref:refs/heads/main'),
    'another branch': r.token('repo:example/shop-api:ref:refs/heads/feature'),
    'another repository with ids': r.token('repo:example@1234/other@5678:ref:refs/heads/main'),
    'another owner with ids': r.token('repo:other@1234/shop-api@5678:ref:refs/heads/main'),
    'another branch with ids': r.token('repo:example@1234/shop-api@5678:ref:refs/heads/feature'),
    'a branch whose name begins alike': r.token('repo:example/shop-api:ref:refs/heads/main-2'),
    'a pull request': r.token('repo:example/shop-api:pull_request'),
    'a tag': r.token('repo:example/shop-api:ref:refs/tags/main'),
    'another audience': r.token('repo:example/shop-api:ref:refs/heads/main', 'https://github.com/example'),
  };
  return Object.entries(tokens).map(([origin, context]) => [
    'GitHub workflow',
    'sts:AssumeRoleWithWebIdentity',
    `push role for ${origin}`,
    r.PUSH_ROLE,
    context,
  ]);
}

function putWith(encryption: string) {
  return { 's3:x-amz-server-side-encryption': encryption };
}

function approval(environment: string): string {
  return `${r.PIPELINE}/approve-${environment}/Approve`;
}

function deploy(it: Environment): Row[] {
  const who = `${it.name} deploy role`;
  const own = r.resourcesIn(it);
  const alike = (arn: string) => arn.replace('-api/', '-api-2/');
  const throughSecrets = { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' };
  return [
    [who, 's3:GetObject', 'template of a service whose name begins alike', alike(r.ARTIFACT)],
    [who, 's3:PutObject', 'template of api', r.ARTIFACT, r.encryptedWith(r.KEY)],
    [who, 'kms:Decrypt', 'key of the artifacts, not through S3', r.KEY],
    [who, 'kms:Decrypt', 'key of the artifacts, through Secrets Manager', r.KEY, throughSecrets],
    [who, 'kms:Decrypt', 'another key of the pipeline account', OTHER_KEY, r.throughS3()],
    [who, ['cloudformation:CreateStack', 'cloudformation:DeleteStack'], 'stack of api', own.stack],
    [who, 'cloudformation:UpdateStack', 'stack whose name begins alike', alike(own.stack)],
    [who, 'iam:PassRole', 'CloudFormation role to tasks', own.cloudFormationRole, r.passedTo('ecs-tasks')],
    [who, 'iam:PassRole', 'CloudFormation role to Lambda', own.cloudFormationRole, r.passedTo('lambda')],
    [who, 'iam:PassRole', 'administrator', role(it.accountId, 'administrator'), r.passedTo('cloudformation')],
    [who, 'iam:PassRole', 'task role', own.taskRole, r.passedTo('ecs-tasks')],
    [who, 'ecs:UpdateService', 'service api', own.service],
    ['pipeline role', 'cloudformation:UpdateStack', 'stack of api, not as the deploy role', own.stack],
  ];
}

function updateStack(it: Environment): Row[] {
  const who = `${it.name} CloudFormation role`;
  const own = r.resourcesIn(it);
  const lambdaRole = role(it.accountId, 'aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda');
  const forLambda = { 'iam:AWSServiceName': 'lambda.amazonaws.com' };
  const forScaling = { 'iam:AWSServiceName': 'ecs.application-autoscaling.amazonaws.com' };
  const register = 'application-autoscaling:RegisterScalableTarget';
  return [
    [who, 'iam:PassRole', 'execution role to Lambda', own.executionRole, r.passedTo('lambda')],
    [who, 'iam:PassRole', 'itself to tasks', own.cloudFormationRole, r.passedTo('ecs-tasks')],
    [who, 'iam:PassRole', 'administrator', role(it.accountId, 'administrator'), r.passedTo('ecs-tasks')],
    [who, ['iam:PutRolePolicy', 'iam:AttachRolePolicy'], 'task role', own.taskRole],
    [who, 'ecs:CreateService', 'service in another cluster', inAccount(it, 'ecs', `service/other/${own.name}`)],
    [who, 'ecs:RegisterTaskDefinition', 'family whose name begins alike', own.taskDefinition.replace(':7', '-2:7')],
    [who, register, 'scalable target of DynamoDB', own.scalableTarget, r.scaling('dynamodb')],
    [who, 'iam:CreateServiceLinkedRole', 'role of Application Auto Scaling, for Lambda', own.scalingRole, forLambda],
    [who, 'iam:CreateServiceLinkedRole', 'role of another service', lambdaRole, forScaling],
    [who, 'cloudwatch:DeleteAlarms', 'alarm of somebody else', inAccount(it, 'cloudwatch', 'alarm:on-call')],
    [who, 'ssm:PutParameter', 'image that runs', own.parameter],
  ];
}

function runTasks(it: Environment): Row[] {
  const { executionRole, task, taskRole } = r.resourcesIn(it);
  const foreignTask = r.onBehalfOf(task.replace(it.accountId, FOREIGN_ACCOUNT));
  const otherRegion = r.onBehalfOf(task.replace(it.region, 'us-east-1'));
  return [
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'execution role for another account', executionRole, foreignTask],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'execution role for another Region', executionRole, otherRegion],
    ['ecs-tasks.amazonaws.com', 'sts:AssumeRole', 'task role for another Region', taskRole, otherRegion],
    [`${it.name} execution role`, 'ecr:BatchGetImage', 'another repository', inAccount(it, 'ecr', 'repository/other')],
    [`${it.name} execution role`, 'ecr:PutImage', 'repository of the pipeline account', r.REPOSITORY],
    [`${it.name} task role`, 'ecr:BatchGetImage', 'repository of the pipeline account', r.REPOSITORY],
    [`${it.name} task role`, 'ssmmessages:OpenDataChannel', 'ECS Exec, which is off', '*'],
  ];
}
