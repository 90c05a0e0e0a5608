import { ApprovalModel, EnvironmentModel, Model, PipelineModel } from '../model/model';
import { describeSchedule } from '../model/schedule';
import { approvalActionName, pipelineEnvironmentNames, serviceNames, stageNames } from '../naming/names';

/** A promotion pipeline and its registry. */
export interface Promotion {
  readonly name: string;
  /** All services that it deploys. */
  readonly services: readonly string[];
  /** The account of the pipeline and of its registry. */
  readonly accountId: string;
  readonly region: string;
  /** Name of the ECR repository. */
  readonly repository: string;
  /** The URL that images are pushed to. */
  readonly repositoryUrl: string;
  /** The tag whose push starts the pipeline. */
  readonly imageTag: string;
}

/** A service in one environment, with the names of its resources in AWS. */
export interface Target {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly stack: string;
  /** When its tasks are started, or null for a service. */
  readonly schedule: string | null;
  /** Name of the SSM parameter with the deployed image. */
  readonly record: string;
  /** Name of the SSM parameter with the deployment history. */
  readonly ledger: string;
  readonly pipeline: Promotion;
  /** Name of the direct pipeline of this environment. */
  readonly directPipeline: string;
  /** Name of the SSM parameter of the hold, in the pipeline account. */
  readonly hold: string;
  /** The common prefix of the names of the product's holds and agreements. */
  readonly holdPath: string;
  /**
   * By approval name: the SSM parameter that records the agreement for it. Empty unless the environment has several
   * approvals.
   */
  readonly agreements: ReadonlyMap<string, string>;
  /** Names of the environment's stages in the promotion pipeline. */
  readonly stages: { readonly approve: string | null; readonly deploy: string };
  /** By name of the approval action: the approvers in the config. */
  readonly approvers: ReadonlyMap<string, readonly string[]>;
  /** The previous environment in the pipeline, or null for the first one. */
  readonly before: string | null;
}

/** Every service in every environment, service by service, in promotion order. */
export function targetsOf(model: Model): Target[] {
  return model.pipelines.flatMap((pipeline) => {
    const promotion = promotionOf(model, pipeline);
    const environments = model.environments.filter(({ name }) => pipeline.environments.includes(name));
    return promotion.services.flatMap((service) =>
      environments.flatMap((environment, index) =>
        environment.services.some(({ name }) => name === service)
          ? [targetOf(model, pipeline.service, service, promotion, environment, environments[index - 1])]
          : [],
      ),
    );
  });
}

function promotionOf({ pipelineAccount }: Model, { name, repository, services }: PipelineModel): Promotion {
  return {
    name,
    services,
    accountId: pipelineAccount.accountId,
    region: pipelineAccount.region,
    repository: repository.name,
    repositoryUrl: repository.url,
    imageTag: repository.imageTag,
  };
}

/** @param owner - the service that gives the pipeline its name */
function targetOf(
  product: Pick<Model, 'name' | 'path'>,
  owner: string,
  service: string,
  pipeline: Promotion,
  { accountId, approvals, name, region, services }: EnvironmentModel,
  before: EnvironmentModel | undefined,
): Target {
  const { settings } = services.find((candidate) => candidate.name === service)!;
  const names = serviceNames(product, name, { name: service }, { stackName: settings.stackName });
  const { agreementParameter, directPipeline, holdParameter } = pipelineEnvironmentNames(
    product,
    { name: owner },
    name,
  );
  const { approve, deploy } = stageNames(name);
  return {
    service,
    environment: name,
    accountId,
    region,
    stack: names.stack,
    schedule: describeSchedule(settings),
    record: names.deployedImageParameter,
    ledger: names.deploymentParameter,
    pipeline,
    directPipeline,
    hold: holdParameter,
    holdPath: product.path,
    agreements: new Map(
      approvals.length < 2 ? [] : approvals.map((approval) => [approval.name!, agreementParameter(approval.name!)]),
    ),
    stages: { approve: approvals.length > 0 ? approve : null, deploy },
    approvers: new Map(approvals.map((approval) => [approvalActionName(approval.name), namesOf(approval)])),
    before: before?.name ?? null,
  };
}

function namesOf({ approvers }: ApprovalModel): string[] {
  return approvers.map(({ name, type }) => `${type} ${name}`);
}

/** The first stage of the environment in the promotion pipeline. */
export function firstStageOf({ stages: { approve, deploy } }: Target): string {
  return approve ?? deploy;
}

/** Identifies a target, in messages and as a key. */
export function labelOf({ environment, service }: Pick<Target, 'environment' | 'service'>): string {
  return `${service} in ${environment}`;
}
