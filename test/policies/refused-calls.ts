// Calls that are denied even to the principals in calls.ts: calls.ts with one change each.
import { CALLS } from './calls';
import type { Call } from './evaluate';
import { ENVIRONMENTS, inPipelineAccount, PIPELINE_ACCOUNT, role } from './names';
import { REFUSED_TO_OPERATORS, REFUSED_TO_VIEWERS } from './refused-access-calls';
import { REFUSED_TO_APPROVERS } from './refused-approver-calls';
import { deploy, runTasks, updateStack } from './refused-environment-calls';
import { REFUSED_TO_FUNCTION } from './refused-function-calls';
import * as r from './resources';
import { type Row, step } from './resources';

const ARTIFACT = r.artifactOf('shop_api');
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

  ...step('wait until the image is deployed', [
    ...['ListPipelineExecutions', 'ListActionExecutions'].map(
      (action): Row => ['push role', `codepipeline:${action}`, 'direct pipeline', r.pipelineOf('dev').direct],
    ),
    ...['StartPipelineExecution', 'GetPipeline', 'GetPipelineExecution'].map(
      (action): Row => ['push role', `codepipeline:${action}`, 'pipeline', r.PIPELINE],
    ),
    ['push role', 'codepipeline:PutApprovalResult', 'approval', r.pipelineOf('staging').approval],
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
    ['pipeline role', 's3:PutObject', 'artifact without encryption', ARTIFACT],
    ['pipeline role', 's3:PutObject', 'artifact with the key of S3', ARTIFACT, putWith('AES256')],
    ['pipeline role', 's3:PutObject', 'artifact with a key that is not named', ARTIFACT, putWith('aws:kms')],
    ['pipeline role', 's3:PutObject', 'artifact with another key', ARTIFACT, r.encryptedWith(OTHER_KEY)],
    [
      'pipeline role',
      's3:PutObject',
      "artifact with the key of S3, beside the name of the store's",
      ARTIFACT,
      { ...r.encryptedWith(r.KEY), ...putWith('AES256') },
    ],
    ['pipeline role', 's3:GetBucketVersioning', 'another bucket', 'arn:aws:s3:::other'],
    ['pipeline role', 's3:DeleteObject', 'artifact', ARTIFACT],
    ['pipeline role', 's3:GetObject', 'artifact of a pipeline with a similar name', r.artifactOf('shop_api2')],
    ['pipeline role', 's3:PutBucketPolicy', 'artifact store', r.BUCKET],
    [ADMINISTRATOR, 's3:PutObject', 'artifact without encryption', ARTIFACT],
    ...[ADMINISTRATOR, 'namesake of the pipeline role', 'pipeline role of shop-web'].map(
      (who): Row => [who, ['kms:Decrypt', 'kms:GenerateDataKey'], 'key of the artifacts', r.KEY],
    ),
  ]),

  ...step('assume another role', [
    ['pipeline role', 'sts:AssumeRole', 'administrator', role(PIPELINE_ACCOUNT, 'administrator')],
    ['functions role', 'sts:AssumeRole', 'administrator', role(PIPELINE_ACCOUNT, 'administrator')],
  ]),

  ...REFUSED_TO_FUNCTION,
  ...REFUSED_TO_APPROVERS,
  ...REFUSED_TO_VIEWERS,
  ...REFUSED_TO_OPERATORS,

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
    'a branch with a similar name': r.token('repo:example/shop-api:ref:refs/heads/main-2'),
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
