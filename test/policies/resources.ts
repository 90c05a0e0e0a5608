import type { Call, Context } from './evaluate';
import { type Environment, inAccount, inPipelineAccount, PIPELINE_ACCOUNT, role, storeRole } from './names';

/** Principal, actions, description and ARN of the resource, and the request context. */
export type Row = readonly [
  who: string,
  actions: string | readonly string[],
  what: string,
  resource: string,
  context?: Context,
];

export function step(title: string, rows: readonly Row[]): Call[] {
  return rows.flatMap(([who, actions, what, resource, context = {}]) =>
    [actions].flat().map((action) => ({ step: title, who, action, what, resource, context })),
  );
}

// ------------------------------------------------------------------------------
// The pipeline account of three-accounts
// ------------------------------------------------------------------------------

export const REPOSITORY = inPipelineAccount('ecr', 'repository/shop/api');
export const PIPELINE = inPipelineAccount('codepipeline', 'shop_api');
/** The promotion pipeline and the direct pipelines. */
export const PIPELINES = ['shop_api', 'shop_api_dev', 'shop_api_staging', 'shop_api_production'].map((name) => ({
  name,
  arn: inPipelineAccount('codepipeline', name),
}));
export const RULE = inPipelineAccount('events', 'rule/shop-api-image-pushed');
export const TOPIC = inPipelineAccount('sns', 'shop-approval-production');
export const BUCKET = `arn:aws:s3:::shop-artifacts-${PIPELINE_ACCOUNT}-eu-west-1`;
export const KEY = inPipelineAccount('kms', 'alias/shop-artifacts');
export const NOTIFICATION_KEY = inPipelineAccount('kms', 'alias/shop-notifications');

/** The artifacts of a pipeline have a common prefix. AWS does not document how CodePipeline shortens their names. */
export const artifactOf = (pipeline: string) => `${BUCKET}/${pipeline}/source/a1b2c3d`;

export const PUSH_ROLE = role(PIPELINE_ACCOUNT, 'shop-api-push');
export const EVENTS_ROLE = role(PIPELINE_ACCOUNT, 'shop-api-events');
export const PIPELINE_ROLE = storeRole(PIPELINE_ACCOUNT, 'shop', 'shop-api-pipeline');
export const FUNCTIONS_ROLE = role(PIPELINE_ACCOUNT, 'shop-api-functions');

export const FUNCTION = inPipelineAccount('lambda', 'function:shop-api-promotion');
export const FUNCTION_LOG = inPipelineAccount(
  'logs',
  'log-group:/aws/lambda/shop-api-promotion:log-stream:2026/11/24/[$LATEST]0a1b',
);

/** The path of the product's holds. */
export const HOLDS = inPipelineAccount('ssm', 'parameter/ecs-pipeline/shop/');

/** The pipelines' resources for an environment. */
export function pipelineOf(environment: string) {
  return {
    direct: `${PIPELINE}_${environment}`,
    hold: `${HOLDS}shop_api/${environment}/hold`,
    agreement: `${HOLDS}shop_api/${environment}/agreement/qa`,
    approval: `${PIPELINE}/approve-${environment}/Approve`,
    deployStage: `${PIPELINE}/deploy-${environment}`,
    firstStage: `${PIPELINE}/${environment === 'dev' ? 'deploy' : 'approve'}-${environment}`,
  };
}

// ------------------------------------------------------------------------------
// An environment of three-accounts
// ------------------------------------------------------------------------------

export function resourcesIn(it: Environment) {
  const name = `shop-${it.name}-api`;
  const inCluster = `shop-${it.name}/${name}`;
  return {
    name,
    deployRole: role(it.accountId, `${name}-deploy`),
    promotionRole: role(it.accountId, `${name}-promotion`),
    cloudFormationRole: role(it.accountId, `${name}-cloudformation`),
    executionRole: role(it.accountId, `${name}-execution`),
    taskRole: role(it.accountId, `${name}-task`),
    stack: inAccount(it, 'cloudformation', `stack/${name}/0a1b2c3d`),
    parameter: inAccount(it, 'ssm', `parameter/ecs/${name}/deployed-image`),
    history: inAccount(it, 'ssm', `parameter/ecs/${name}/deployment`),
    service: inAccount(it, 'ecs', `service/${inCluster}`),
    serviceDeployment: inAccount(it, 'ecs', `service-deployment/${inCluster}/0a1b2c3d`),
    taskDefinition: inAccount(it, 'ecs', `task-definition/${name}:7`),
    task: inAccount(it, 'ecs', `task/shop-${it.name}/0a1b2c3d`),
    scalableTarget: inAccount(it, 'application-autoscaling', 'scalable-target/0a1b2c3d'),
    scalingRole: role(
      it.accountId,
      'aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService',
    ),
    alarm: inAccount(it, 'cloudwatch', `alarm:${name}-missing-tasks`),
    scalingAlarm: inAccount(it, 'cloudwatch', `alarm:TargetTracking-service/${inCluster}-AlarmHigh-0a1b2c3d`),
    logStream: inAccount(it, 'logs', `log-group:/ecs/${name}:log-stream:${name}/${name}/0a1b2c3d`),
  };
}

// ------------------------------------------------------------------------------
// Request contexts
// ------------------------------------------------------------------------------

/** A put with the S3 headers for the store's key. */
export const encryptedWith = (key: string): Context => ({
  's3:x-amz-server-side-encryption': 'aws:kms',
  's3:x-amz-server-side-encryption-aws-kms-key-id': key,
});

/** S3 uses a key for the caller. */
export const throughS3 = (region = 'eu-west-1'): Context => ({ 'kms:ViaService': `s3.${region}.amazonaws.com` });
export const throughSns = (region = 'eu-west-1'): Context => ({ 'kms:ViaService': `sns.${region}.amazonaws.com` });

/** A service acts on behalf of a resource. */
export const onBehalfOf = (sourceArn: string): Context => ({
  'aws:SourceArn': sourceArn,
  'aws:SourceAccount': sourceArn.split(':')[4]!,
});

/** A role is passed to a service. */
export const passedTo = (service: string): Context => ({ 'iam:PassedToService': `${service}.amazonaws.com` });

/** A service namespace of Application Auto Scaling. */
export const scaling = (namespace: string): Context => ({ 'application-autoscaling:service-namespace': namespace });

/** The token that GitHub gives a workflow. */
export const token = (subject: string, audience = 'sts.amazonaws.com', repositoryId = '5678'): Context => ({
  'token.actions.githubusercontent.com:aud': audience,
  'token.actions.githubusercontent.com:repository_id': repositoryId,
  'token.actions.githubusercontent.com:sub': subject,
});

/** The token that the GitLab of examples/everything gives a job. */
export const gitlabToken = (subject: string, audience = 'https://git.example.com'): Context => ({
  'git.example.com:aud': audience,
  'git.example.com:sub': subject,
});
