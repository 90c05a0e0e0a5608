import { parseArn } from '../aws/arn';
import { ecrRepositoryArn, ecrRepositoryOf } from '../aws/ecr-image';
import { ApprovalConfig, EcsPipelineConfig, EnvironmentConfig, ServiceConfig, ServiceSettings } from '../config';
import { isFargate } from '../config/capacity';
import { DEFAULTS } from '../config/defaults.generated';
import { effectiveSettings } from '../config/effective-settings';
import { approvalsOf } from '../config/environment-approvals';
import { loadBalancersOf, takesListenerOfInputs } from '../config/load-balancers';
import { runsIn } from '../config/service-environments';
import { sidecarImages } from '../config/sidecar-image';
import { approvalNames, clusterName, environmentPolicyNames, loadBalancerName, serviceNames } from '../naming/names';
import { createdRoleArn, rootRoles } from './arns';
import {
  ApprovalModel,
  ApproverModel,
  EnvironmentModel,
  EnvironmentServiceModel,
  InputName,
  PipelineModel,
} from './model';
import { resolveSettings } from './resolve-settings';
import { ApprovalSettingsModel } from './resolved';

/**
 * The model of one environment.
 *
 * @param pipelineOf - the pipeline that deploys a service
 */
export function resolveEnvironment(
  config: EcsPipelineConfig,
  environment: EnvironmentConfig,
  pipelineOf: (service: string) => PipelineModel,
): EnvironmentModel {
  const here = config.services.filter((service) => runsIn(service, environment.name));
  const services = here.map((service) => resolveService(config, environment, service, pipelineOf(service.name)));
  const approvals = approvalsOf(environment).map(({ approval }) => resolveApproval(config, environment, approval));
  const policies = environmentPolicyNames(config, environment.name);
  return {
    name: environment.name,
    folder: `environments/${environment.name}`,
    stateKey: `${config.name}/environments/${environment.name}/terraform.tfstate`,
    accountId: environment.accountId,
    region: environment.region ?? config.region,
    ...rootRoles(config, environment),
    tags: { ...config.tags, ...environment.tags },
    approvals,
    lookPolicy: policies.look,
    operatePolicy: approvals.length > 0 ? null : policies.operate,
    services,
    inputs: INPUTS.filter((input) => services.some((service) => service.inputs.includes(input))),
    clusterName: clusterName(config, environment.name),
    loadBalancerName: loadBalancerName(config, environment.name),
    fargateCapacityProviders: fargateCapacityProviders(services),
  };
}

function resolveApproval(
  config: EcsPipelineConfig,
  environment: EnvironmentConfig,
  approval: ApprovalConfig,
): ApprovalModel {
  const settings: ApprovalSettingsModel = { ...DEFAULTS.ApprovalConfig, ...approval };
  const names = approvalNames(config, environment.name, settings.name);
  return { ...settings, ...names, approvers: settings.approvers.map(resolveApprover) };
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
  return {
    name: service.name,
    settings: resolveSettings(settings, names),
    inputs: inputsOf(settings),
    executionRoleArn: settings.executionRoleArn ?? createdRoleArn(config, environment.accountId, names.executionRole),
    logGroupName: names.logGroup,
    deployment: {
      isAutomatic: approvalsOf(environment).length === 0,
      pipelineAccountId: config.pipeline.accountId,
      pipelineRoleArn: pipeline.roleArn,
      functionsRoleArn: pipeline.functionsRoleArn,
      repositoryArns: repositoryArns(pipeline, settings),
    },
  };
}

/** The Amazon ECR repositories of the service's own image and of its sidecars' images, each once. */
function repositoryArns({ repository }: PipelineModel, { sidecars }: ServiceSettings): string[] {
  const ofSidecars = sidecarImages(sidecars)
    .flatMap((image) => ecrRepositoryOf(image) ?? [])
    .map(ecrRepositoryArn);
  return [...new Set([repository.arn, ...repository.extraArns, ...ofSidecars])];
}

const INPUTS: InputName[] = ['cluster_name', 'subnet_ids', 'security_group_ids', 'assign_public_ip', 'listener_arn'];

/**
 * The values that the config leaves to `inputs.tf`. Public IP addresses depend on the subnets and come from the same
 * place.
 */
function inputsOf(settings: ServiceSettings): InputName[] {
  const hasInterface = (settings.networkMode ?? DEFAULTS.ServiceSettings.networkMode) === 'awsvpc';
  const isLeftOpen: Record<InputName, boolean> = {
    cluster_name: settings.clusterName === undefined,
    subnet_ids: hasInterface && settings.subnetIds === undefined,
    security_group_ids: hasInterface && settings.securityGroupIds === undefined,
    assign_public_ip:
      hasInterface && isFargate(settings) && settings.subnetIds === undefined && settings.assignPublicIp === undefined,
    listener_arn: loadBalancersOf(settings).some(({ balancer }) => takesListenerOfInputs(balancer)),
  };
  return INPUTS.filter((input) => isLeftOpen[input]);
}

function fargateCapacityProviders(services: EnvironmentServiceModel[]): string[] {
  const used = services.flatMap(({ settings: { capacityProvider, capacityProviderStrategy } }) => [
    capacityProvider,
    ...capacityProviderStrategy.map((item) => item.capacityProvider),
  ]);
  return used.some((name) => name?.startsWith('FARGATE')) ? ['FARGATE', 'FARGATE_SPOT'] : [];
}
