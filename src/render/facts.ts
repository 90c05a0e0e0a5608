import { ecrImageId, ecrRepositoryArn, ecrRepositoryOf } from '../aws/ecr-image';
import { DEFAULTS } from '../config/defaults.generated';
import { EnvironmentModel, EnvironmentServiceModel, Model, PipelineModel, RootModel } from '../model/model';
import { escapeControls } from '../text/invisible';
import { aliasedProviders } from './pipeline-root';

/**
 * The attributes of the facts about the Terraform roots, by the kind of their subject. Most attributes have one value;
 * `input` and `extra` can have several.
 */
export const ATTRIBUTES = {
  /** The subject is a folder. `approvals`: all required ones. `input`: a local that its `inputs.tf` must define. */
  root: ['account', 'region', 'role', 'state', 'deploys', 'approvals', 'input'],
  /** The subject is an environment's folder and the service. */
  service: ['ecs-service', 'stack', 'cluster', 'runs-on'],
  /** The subject is an environment's folder, the service and the sidecar. `moving-image`: every push moves its tag. */
  sidecar: ['moving-image'],
  /**
   * The subject is a service. `created`: by Terraform here. `shared`: belongs to another service. `extra`: further
   * created ones.
   */
  repository: ['created', 'existing', 'shared', 'extra'],
  /** The subject is the alias of a provider in `pipeline/`. */
  provider: ['region'],
} as const;

export type FactKind = keyof typeof ATTRIBUTES;

export type AttributeOf<K extends FactKind> = (typeof ATTRIBUTES)[K][number];

/** A fact to compare between two runs, because an apply cannot change it in place or not without a loss. */
export interface Fact {
  readonly kind: FactKind;
  readonly subject: string;
  readonly attribute: AttributeOf<FactKind>;
  /** A single line. */
  readonly value: string;
}

/** The values of `deploys`. */
export const IMMEDIATELY = 'immediately';
const AFTER_APPROVAL = 'after an approval';

/** The separator in the value of `approvals`. */
export const APPROVALS_SEPARATOR = ', ';

/** An approval without a name in the value of `approvals`. */
const UNNAMED = '-';

/** The value of `cluster` if the config has none. */
export const CLUSTER_OF_INPUTS = 'local.cluster_name';

/** The beginning of a value of `runs-on` that is not a launch type. */
export const CAPACITY_PROVIDERS = 'capacity provider';

/** The facts of a model. */
export function factsOf(model: Model): Fact[] {
  const { environments, pipelineAccount, pipelines } = model;
  return [
    ...environments.flatMap((environment) => [
      ...rootFacts(model, environment),
      ...facts('root', environment.folder, {
        deploys: environment.approvals.length > 0 ? AFTER_APPROVAL : IMMEDIATELY,
        approvals: approvals(environment),
        input: environment.inputs,
      }),
      ...environment.services.flatMap((service) => serviceFacts(environment.folder, service)),
      ...environment.services.flatMap((service) => sidecarFacts(environment.folder, service, pipelines)),
    ]),
    ...rootFacts(model, pipelineAccount),
    ...pipelines.flatMap(({ repository, service, services }) => [
      ...facts('repository', service, {
        [repository.creation === null ? 'existing' : 'created']: repository.arn,
        extra: repository.extraArns,
      }),
      ...services
        .filter((name) => name !== service)
        .flatMap((name) => facts('repository', name, { shared: repository.arn })),
    ]),
    ...aliasedProviders(model).flatMap(({ alias, region }) => facts('provider', alias, { region })),
  ];
}

function rootFacts({ terraform }: Model, { accountId, folder, region, roleArn, stateKey }: RootModel): Fact[] {
  return facts('root', folder, {
    account: accountId,
    region,
    role: roleArn ?? [],
    state: `${terraform.stateBucket}/${stateKey} (${terraform.stateRegion})`,
  });
}

/** A single value, because the approvals belong together. Sorted, because their order does not matter. */
function approvals({ approvals: all }: EnvironmentModel): string[] {
  const names = all.map(({ name }) => name ?? UNNAMED);
  return names.length === 0 ? [] : [names.sort().join(APPROVALS_SEPARATOR)];
}

function serviceFacts(folder: string, service: EnvironmentServiceModel): Fact[] {
  return facts('service', `${folder}/${service.name}`, {
    'ecs-service': service.settings.serviceName,
    stack: service.settings.stackName,
    cluster: service.settings.clusterName ?? CLUSTER_OF_INPUTS,
    'runs-on': capacity(service),
  });
}

/** Sidecars whose image has the tag that starts a pipeline, so that they run the image that was pushed last. */
function sidecarFacts(
  folder: string,
  { name: service, settings }: EnvironmentServiceModel,
  pipelines: readonly PipelineModel[],
): Fact[] {
  return settings.sidecars.flatMap(({ image, name }) => {
    const repository = image === null ? undefined : ecrRepositoryOf(image);
    if (image === null || !repository) return [];
    const [arn, id] = [ecrRepositoryArn(repository), ecrImageId(image)];
    const isMoving = pipelines.some(
      (pipeline) => pipeline.repository.arn === arn && 'imageTag' in id && pipeline.repository.imageTag === id.imageTag,
    );
    return isMoving ? facts('sidecar', `${folder}/${service}/${name}`, { 'moving-image': image }) : [];
  });
}

/**
 * For example `launch type FARGATE`. A capacity provider overrides the launch type. The order of several does not
 * matter.
 */
function capacity({ settings }: EnvironmentServiceModel): string {
  const { capacityProvider, capacityProviderStrategy, launchType } = settings;
  const { base, weight } = DEFAULTS.CapacityProviderStrategyItemConfig;
  const strategy = capacityProvider === null ? capacityProviderStrategy : [{ capacityProvider, base, weight }];
  if (strategy.length === 0) return `launch type ${launchType}`;
  const items = strategy.map((item) => `${item.capacityProvider} (base ${item.base}, weight ${item.weight})`);
  return `${CAPACITY_PROVIDERS}${items.length === 1 ? '' : 's'} ${items.sort().join(', ')}`;
}

function facts<K extends FactKind>(
  kind: K,
  subject: string,
  values: { readonly [A in AttributeOf<K>]?: string | readonly string[] },
): Fact[] {
  return ATTRIBUTES[kind].flatMap((attribute: AttributeOf<K>) =>
    [values[attribute] ?? []].flat().map((value) => ({ kind, subject, attribute, value: escapeControls(value) })),
  );
}
