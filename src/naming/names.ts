import { EcsPipelineConfig } from '../config/config';
import { ServiceConfig, ServiceSettings } from '../config/service-config';

/** Names of what a service is made of in one environment. */
export interface ServiceNames {
  readonly stack: string;
  readonly ecsService: string;
  readonly container: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly cloudFormationRole: string;
  readonly deployRole: string;
  readonly deployedImageParameter: string;
  readonly logGroup: string;
  readonly missingTasksAlarm: string;
}

/** Names of what a service's pipeline is made of. */
export interface PipelineNames {
  readonly pipeline: string;
  readonly pipelineRole: string;
  readonly functionsRole: string;
  readonly eventsRole: string;
  readonly functionsStack: string;
  readonly functions: readonly string[];
  readonly eventRule: string;
  readonly repository: string;
  readonly pushRole: string;
  readonly pushUser: string;
}

/** Names of what an environment's approval is made of. */
export interface ApprovalNames {
  readonly topic: string;
  readonly policy: string;
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
    deployedImageParameter: `/ecs/${stack}/deployed-image`,
    logGroup: settings.logGroupName ?? `/ecs/${stack}`,
    missingTasksAlarm: `${stack}-missing-tasks`,
  };
}

/** The names of a service's pipeline, functions, registry and push identities. */
export function pipelineNames(
  config: Pick<EcsPipelineConfig, 'name'>,
  service: Pick<ServiceConfig, 'name' | 'image' | 'push'>,
): PipelineNames {
  const pipeline = `${config.name}-${service.name}`;
  return {
    pipeline,
    pipelineRole: `${pipeline}-pipeline`,
    functionsRole: `${pipeline}-functions`,
    eventsRole: `${pipeline}-events`,
    functionsStack: `${pipeline}-functions`,
    functions: [`${pipeline}-inspect`, `${pipeline}-prepare`, `${pipeline}-record`],
    eventRule: `${pipeline}-image-pushed`,
    repository: service.image?.repositoryName ?? `${config.name}/${service.name}`,
    pushRole: `${pipeline}-push`,
    pushUser: service.push?.userName ?? `${pipeline}-push`,
  };
}

/**
 * The IAM path of the roles that the policies of the artifact stores let in, by a pattern. A name has no slash, so no
 * other product's roles can match it, as those of `shop-web` would match `shop-*`.
 */
export function rolePath(config: Pick<EcsPipelineConfig, 'name'>): string {
  return `/ecs-pipeline/${config.name}/`;
}

/** The names of an environment's approval topic and policy. */
export function approvalNames(config: Pick<EcsPipelineConfig, 'name'>, environmentName: string): ApprovalNames {
  return { topic: `${config.name}-approval-${environmentName}`, policy: `${config.name}-approve-${environmentName}` };
}

/** The names of an environment's stages; an environment without an approval has the second only. */
export function stageNames(environmentName: string): StageNames {
  return { approve: `approve-${environmentName}`, deploy: `deploy-${environmentName}` };
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

/** The name of the S3 bucket that holds the Terraform state. */
export function stateBucketName(config: Pick<EcsPipelineConfig, 'name' | 'pipeline' | 'terraform'>): string {
  return config.terraform?.stateBucket ?? `${config.name}-terraform-state-${config.pipeline.accountId}`;
}
