import { createHash } from 'node:crypto';
import { EcsPipelineConfig } from '../config/config';
import { ServiceConfig, ServiceSettings } from '../config/service-config';
import { productPath } from './paths';

/** Names of a service's resources in one environment. */
export interface ServiceNames {
  readonly stack: string;
  readonly ecsService: string;
  readonly container: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly cloudFormationRole: string;
  readonly deployRole: string;
  readonly promotionRole: string;
  /** Only for a scheduled task. */
  readonly schedulerRole: string;
  readonly schedule: string;
  readonly deployedImageParameter: string;
  readonly deploymentParameter: string;
  readonly logGroup: string;
  readonly missingTasksAlarm: string;
}

/** Names of the resources of a service's pipelines. */
export interface PipelineNames {
  /** The prefix of the names of roles, function, stack and rule. */
  readonly prefix: string;
  /** The promotion pipeline. */
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

/** Names of the resources that a service's pipelines have for one environment. */
export interface PipelineEnvironmentNames {
  /** The direct pipeline of this environment. */
  readonly directPipeline: string;
  /** The parameter that exists while the environment is on hold. */
  readonly holdParameter: string;
  /** The parameter that exists while an approval has an agreement to a direct deployment. */
  readonly agreementParameter: (approvalName: string) => string;
}

/** Names of an approval's resources. */
export interface ApprovalNames {
  /** Identifies the approval among all approvals, also in the output of the pipeline module. */
  readonly key: string;
  readonly topic: string;
  readonly policy: string;
}

/** Names of an environment's policies for people, besides those for approvers. */
export interface EnvironmentPolicyNames {
  /** In the environment's account. */
  readonly view: string;
  /** In the pipeline account, for environments without approvals. */
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
 * @param config - the config; only its name is read
 * @param environmentName - the environment
 * @param service - the service; only its name is read
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
 * The names of a service's pipeline, function, ECR repository and push identities.
 *
 * Pipeline names have underscores, which names in the config cannot have. A pattern in a policy can therefore match all
 * pipelines of a product, or all that deploy to one environment, and no others: `shop_*` does not match the pipelines
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
    // The patterns for push roles match it as well.
    gitlabPushRole: `${prefix}-gitlab-push`,
    pushUser: service.push?.userName ?? `${prefix}-push`,
  };
}

/** The names of the resources that a service's pipelines have for one environment. */
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
 * The names of an approval's resources. The name of the approval follows a character that names in the config cannot
 * have, so that the approval `qa` of `production` does not collide with an environment `production-qa`.
 *
 * @param approvalName - the name of the approval, if it has one
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
 * The names of a notification's resources. Like the names of pipelines, they have underscores, so that they do not
 * collide with others.
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

/** The alias of the key that encrypts notifications. */
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

/** The names of an environment's policies for people, besides those for approvers. */
export function environmentPolicyNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  environmentName: string,
): EnvironmentPolicyNames {
  return { view: `${config.name}-${environmentName}-view`, operate: `${config.name}-operate-${environmentName}` };
}

/** The names of an environment's stages. An environment without an approval has only the second one. */
export function stageNames(environmentName: string): StageNames {
  return { approve: `approve-${environmentName}`, deploy: `deploy-${environmentName}` };
}

/** The name of an environment's first stage. */
export function firstStageName(environmentName: string, hasApprovals: boolean): string {
  const stages = stageNames(environmentName);
  return hasApprovals ? stages.approve : stages.deploy;
}

/** The names of the artifact store of one Region. Bucket names are unique across all of AWS, hence the account ID. */
export function artifactStoreNames(
  config: Pick<EcsPipelineConfig, 'name' | 'pipeline'>,
  region: string,
): ArtifactStoreNames {
  return {
    bucket: `${config.name}-artifacts-${config.pipeline.accountId}-${region}`,
    alias: `${config.name}-artifacts`,
  };
}

/** The name of the ECS cluster that the initial `cluster.tf` of an environment creates. */
export function clusterName(config: Pick<EcsPipelineConfig, 'name'>, environmentName: string): string {
  return `${config.name}-${environmentName}`;
}

/**
 * The name of the load balancer that the initial `load_balancer.tf` of an environment creates: at most 32 characters,
 * and without the prefix `internal-`.
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
