import { ApprovalModel, EnvironmentModel, Model, PipelineModel } from '../model/model';
import { describeSchedule } from '../model/schedule';
import { approvalActionName, pipelineEnvironmentNames, serviceNames, stageNames } from '../naming/names';

/** A pipeline that promotes an image, and where its images are. */
export interface Promotion {
  readonly name: string;
  /** All that it deploys. */
  readonly services: readonly string[];
  /** The pipeline's, and its registry's. */
  readonly accountId: string;
  readonly region: string;
  /** Name of the ECR repository. */
  readonly repository: string;
  /** What an image is pushed to. */
  readonly repositoryUrl: string;
  /** The tag whose push starts the pipeline. */
  readonly imageTag: string;
}

/** A service in one environment, and all by which it is found in AWS. */
export interface Target {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly stack: string;
  /** When its tasks are started, or null for a service. */
  readonly schedule: string | null;
  /** Name of the SSM parameter with the image that was deployed last. */
  readonly record: string;
  /** Name of the SSM parameter with what is known of that deployment. */
  readonly ledger: string;
  readonly pipeline: Promotion;
  /** Name of the pipeline that deploys to this environment only. */
  readonly directPipeline: string;
  /** Name of the SSM parameter that keeps promotions out, in the pipeline's account. */
  readonly hold: string;
  /** What the names of all such parameters of the product begin with. */
  readonly holdPath: string;
  /**
   * By name of the approval: the SSM parameter in which it agrees to the direct deployment of an image. Empty unless there
   * are several approvals.
   */
  readonly agreements: ReadonlyMap<string, string>;
  /** Names of the environment's stages in the promotion pipeline. */
  readonly stages: { readonly approve: string | null; readonly deploy: string };
  /** By name of the action that waits for it: roles and users that may approve, as far as the config names them. */
  readonly approvers: ReadonlyMap<string, readonly string[]>;
  /** The environment of the pipeline that an image comes from, or null for the first. */
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

/** @param owner - the service that the pipeline is named after */
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

/** The stage by which an image enters the environment. */
export function firstStageOf({ stages: { approve, deploy } }: Target): string {
  return approve ?? deploy;
}

/** For messages and maps: there is one of it. */
export function labelOf({ environment, service }: Pick<Target, 'environment' | 'service'>): string {
  return `${service} in ${environment}`;
}
