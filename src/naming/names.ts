import { createHash } from 'node:crypto';
import { EcsPipelineConfig } from '../config/config';
import { ServiceConfig, ServiceSettings } from '../config/service-config';
import { productPath } from './paths';

/** Names of what a service is made of in one environment. */
export interface ServiceNames {
  readonly stack: string;
  readonly ecsService: string;
  readonly container: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly cloudFormationRole: string;
  readonly deployRole: string;
  readonly promotionRole: string;
  /** Only where it is a scheduled task. */
  readonly schedulerRole: string;
  readonly schedule: string;
  readonly deployedImageParameter: string;
  readonly deploymentParameter: string;
  readonly logGroup: string;
  readonly missingTasksAlarm: string;
}

/** Names of what a service's pipelines are made of. */
export interface PipelineNames {
  /** What the names of roles, function, stack and rule begin with. */
  readonly prefix: string;
  /** The pipeline that promotes from one environment to the next. */
  readonly pipeline: string;
  readonly pipelineRole: string;
  readonly functionsRole: string;
  readonly eventsRole: string;
  readonly functionsStack: string;
  readonly promotionFunction: string;
  readonly eventRule: string;
  readonly repository: string;
  readonly pushRole: string;
  readonly gitlabPushRole: string;
  readonly pushUser: string;
}

/** Names of what a service's pipelines have for one environment. */
export interface PipelineEnvironmentNames {
  /** The pipeline that deploys to this environment only. */
  readonly directPipeline: string;
  /** What exists while nothing may be promoted into the environment. */
  readonly holdParameter: string;
  /** What exists, for each approval, while it is agreed to deploy an image directly. */
  readonly agreementParameter: (approvalName: string) => string;
}

/** Names of what an approval is made of. */
export interface ApprovalNames {
  /** What it is told apart by from all others, also in the output of the pipeline module. */
  readonly key: string;
  readonly topic: string;
  readonly policy: string;
}

/** Names of the policies of an environment for people, beside those to approve. */
export interface EnvironmentPolicyNames {
  /** In the environment's account. */
  readonly view: string;
  /** In the pipeline account, where nobody has to approve. */
  readonly operate: string;
}

/** Names of an environment's stages in every pipeline. */
export interface StageNames {
  readonly approve: string;
  readonly deploy: string;
}

/** Names of an artifact store. */
export interface ArtifactStoreNames {
  readonly bucket: string;
  readonly alias: string;
}

/**
 * @param config - the config, of which only the name is read
 * @param environmentName - the environment
 * @param service - the service, of which only the name is read
 * @param settings - the service's settings in that environment
 */
export function serviceNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  environmentName: string,
  service: Pick<ServiceConfig, 'name'>,
  settings: ServiceSettings,
): ServiceNames {
  const name = `${config.name}-${environmentName}-${service.name}`;
  const stack = settings.stackName ?? name;
  return {
    stack,
    ecsService: settings.serviceName ?? name,
    container: settings.containerName ?? service.name,
    taskRole: `${stack}-task`,
    executionRole: `${stack}-execution`,
    cloudFormationRole: `${stack}-cloudformation`,
    deployRole: `${stack}-deploy`,
    promotionRole: `${stack}-promotion`,
    schedulerRole: `${stack}-scheduler`,
    schedule: stack,
    deployedImageParameter: `/ecs/${stack}/deployed-image`,
    deploymentParameter: `/ecs/${stack}/deployment`,
    logGroup: settings.logGroupName ?? `/ecs/${stack}`,
    missingTasksAlarm: `${stack}-missing-tasks`,
  };
}

/** Name of the CloudFormation stack of a pipeline's function. @param prefix - `PipelineNames.prefix` */
export function functionsStackName(prefix: string): string {
  return `${prefix}-functions`;
}

/**
 * The names of a service's pipeline, function, registry and push identities.
 *
 * A pipeline's name has underscores, which no name of the config can have: so policies can mean all pipelines of a
 * product, or all that deploy to one environment, by a pattern that matches no other, as `shop_*` does not match those
 * of `shop-web`.
 */
export function pipelineNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  service: Pick<ServiceConfig, 'name' | 'image' | 'push'>,
): PipelineNames {
  const prefix = `${config.name}-${service.name}`;
  return {
    prefix,
    pipeline: `${config.name}_${service.name}`,
    pipelineRole: `${prefix}-pipeline`,
    functionsRole: `${prefix}-functions`,
    eventsRole: `${prefix}-events`,
    functionsStack: functionsStackName(prefix),
    promotionFunction: `${prefix}-promotion`,
    eventRule: `${prefix}-image-pushed`,
    repository: service.image?.repositoryName ?? `${config.name}/${service.name}`,
    pushRole: `${prefix}-push`,
    // The patterns for push roles mean it, too.
    gitlabPushRole: `${prefix}-gitlab-push`,
    pushUser: service.push?.userName ?? `${prefix}-push`,
  };
}

/** The names of what a service's pipelines have for one environment. */
export function pipelineEnvironmentNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  service: Pick<ServiceConfig, 'name'>,
  environmentName: string,
): PipelineEnvironmentNames {
  const { pipeline } = pipelineNames(config, service);
  const path = `${productPath(config)}${pipeline}/${environmentName}`;
  return {
    directPipeline: `${pipeline}_${environmentName}`,
    holdParameter: `${path}/hold`,
    agreementParameter: (approvalName) => `${path}/agreement/${approvalName}`,
  };
}

/**
 * The names of what an approval is made of. Its own name stands behind a character that no name of the config can have,
 * so that those of `qa` in `production` are not those of an environment `production-qa`.
 *
 * @param approvalName - the name of the approval, where it has one
 */
export function approvalNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  environmentName: string,
  approvalName?: string | null,
): ApprovalNames {
  const after = (separator: string) => environmentName + (approvalName ? `${separator}${approvalName}` : '');
  return {
    key: after('/'),
    topic: `${config.name}-approval-${after('_')}`,
    policy: `${config.name}-approve-${after('.')}`,
  };
}

/**
 * The names of what a notification is made of. They have underscores, as the names of pipelines have, so that they are
 * those of nothing else.
 */
export function notificationNames(config: Pick<EcsPipelineConfig, 'name'>, name: string) {
  const topic = `${config.name}_${name}`;
  return {
    topic,
    rules: {
      waiting: `${topic}_waiting`,
      failed: `${topic}_failed`,
      rolledBack: `${topic}_rolled-back`,
      onHold: `${topic}_on-hold`,
      released: `${topic}_released`,
    },
  };
}

/** The alias of the key that encrypts what is told. */
export function notificationAlias(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `${config.name}-notifications`;
}

/** The name of the action that waits for an approval. */
export function approvalActionName(approvalName?: string | null): string {
  return approvalName ? `Approve-${approvalName}` : 'Approve';
}

/** The name of the pipeline account's view policy. */
export function viewPolicyName(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `${config.name}-view`;
}

/** The names of the policies of an environment for people, beside those to approve. */
export function environmentPolicyNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  environmentName: string,
): EnvironmentPolicyNames {
  return { view: `${config.name}-${environmentName}-view`, operate: `${config.name}-operate-${environmentName}` };
}

/** The names of an environment's stages; an environment without an approval has the second only. */
export function stageNames(environmentName: string): StageNames {
  return { approve: `approve-${environmentName}`, deploy: `deploy-${environmentName}` };
}

/** The name of the stage by which an execution enters an environment. */
export function firstStageName(environmentName: string, hasApprovals: boolean): string {
  const stages = stageNames(environmentName);
  return hasApprovals ? stages.approve : stages.deploy;
}

/** The names of the artifact store of one Region. Bucket names are unique across all of AWS, hence the account id. */
export function artifactStoreNames(
  config: Pick<EcsPipelineConfig, 'name' | 'pipeline'>,
  region: string,
): ArtifactStoreNames {
  return {
    bucket: `${config.name}-artifacts-${config.pipeline.accountId}-${region}`,
    alias: `${config.name}-artifacts`,
  };
}

/** The name of the ECS cluster that the first `cluster.tf` of an environment creates. */
export function clusterName(config: Pick<EcsPipelineConfig, 'name'>, environmentName: string): string {
  return `${config.name}-${environmentName}`;
}

/**
 * The name of the load balancer that the first `load_balancer.tf` of an environment creates: at most 32 characters, and
 * not one that begins with `internal-`.
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function loadBalancerName(config: Pick<EcsPipelineConfig, 'name'>, environmentName: string): string {
  const name = clusterName(config, environmentName).replace(/^internal-/, 'lb-internal-');
  if (name.length <= 32) return name;
  return `${name.slice(0, 23).replace(/-$/, '')}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** The name of the S3 bucket that holds the Terraform state. */
export function stateBucketName(config: Pick<EcsPipelineConfig, 'name' | 'pipeline' | 'terraform'>): string {
  return config.terraform?.stateBucket ?? `${config.name}-terraform-state-${config.pipeline.accountId}`;
}
