import fc from 'fast-check';
import { partitionOf } from '../../src/aws/partition';
import {
  EcsPipelineConfig,
  EnvironmentConfig,
  ExistingPart,
  NotificationConfig,
  NotificationEvent,
  ServiceConfig,
  ServiceSettings,
} from '../../src/config';
import { approvalsOf } from '../../src/config/environment-approvals';
import { checkConfig } from '../../src/reading/check-config';
import { accountId, tags } from './arbitrary-values';
import {
  ci,
  createdRepository,
  environment,
  existingRepository,
  Frame,
  nameWithHyphens,
  pipeline,
  REGIONS,
  terraform,
} from './config-parts-arbitrary';
import { difference } from './difference';
import { placed } from './placed-settings';
import { Kind } from './settings-arbitrary';
import { wholeSettings } from './whole-settings-arbitrary';

/** The maximum size of configs. */
export interface Sizes {
  readonly environments: number;
  readonly services: number;
}

/**
 * Random configs with every key, including overrides: in one account or in many, some of which several environments
 * share, in several Regions of every partition. The rules can reject a few of them.
 */
export function anyConfigs(sizes: Sizes): fc.Arbitrary<EcsPipelineConfig> {
  return frame(sizes).chain((shared) =>
    fc
      .record(
        {
          name: fc.constant(shared.name),
          region: fc.constant(shared.region),
          newRegions: fc.constant<string[]>(['eu-north-2']),
          rolePath: fc.constantFrom('/', '/platform/', '/a+b=c/d,e.f@g_h-i/'),
          permissionsBoundaryArn: boundary(shared),
          pipeline: pipeline(shared),
          environments: fc.tuple(...shared.environments.map((_, index) => environment(shared, index))),
          services: fc.tuple(...shared.services.map((_, index) => service(shared, index))),
          terraform: terraform(shared),
          ci: ci(),
          tags,
        },
        { requiredKeys: ['name', 'region', 'pipeline', 'environments', 'services'] },
      )
      .chain(withOwnBoundaries)
      .chain(withNotifications)
      .chain(withExistingRoles)
      .map((config) => withSettingsInPlace(config, shared)),
  );
}

/** Random configs that the rules accept. */
export function wholeConfigs(sizes: Sizes): fc.Arbitrary<EcsPipelineConfig> {
  return anyConfigs(sizes).filter((config) => checkConfig(config).length === 0);
}

/** As large as real products get. */
export const LARGE: Sizes = { environments: 6, services: 12 };

export const wholeConfig = wholeConfigs(LARGE);

/** For tests in which the number of items hardly matters. */
export const validConfig = wholeConfigs({ environments: 4, services: 3 });

/** Words from resource names, with hyphens in other places, and words that start or end such names. */
const trickyName = fc
  .array(fc.constantFrom('a', 'b', 'ci', 'state', 'plan', 'task', 'deploy', 'push', 'functions', 'terraform', '1'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join('-'))
  .filter((name) => /^\D.{0,13}$/.test(name));

const longName = fc.stringMatching(/^[a-z][a-z0-9]{5,8}-[a-z0-9]{2,4}$/);

const anyName = fc.oneof(
  { weight: 6, arbitrary: nameWithHyphens },
  { weight: 1, arbitrary: trickyName },
  { weight: 1, arbitrary: longName },
);

/** Mostly few, to limit the time of a run. */
function count(max: number): fc.Arbitrary<number> {
  const upTo = (most: number) => fc.integer({ min: 1, max: Math.min(most, max) });
  return fc.oneof(
    { weight: 12, arbitrary: upTo(2) },
    { weight: 5, arbitrary: upTo(4) },
    { weight: 1, arbitrary: upTo(max) },
  );
}

function frame(sizes: Sizes): fc.Arbitrary<Frame> {
  const names = (length: number, reserved: readonly string[]) =>
    fc.uniqueArray(
      anyName.filter((name) => !reserved.includes(name)),
      { minLength: length, maxLength: length },
    );
  return fc
    .tuple(
      count(sizes.environments),
      count(sizes.services),
      fc.constantFrom(...REGIONS),
      fc.integer({ min: 1, max: 5 }),
    )
    .chain(([environments, services, regions, accounts]) =>
      fc
        .record({
          name: anyName,
          regions: fc.constant(regions),
          region: fc.constantFrom(...regions),
          pipelineRegion: fc.option(fc.constantFrom(...regions), { nil: undefined }),
          accountIds: fc.uniqueArray(accountId, { minLength: accounts, maxLength: accounts }),
          places: fc.array(fc.nat(accounts - 1), { minLength: environments + 1, maxLength: environments + 1 }),
          environments: names(environments, ['all', 'pipeline']),
          services: names(services, ['functions', 'ci']),
        })
        .map(({ accountIds, places, ...shared }) => ({
          ...shared,
          pipelineAccount: accountIds[places[0]!]!,
          environments: shared.environments.map((name, index) => ({
            name,
            accountId: accountIds[places[index + 1]!]!,
          })),
        })),
    );
}

function boundary({ region }: Frame): fc.Arbitrary<string> {
  return fc
    .constantFrom('{accountId}:policy/boundary', '{accountId}:policy/a/path/b+=,.@_', 'aws:policy/PowerUserAccess')
    .map((policy) => `arn:${partitionOf(region).name}:iam::${policy}`);
}

/** Each account has a single boundary. */
function withOwnBoundaries(config: EcsPipelineConfig): fc.Arbitrary<EcsPipelineConfig> {
  const accounts = [...new Set([config.pipeline, ...config.environments].map((one) => one.accountId))];
  const { name: partition } = partitionOf(config.region);
  return fc.option(fc.subarray(accounts, { minLength: 1 }), { nil: [] as string[], freq: 3 }).map((chosen) => {
    const inPlace = <T extends { readonly accountId: string }>(root: T): T =>
      chosen.includes(root.accountId)
        ? { ...root, permissionsBoundaryArn: `arn:${partition}:iam::${root.accountId}:policy/own` }
        : root;
    return { ...config, pipeline: inPlace(config.pipeline), environments: config.environments.map(inPlace) };
  });
}

/** Events of approvals only if there are any. Some notifications go to existing topics. */
function withNotifications(config: EcsPipelineConfig): fc.Arbitrary<EcsPipelineConfig> {
  const { environments, pipeline: account, region } = config;
  const notifications = account.notifications ?? [];
  const waits = ({ environments: only }: NotificationConfig) =>
    environments.some((one) => approvalsOf(one).length > 0 && (only?.includes(one.name) ?? true));
  const topicArn = `arn:${partitionOf(region).name}:sns:${account.region ?? region}:${account.accountId}:chat`;
  const one = (notification: NotificationConfig) =>
    fc.tuple(fc.boolean(), fc.boolean()).map(([isTopic, isWaiting]): NotificationConfig => {
      const { emails, ...others } = notification;
      const events = isWaiting && waits(notification) ? [NotificationEvent.WAITING, ...others.events] : others.events;
      return { ...others, events, ...(isTopic ? { topicArn } : { emails }) };
    });
  if (notifications.length === 0) return fc.constant(config);
  return fc
    .tuple(...notifications.map(one))
    .map((changed) => ({ ...config, pipeline: { ...account, notifications: changed } }));
}

/** Removes settings that only the roles from bootstrap support. */
function withExistingRoles(config: EcsPipelineConfig): fc.Arbitrary<EcsPipelineConfig> {
  const existing = fc.option(fc.constantFrom([ExistingPart.ROLES], [ExistingPart.ROLES, ExistingPart.STATE_BUCKET]), {
    nil: undefined,
    freq: 8,
  });
  return existing.map((parts) => {
    if (parts || config.terraform?.stateRegion !== undefined) return config;
    const { policyArns, principals, ...others } = config.terraform ?? {};
    return {
      ...config,
      terraform: { roleName: 'ci/terraform', ...others, existing: [ExistingPart.ROLES] },
      environments: config.environments.map(({ terraformPrincipals, ...one }): EnvironmentConfig => one),
    };
  });
}

/** A service before its settings are placed: its own, and those of environments with different ones. */
type Unplaced = ServiceConfig & { readonly overrides?: { readonly [environment: string]: ServiceSettings } };

function service(shared: Frame, index: number): fc.Arbitrary<Unplaced> {
  const { name: partition } = partitionOf(shared.region);
  const names = shared.environments.map(({ name }) => name);
  const kinds = fc.tuple(fc.constantFrom<Kind>('fargate', 'ec2'), fc.constantFrom(false, false, false, true));
  const sources = [
    createdRepository(index),
    existingRepository(shared),
    // The first service has its own image.
    ...(index > 0 ? [fc.constant({ image: { from: shared.services[0]! } })] : []),
  ];
  return kinds.chain(([kind, isScheduled]) => {
    const settings = wholeSettings(kind, isScheduled, partition, shared.region);
    return fc
      .record(
        {
          name: fc.constant(shared.services[index]!),
          source: fc.oneof(...sources),
          settings,
          // The first service runs everywhere, so that every environment has a service.
          environments: index === 0 ? fc.constant(names) : fc.subarray(names, { minLength: 1 }),
          overrides: fc.dictionary(fc.constantFrom(...names), settings, { maxKeys: 2 }),
        },
        { requiredKeys: ['name', 'source', 'settings'] },
      )
      .map(({ settings: own, source, ...others }) => ({ ...own, ...source, ...others }));
  });
}

/** The settings of the first environment become the service's, and overrides contain the differences in the others. */
function withSettingsInPlace(config: EcsPipelineConfig, shared: Frame): EcsPipelineConfig {
  const { name: partition } = partitionOf(config.region);
  const services = config.services.map((one, index): ServiceConfig => {
    const { environments, image, name, overrides = {}, push, ...common } = one as Unplaced;
    const inEnvironment = (at: number) => {
      const { accountId: id, name: environmentName, region = config.region } = config.environments[at]!;
      return placed(overrides[environmentName] ?? common, {
        partition,
        region,
        accountId: id,
        service: index,
        environment: at,
      });
    };
    const where = shared.environments.flatMap((environment, at) =>
      (environments?.includes(environment.name) ?? true) ? [at] : [],
    );
    const [first, ...rest] = where;
    const base = inEnvironment(first!);
    const over = rest.flatMap((at) => {
      const changes = difference(base, inEnvironment(at));
      return Object.keys(changes).length > 0 ? [[shared.environments[at]!.name, changes]] : [];
    });
    return {
      name,
      ...(image && { image }),
      ...(push && { push }),
      ...(environments && { environments }),
      ...base,
      ...(over.length > 0 && { overrides: Object.fromEntries(over) }),
    };
  });
  return { ...config, services };
}
