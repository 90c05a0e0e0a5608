// Every call of a push, a deployment and an approval in examples/three-accounts, with its principal.
// who-may-do-what.test.ts checks that the principal is allowed to make the call, and that all others are not.
// refused-calls.ts contains calls that are denied even to the principals here.
import { environmentViewerCalls, operatorCalls, viewerCalls } from './access-calls';
import { approverCalls } from './approver-calls';
import { deploy, runTasks, updateStack } from './environment-calls';
import type { Call } from './evaluate';
import { ENVIRONMENTS } from './names';
import * as r from './resources';
import { type Row, step } from './resources';

export const CALLS: readonly Call[] = [
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
  ...step('push an image', [
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role',
      r.PUSH_ROLE,
      r.token('repo:example/shop-api:ref:refs/heads/main'),
    ],
    [
      'GitHub workflow',
      'sts:AssumeRoleWithWebIdentity',
      'push role, for a repository whose tokens have ids',
      r.PUSH_ROLE,
      r.token('repo:example@1234/shop-api@5678:ref:refs/heads/main'),
    ],
    ['push role', 'ecr:GetAuthorizationToken', 'registry', '*'],
    ['push role', 'ecr:BatchCheckLayerAvailability', 'repository', r.REPOSITORY],
    ['push role', 'ecr:InitiateLayerUpload', 'repository', r.REPOSITORY],
    ['push role', 'ecr:UploadLayerPart', 'repository', r.REPOSITORY],
    ['push role', 'ecr:CompleteLayerUpload', 'repository', r.REPOSITORY],
    ['push role', 'ecr:BatchGetImage', 'repository', r.REPOSITORY],
    ['push role', 'ecr:PutImage', 'repository', r.REPOSITORY],
  ]),

  // A workflow checks before a build whether the commit's image exists, and which layers of the last image it can
  // reuse.
  ...step('build on the last image', [
    ['push role', 'ecr:DescribeImages', 'repository', r.REPOSITORY],
    ['push role', 'ecr:GetDownloadUrlForLayer', 'repository', r.REPOSITORY],
  ]),

  ...step('wait until the image is deployed', [
    ['push role', 'codepipeline:ListPipelineExecutions', 'pipeline', r.PIPELINE],
    ['push role', 'codepipeline:ListActionExecutions', 'pipeline', r.PIPELINE],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html
  ...step('start the pipeline', [
    ['events.amazonaws.com', 'sts:AssumeRole', 'events role', r.EVENTS_ROLE, r.onBehalfOf(r.RULE)],
    ['events role', 'codepipeline:StartPipelineExecution', 'pipeline', r.PIPELINE],
  ]),

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
  ...step('read the image, store and read artifacts', [
    ['codepipeline.amazonaws.com', 'sts:AssumeRole', 'pipeline role', r.PIPELINE_ROLE],
    ['pipeline role', 'ecr:DescribeImages', 'repository', r.REPOSITORY],
    [
      'pipeline role',
      ['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning'],
      'artifact store',
      r.BUCKET,
    ],
    ...r.PIPELINES.flatMap(({ name }): Row[] => [
      ['pipeline role', 's3:PutObject', `artifact of ${name}`, r.artifactOf(name), r.encryptedWith(r.KEY)],
      ['pipeline role', ['s3:GetObject', 's3:GetObjectVersion'], `artifact of ${name}`, r.artifactOf(name)],
    ]),
    ['pipeline role', 'kms:DescribeKey', 'key of the artifacts', r.KEY],
    ['pipeline role', ['kms:Encrypt', 'kms:GenerateDataKey'], 'key of the artifacts', r.KEY, r.throughS3()],
    ['pipeline role', 'kms:Decrypt', 'key of the artifacts', r.KEY, r.throughS3()],
  ]),

  // The calls of templates/modules/pipeline/functions/*.js in their own account.
  ...step('run the function', [
    ['lambda.amazonaws.com', 'sts:AssumeRole', 'functions role', r.FUNCTIONS_ROLE],
    ['pipeline role', 'lambda:InvokeFunction', 'function', r.FUNCTION],
    ['functions role', ['logs:CreateLogStream', 'logs:PutLogEvents'], 'log group of the function', r.FUNCTION_LOG],
    ['functions role', ['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'], 'job', '*'],
    ...r.PIPELINES.map(
      ({ arn, name }): Row => ['functions role', 'codepipeline:GetPipelineExecution', `pipeline ${name}`, arn],
    ),
    ['functions role', 'codepipeline:ListActionExecutions', 'who approved', r.PIPELINE],
    ['functions role', 'ecr:DescribeImages', 'image to approve', r.REPOSITORY],
    ['functions role', ['ecr:BatchGetImage', 'ecr:PutImage'], 'tag of the deployed image', r.REPOSITORY],
  ]),

  ...step('stop outdated executions', [
    ['functions role', ['codepipeline:GetPipelineState', 'codepipeline:StopPipelineExecution'], 'pipeline', r.PIPELINE],
  ]),

  ...ENVIRONMENTS.flatMap(({ name }) =>
    step(`put ${name} on hold`, [
      ['functions role', ['ssm:GetParameter', 'ssm:PutParameter'], `hold of ${name}`, r.pipelineOf(name).hold],
      [
        'functions role',
        'codepipeline:DisableStageTransition',
        `first stage of ${name}`,
        r.pipelineOf(name).firstStage,
      ],
    ]),
  ),

  ...step('deploy directly with agreements', [
    ['functions role', ['ssm:GetParameter', 'ssm:DeleteParameter'], 'agreement', r.pipelineOf('production').agreement],
  ]),

  ...step('request an approval', [
    ['pipeline role', 'sns:Publish', 'topic of production', r.TOPIC],
    ['pipeline role', ['kms:Decrypt', 'kms:GenerateDataKey'], 'message', r.NOTIFICATION_KEY, r.throughSns()],
  ]),
  ...approverCalls('approver of staging', 'staging'),
  ...approverCalls('approver of production', 'production'),
  ...approverCalls('release manager', 'production'),
  ...operatorCalls('operator of dev', 'dev'),
  ...viewerCalls('viewer'),
  ...ENVIRONMENTS.flatMap(environmentViewerCalls),

  ...ENVIRONMENTS.flatMap((it) => [
    ...step(`deploy to ${it.name}`, deploy(it)),
    ...step(`update the stack in ${it.name}`, updateStack(it)),
    ...step(`run tasks in ${it.name}`, runTasks(it)),
  ]),
];
