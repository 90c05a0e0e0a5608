import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { ApprovalConfig, EcsPipelineConfig, EnvironmentConfig, ServiceConfig, ServiceSettings } from '../config';
import { isFargate } from '../config/capacity';
import { effectiveSettings } from '../config/effective-settings';
import { artifactStoreNames, clusterName, serviceNames } from '../naming/names';
import { roleArn, terraformRoleArn } from './arns';
import {
  ApprovalModel,
  ApproverModel,
  EnvironmentModel,
  EnvironmentServiceModel,
  InputName,
  PipelineModel,
} from './model';
import { present, settingsArguments } from './service-arguments';

/** CodePipeline cuts a pipeline's name to this length in the key of an artifact. */
const ARTIFACT_PREFIX_LENGTH = 20;

/** The model of one environment. */
export function resolveEnvironment(
  config: EcsPipelineConfig,
  environment: EnvironmentConfig,
  pipelines: PipelineModel[],
): EnvironmentModel {
  const services = config.services.map((service, index) =>
    resolveService(config, environment, service, pipelines[index]!),
  );
  const strategies = config.services.map((service) => effectiveSettings(service, environment.name));
  return {
    name: environment.name,
    folder: `environments/${environment.name}`,
    stateKey: `${config.name}/environments/${environment.name}/terraform.tfstate`,
    accountId: environment.accountId,
    region: environment.region ?? config.region,
    roleArn: terraformRoleArn(config, environment.accountId),
    tags: { ...config.tags, ...environment.tags },
    approval: resolveApproval(environment),
    services,
    inputs: INPUTS.filter((input) => services.some((service) => service.inputs.includes(input))),
    clusterName: clusterName(config, environment.name),
    fargateCapacityProviders: fargateCapacityProviders(strategies),
  };
}

function resolveApproval({ approval }: EnvironmentConfig): ApprovalModel | null {
  if (!approval) return null;
  const settings: ApprovalConfig = approval === true ? {} : approval;
  return {
    notify: settings.notify ?? [],
    approvers: (settings.approvers ?? []).map(resolveApprover),
    instructions: settings.instructions ?? null,
    timeoutMinutes: settings.timeoutMinutes ?? 10080,
  };
}

function resolveApprover(arn: string): ApproverModel {
  const [type, ...path] = parseArn(arn)!.resource.split('/');
  return { type: type === 'user' ? 'user' : 'role', name: path.at(-1)! };
}

function resolveService(
  config: EcsPipelineConfig,
  environment: EnvironmentConfig,
  service: ServiceConfig,
  pipeline: PipelineModel,
): EnvironmentServiceModel {
  const settings = effectiveSettings(service, environment.name);
  const names = serviceNames(config, environment.name, service, settings);
  const region = environment.region ?? config.region;
  const artifacts = artifactStoreNames(config, region).bucket;
  const repositories = [pipeline.repository.arn, ...pipeline.repository.extraArns];
  return {
    name: service.name,
    stackName: names.stack,
    ecsServiceName: names.ecsService,
    executionRoleArn: roleArn(config, environment.accountId, names.executionRole),
    logGroupName: names.logGroup,
    inputs: inputsOf(settings),
    arguments: [
      present({
        service_name: names.ecsService,
        stack_name: names.stack === names.ecsService ? undefined : names.stack,
        cluster_name: settings.clusterName,
      }),
      present({
        pipeline_target_name: environment.name,
        pipeline_auto_deploy: environment.approval ? false : undefined,
        pipeline_aws_account_id: config.pipeline.accountId,
        pipeline_role_arns: [pipeline.roleArn, pipeline.functionsRoleArn],
        pipeline_artifact_arn: `arn:${partitionOf(region).name}:s3:::${artifacts}/${pipeline.name.slice(0, ARTIFACT_PREFIX_LENGTH)}/*`,
        repository_arns: repositories,
      }),
      ...settingsArguments({ ...settings, containerName: names.container }),
    ],
  };
}

const INPUTS: InputName[] = ['cluster_name', 'subnet_ids', 'security_group_ids', 'assign_public_ip'];

/** What the config leaves to `inputs.tf`. A public IP address goes with the subnets, so it comes from the same place. */
function inputsOf(settings: ServiceSettings): InputName[] {
  const hasInterface = (settings.networkMode ?? 'awsvpc') === 'awsvpc';
  const isLeftOpen: Record<InputName, boolean> = {
    cluster_name: settings.clusterName === undefined,
    subnet_ids: hasInterface && settings.subnetIds === undefined,
    security_group_ids: hasInterface && settings.securityGroupIds === undefined,
    assign_public_ip:
      hasInterface && isFargate(settings) && settings.subnetIds === undefined && settings.assignPublicIp === undefined,
  };
  return INPUTS.filter((input) => isLeftOpen[input]);
}

function fargateCapacityProviders(settings: ServiceSettings[]): string[] {
  const used = settings.flatMap(({ capacityProvider, capacityProviderStrategy = [] }) => [
    capacityProvider,
    ...capacityProviderStrategy.map((item) => item.capacityProvider),
  ]);
  return used.some((name) => name?.startsWith('FARGATE')) ? ['FARGATE', 'FARGATE_SPOT'] : [];
}
