import fc from 'fast-check';
import { partitionOf } from '../../src/aws/partition';
import {
  ApprovalConfig,
  CiConfig,
  EcsPipelineConfig,
  EnvironmentConfig,
  ExistingPart,
  ImageConfig,
  NotificationConfig,
  NotificationEvent,
  PipelineConfig,
  PushConfig,
  ServiceConfig,
  ServiceSettings,
  TerraformConfig,
} from '../../src/config';
import { accountId, instructions, partial, resourceName, tags } from './arbitrary-values';
import { scheduled } from './scaling-arbitrary';
import { Kind, settingsArbitraries, withNulls } from './settings-arbitrary';

/** Regions by partition. */
export const REGIONS = [
  ['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-1'],
  ['us-gov-west-1', 'us-gov-east-1'],
  ['cn-north-1', 'cn-northwest-1'],
];

/** What several parts of a config have to agree on. */
export interface Frame {
  readonly name: string;
  readonly regions: string[];
  readonly region: string;
  readonly pipelineRegion: string | undefined;
  readonly pipelineAccount: string;
  readonly environments: { name: string; accountId: string }[];
  readonly services: string[];
}

/**
 * Random valid configs: every partition, environments with and without approval in one account or in many, services on
 * Fargate and on EC2 with any of their settings, overrides, and text that tries to get out of its literal.
 */
export const validConfig: fc.Arbitrary<EcsPipelineConfig> = frame().chain((shared) =>
  fc
    .record(
      {
        name: fc.constant(shared.name),
        region: fc.constant(shared.region),
        pipeline: pipeline(shared),
        environments: fc.tuple(...shared.environments.map((_, index) => environment(shared, index))),
        services: fc.tuple(...shared.services.map((_, index) => service(shared, index))),
        terraform: terraform(shared),
        ci: ci(),
        tags,
        permissionsBoundaryArn: boundary(shared),
        rolePath: fc.constantFrom('/', '/platform/', '/a+b=c/d,e.f@g_h-i/'),
      },
      { requiredKeys: ['name', 'region', 'pipeline', 'environments', 'services'] },
    )
    .map(withTargetGroupsInPlace)
    .map(withReferencesInPlace),
);

/**
 * Every environment has a target group and a load balancer of its own account and Region, and no two rules of a listener
 * have one priority.
 */
function withTargetGroupsInPlace(config: EcsPipelineConfig): EcsPipelineConfig {
  const services = config.services.map(({ targetGroupArn, ...service }, index): ServiceConfig => {
    if (targetGroupArn === undefined) return service;
    const { extraLoadBalancers, loadBalancer } = service;
    const environments = config.environments.filter(({ name }) => service.environments?.includes(name) ?? true);
    const overrides = environments.map(({ accountId: id, name, region = config.region }) => {
      const own = service.overrides?.[name];
      const prefix = `arn:${partitionOf(region).name}:elasticloadbalancing:${region}:${id}`;
      const network = { loadBalancerArn: `${prefix}:loadbalancer/net/${name}-${index}/0123456789abcdef` };
      return [
        name,
        {
          ...own,
          targetGroupArn: `${prefix}:targetgroup/a/0123456789abcdef`,
          ...(extraLoadBalancers && own?.extraLoadBalancers === undefined && { extraLoadBalancers: { network } }),
        },
      ];
    });
    return {
      ...service,
      ...(loadBalancer && { loadBalancer: { ...loadBalancer, priority: index + 1 } }),
      overrides: Object.fromEntries(overrides),
    };
  });
  return { ...config, services };
}

const REFERENCES = [
  'taskRoleArn',
  'executionRoleArn',
  'taskPolicyArns',
  'executionPolicyArns',
  'serviceDiscovery',
] as const;

/** Roles, policies and what others are found by are of the account and the Region of every environment. */
function withReferencesInPlace(config: EcsPipelineConfig): EcsPipelineConfig {
  const services = config.services.map((service): ServiceConfig => {
    const entries = REFERENCES.flatMap((key) => (service[key] === undefined ? [] : [[key, service[key]]]));
    if (entries.length === 0) return service;
    const environments = config.environments.filter(({ name }) => service.environments?.includes(name) ?? true);
    const overrides = environments.map(({ accountId: id, name, region = config.region }) => {
      const text = JSON.stringify(Object.fromEntries(entries)).replaceAll(':111111111111:', `:${id}:`);
      const references = JSON.parse(text.replaceAll(/:servicediscovery:[^:]+:/g, `:servicediscovery:${region}:`));
      return [name, { ...service.overrides?.[name], ...references }];
    });
    const others = Object.entries(service).filter(([key]) => !(REFERENCES as readonly string[]).includes(key));
    return { ...(Object.fromEntries(others) as unknown as ServiceConfig), overrides: Object.fromEntries(overrides) };
  });
  return { ...config, services };
}

const isUsable = (name: string) => !/^(sthree|con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(name);
export const nameWithHyphens = fc.stringMatching(/^[a-z](-?[a-z0-9]){0,5}$/).filter(isUsable);
const nameWithoutHyphens = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/).filter(isUsable);

function frame(): fc.Arbitrary<Frame> {
  const accounts = fc.uniqueArray(accountId, { minLength: 5, maxLength: 5 });
  return fc.tuple(fc.boolean(), fc.constantFrom(...REGIONS), accounts).chain(([isOneAccount, regions, accountIds]) => {
    // In one account, hyphens in different places could lead to the same name.
    const partName = isOneAccount ? nameWithoutHyphens : nameWithHyphens;
    const names = (reserved: string, maxLength: number) =>
      fc.uniqueArray(
        // The roles of CI are called like those of a service of that name.
        partName.filter((name) => name !== reserved && name !== 'ci'),
        { minLength: 1, maxLength },
      );
    return fc.record({
      name: nameWithHyphens,
      regions: fc.constant(regions),
      region: fc.constantFrom(...regions),
      pipelineRegion: fc.option(fc.constantFrom(...regions), { nil: undefined }),
      pipelineAccount: fc.constant(accountIds[0]!),
      environments: names('all', 4).map((list) =>
        list.map((name, index) => ({ name, accountId: accountIds[isOneAccount ? 0 : index + 1]! })),
      ),
      services: names('functions', 3),
    });
  });
}

function notifications({ environments }: Frame): fc.Arbitrary<NotificationConfig[]> {
  const { FAILED, ON_HOLD, ROLLED_BACK } = NotificationEvent;
  const one = fc.record(
    {
      name: fc.constantFrom('a', 'on-call', 'x'.repeat(20)),
      events: fc.uniqueArray(fc.constantFrom(FAILED, ON_HOLD, ROLLED_BACK), { minLength: 1 }),
      emails: fc.uniqueArray(fc.constantFrom('a@example.com', 'b+c@example.org'), { minLength: 1 }),
      environments: fc.uniqueArray(fc.constantFrom(...environments.map(({ name }) => name)), { minLength: 1 }),
    },
    { requiredKeys: ['name', 'events', 'emails'] },
  );
  return fc.uniqueArray(one, { selector: ({ name }) => name, maxLength: 3 });
}

export function pipeline(frame: Frame): fc.Arbitrary<PipelineConfig> {
  const { pipelineAccount, pipelineRegion } = frame;
  const settings = partial<PipelineConfig>({
    artifactExpirationDays: fc.integer({ min: 61, max: 1000 }),
    logRetentionDays: fc.constantFrom(1, 90, 3653),
    createGithubOidcProvider: fc.boolean(),
    createGitlabOidcProvider: fc.boolean(),
    notifications: notifications(frame),
  });
  return settings.map((others) => ({
    ...others,
    accountId: pipelineAccount,
    ...(pipelineRegion && { region: pipelineRegion }),
  }));
}

export function environment(shared: Frame, index: number): fc.Arbitrary<EnvironmentConfig> {
  const approvals = approvalOrList(shared);
  return fc.record(
    {
      name: fc.constant(shared.environments[index]!.name),
      accountId: fc.constant(shared.environments[index]!.accountId),
      region: fc.constantFrom(...shared.regions),
      approval: index === 0 ? fc.oneof(fc.constant(false), approvals) : fc.oneof(fc.boolean(), approvals),
      terraformPrincipals: fc.uniqueArray(principal(shared), { maxLength: 2 }),
      tags,
    },
    { requiredKeys: ['name', 'accountId'] },
  );
}

/** One, or several with names. */
function approvalOrList(shared: Frame): fc.Arbitrary<ApprovalConfig | ApprovalConfig[]> {
  const names = fc.uniqueArray(fc.constantFrom('qa', 'release', 'x'.repeat(40)), { minLength: 1, maxLength: 3 });
  const list = names.chain((some) =>
    fc.tuple(...some.map((name) => approval(shared).map((one) => ({ ...one, name })))),
  );
  const named = fc.tuple(approval(shared), names).map(([one, [name]]) => ({ ...one, name }));
  return fc.oneof(approval(shared), named, list);
}

function approval({ pipelineAccount, region }: Frame): fc.Arbitrary<ApprovalConfig> {
  const approver = fc
    .tuple(
      fc.constantFrom('role', 'role/teams', 'user'),
      resourceName.map((name) => `${name}+=,.@`),
    )
    .map(([type, name]) => `arn:${partitionOf(region).name}:iam::${pipelineAccount}:${type}/${name}`);
  return partial<ApprovalConfig>({
    notify: fc.uniqueArray(fc.constantFrom('a@example.com', 'b+c@example.org', "o'brien@example.com"), {
      maxLength: 2,
    }),
    approvers: fc.uniqueArray(approver, { maxLength: 2 }),
    instructions,
    timeoutMinutes: fc.integer({ min: 5, max: 86400 }),
  });
}

function service(shared: Frame, index: number): fc.Arbitrary<ServiceConfig> {
  const partition = partitionOf(shared.region).name;
  const environmentNames = shared.environments.map(({ name }) => name);
  const kinds = fc.tuple(fc.constantFrom<Kind>('fargate', 'ec2'), fc.constantFrom(false, false, false, true));
  return kinds.chain(([kind, isScheduled]) => {
    const arbitraries = settingsArbitraries(kind, partition, shared.region);
    const timed = (settings: ServiceSettings) => (isScheduled ? scheduled(settings) : fc.constant(settings));
    const overrides = fc.record(
      Object.fromEntries(
        shared.environments.map(({ name }, at) => [
          name,
          fc
            .tuple(arbitraries.overrides, fc.boolean())
            .map(([settings, isNamed]) => ({
              ...settings,
              // Names of their own differ from environment to environment.
              ...(isNamed && { stackName: `Stack-${index}-${at}`, serviceName: `service_${index}-${at}` }),
            }))
            .chain(timed),
        ]),
      ),
      { requiredKeys: [] },
    ) as fc.Arbitrary<{ [environment: string]: ServiceSettings }>;
    return fc
      .tuple(
        arbitraries.settings.chain(timed),
        fc.oneof(createdRepository(index), existingRepository(shared), ...(index > 0 ? [sharedImage(shared)] : [])),
        fc.option(overrides, { nil: undefined }),
        // The first service runs everywhere, so that no environment is without one.
        fc.option(fc.subarray(environmentNames, { minLength: index === 0 ? environmentNames.length : 1 }), {
          nil: undefined,
        }),
      )
      .chain(([settings, source, over, environments]) => {
        const own = { name: shared.services[index]!, ...settings, ...source, ...(environments && { environments }) };
        if (!over) return fc.constant(own);
        const overridden = Object.entries(over).filter(([name]) => (environments ?? environmentNames).includes(name));
        return fc
          .tuple(...overridden.map(([name, one]) => fc.tuple(fc.constant(name), withNulls(one, settings))))
          .map((entries) => ({ ...own, overrides: Object.fromEntries(entries) }));
      });
  });
}

export function createdRepository(index: number): fc.Arbitrary<Pick<ServiceConfig, 'image' | 'push'>> {
  const image = partial<ImageConfig>({
    repositoryName: fc.constant(`repositories/${index}`),
    extraRepositoryNames: fc.constantFrom([], [`extra/${index}/a_b`, `extra/${index}/c.d`]),
    tag: fc.constantFrom('release', 'v1.2_3'),
    untaggedExpirationDays: fc.integer({ min: 61, max: 1000 }),
    forceDelete: fc.boolean(),
  });
  const push = fc.constantFrom<PushConfig>(
    {},
    { iamUser: true },
    { iamUser: true, userName: `push-${index}` },
    { github: { repository: 'owner/repository.name' } },
    { github: { repository: 'owner/repository.name', branches: ['main', 'release/1.x'] }, iamUser: false },
    { github: { repository: 'owner/repository.name', tags: ['v*'], environments: ['pre production'] } },
    { github: { repository: 'owner/repository.name', ownerId: 12, repositoryId: 345 } },
    { gitlab: { project: 'group/project' } },
    {
      github: { repository: 'owner/repository.name', environments: ['production'] },
      gitlab: { project: 'a/b/c', projectId: 7, url: 'https://git.example.com/gitlab', branches: ['*'], tags: ['"'] },
    },
  );
  return partial({ image, push });
}

export function existingRepository({
  pipelineAccount,
  pipelineRegion,
  region,
}: Frame): fc.Arbitrary<Pick<ServiceConfig, 'image'>> {
  const place = `${pipelineRegion ?? region}:${pipelineAccount}`;
  const repositoryArn = `arn:${partitionOf(region).name}:ecr:${place}:repository/existing/one`;
  return fc.constantFrom({ image: { repositoryArn } }, { image: { repositoryArn, tag: 'stable' } });
}

/** The first service has an image of its own. */
function sharedImage({ services }: Frame): fc.Arbitrary<Pick<ServiceConfig, 'image'>> {
  return fc.constant({ image: { from: services[0]! } });
}

export function terraform(frame: Frame): fc.Arbitrary<TerraformConfig> {
  return partial<TerraformConfig>({
    roleName: fc.constantFrom('terraform', 'ci/terraform'),
    planRoleName: fc.constantFrom('reader', 'ci/reader'),
    principals: fc.uniqueArray(principal(frame), { maxLength: 2 }),
    policyArns: fc.constant([`arn:${partitionOf(frame.region).name}:iam::aws:policy/AmazonRoute53FullAccess`]),
    existing: fc.constant([ExistingPart.STATE_BUCKET]),
    stateBucket: fc.constant('state.of-everything'),
    stateRegion: fc.constantFrom(...frame.regions),
  }).chain((own) =>
    own.stateRegion === undefined ? fc.constant(own) : fc.constant({ ...own, existing: [ExistingPart.STATE_BUCKET] }),
  );
}

/** Below the config only: an account has one, whatever environments are in it. */
function boundary({ region }: Frame): fc.Arbitrary<string> {
  return fc
    .constantFrom('{accountId}:policy/boundary', '{accountId}:policy/a/path/b+=,.@_', 'aws:policy/PowerUserAccess')
    .map((policy) => `arn:${partitionOf(region).name}:iam::${policy}`);
}

function principal({ pipelineAccount, region }: Frame): fc.Arbitrary<string> {
  return fc
    .constantFrom('role/operator', 'role/aws-reserved/sso.amazonaws.com/*', 'user/teams/ann')
    .map((resource) => `arn:${partitionOf(region).name}:iam::${pipelineAccount}:${resource}`);
}

export function ci(): fc.Arbitrary<CiConfig> {
  return fc
    .record(
      {
        repository: fc.constantFrom('example/infrastructure', 'Ex-ample/a.b_c'),
        ownerId: fc.integer({ min: 1, max: 10 ** 9 }),
        repositoryId: fc.integer({ min: 1, max: 10 ** 9 }),
        branch: fc.constantFrom('main', 'trunk/1.x'),
      },
      { requiredKeys: ['repository'] },
    )
    .map((github) => ({ github }));
}
