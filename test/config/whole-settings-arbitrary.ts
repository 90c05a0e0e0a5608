import fc from 'fast-check';
import {
  AppProtocol,
  DiscoverySettings,
  DnsRecordType,
  NameSettings,
  RoleSettings,
  ServiceConnectConfig,
  ServiceDiscoveryConfig,
  ServiceSettings,
} from '../../src/config';
import { partial, secretVariables } from './arbitrary-values';
import { loadBalancers } from './load-balancer-arbitrary';
import { scheduled } from './scaling-arbitrary';
import { common, conditionsOf, Kind, mounted, placement, size } from './settings-arbitrary';

const made = new Map<string, fc.Arbitrary<ServiceSettings>>();

/**
 * Settings with every key, which are valid together once they are placed: `{account}`, `{region}` and `{partition}`
 * stand for those of the environment, `{at}` for a value that is unique to the service and environment.
 */
export function wholeSettings(kind: Kind, isScheduled: boolean, partition: string, region: string) {
  const key = `${kind} ${isScheduled} ${region}`;
  if (!made.has(key)) made.set(key, make(kind, isScheduled, partition, region));
  return made.get(key)!;
}

function make(kind: Kind, isScheduled: boolean, partition: string, region: string): fc.Arbitrary<ServiceSettings> {
  const secrets = secretVariables(partition, region);
  const parts = fc.tuple(
    common(secrets, kind),
    placement(kind),
    mounted(kind, secrets),
    fc.option(size(kind), { nil: {} }),
    fc.option(loadBalancers, { nil: {} }),
    fc.option(discovery, { nil: {} }),
    fc.option(roles, { nil: {} }),
    others,
    fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: names }),
  );
  return parts
    .map((all): ServiceSettings => Object.assign({}, ...all))
    .map(withReferences)
    .chain(withDependency)
    .chain((settings) => (isScheduled ? scheduled(settings).map(withQueue) : fc.constant(settings)));
}

/** Settings that hardly any rule checks, in addition to those of settings-arbitrary.ts. */
const others = fc.record({ containerPort: fc.integer({ min: 1, max: 19_999 }) }, { requiredKeys: [] });

const names: fc.Arbitrary<NameSettings> = partial<NameSettings>({
  stackName: fc.constantFrom('Stack-{at}', 'stack-{at}', 'S{at}', 'Shared', 'shared'),
  serviceName: fc.constantFrom('service_{at}', 'Service-{at}'),
});

const iam = (account: string, resource: string) => `arn:{partition}:iam::${account}:${resource}`;
const role = fc.constantFrom('api', 'teams/a/api').map((name) => iam('{account}', `role/${name}`));
const policies = fc.subarray([iam('aws', 'policy/ReadOnlyAccess'), iam('{account}', 'policy/teams/a')]);

const roles: fc.Arbitrary<RoleSettings> = partial<RoleSettings>({
  taskRoleArn: role,
  executionRoleArn: role,
  taskPolicyArns: policies,
  executionPolicyArns: policies,
  secretsKeyArns: fc.subarray(['1', '2'].map((id) => `arn:{partition}:kms:{region}:222222222222:key/${id}`)),
});

const namespace = fc.constantFrom('a${b}%{c}', 'arn:{partition}:servicediscovery:{region}:{account}:namespace/ns-0123');

const endpoint: fc.Arbitrary<ServiceConnectConfig> = fc
  .tuple(
    fc.constantFrom<ServiceConnectConfig>(
      { portName: 'p-{at}' },
      { discoveryName: 'd_{at}' },
      { portName: 'p-{at}', discoveryName: 'd_{at}' },
    ),
    fc.oneof(
      fc.constant<ServiceConnectConfig>({}),
      fc.record<ServiceConnectConfig>(
        { appProtocol: fc.constantFrom(...Object.values(AppProtocol)), perRequestTimeoutSeconds: fc.nat(600) },
        { requiredKeys: ['appProtocol'] },
      ),
    ),
    partial<ServiceConnectConfig>({
      namespace,
      clientOnly: fc.constant(false),
      dnsName: fc.constantFrom('api', 'api.media_1'),
      port: fc.integer({ min: 1, max: 65_535 }),
      ingressPortOverride: fc.integer({ min: 50_000, max: 65_535 }),
      idleTimeoutSeconds: fc.nat(2_147_483_647),
    }),
  )
  .map(([first, second, third]) => ({ ...first, ...second, ...third }));

const client = fc.record({ clientOnly: fc.constant(true), namespace }, { requiredKeys: ['clientOnly'] });

const service: fc.Arbitrary<ServiceDiscoveryConfig> = fc.oneof(
  fc.record(
    {
      namespaceId: fc.constant('ns-0123456789abcdef'),
      name: fc.constantFrom('n-{at}', '_n-{at}._tcp'),
      dnsRecordType: fc.constantFrom(...Object.values(DnsRecordType)),
      ttlSeconds: fc.nat(600),
    },
    { requiredKeys: ['namespaceId', 'name'] },
  ),
  fc.constant({ serviceArn: 'arn:{partition}:servicediscovery:{region}:{account}:service/srv-0123456789abcdef' }),
);

const discovery: fc.Arbitrary<DiscoverySettings> = partial<DiscoverySettings>({
  serviceConnect: fc.oneof(endpoint, endpoint, client),
  serviceDiscovery: service,
});

const TOPIC = 'arn:{partition}:sns:{region}:{account}:on-call';

/** References to resources in the environment's account. They are set wherever the setting that they belong to is. */
function withReferences(settings: ServiceSettings): ServiceSettings {
  const { alarm, autoscaling } = settings;
  return {
    ...settings,
    ...(alarm && { alarm: { ...alarm, alarmActions: [TOPIC], okActions: [TOPIC] } }),
    ...(autoscaling && (autoscaling.min ?? 1) % 2 === 0 && { autoscaling: { ...autoscaling, targetRequests: 600.5 } }),
  };
}

/** The service's own container can wait for the first sidecar. */
function withDependency(settings: ServiceSettings): fc.Arbitrary<ServiceSettings> {
  const [first] = settings.sidecars ?? [];
  if (!first) return fc.constant(settings);
  return fc
    .option(fc.constantFrom(...conditionsOf(first)), { nil: undefined })
    .map((condition) => (condition ? { ...settings, dependsOn: { [first.name]: condition } } : settings));
}

function withQueue(settings: ServiceSettings): ServiceSettings {
  const { scheduleOptions } = settings;
  if (scheduleOptions?.enabled === undefined) return settings;
  const deadLetterQueueArn = 'arn:{partition}:sqs:{region}:{account}:failed-starts';
  return { ...settings, scheduleOptions: { ...scheduleOptions, deadLetterQueueArn } };
}
