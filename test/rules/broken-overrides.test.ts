import { LaunchType, LogDriver, ServiceConfig, ServiceSettings } from '../../src/config';
import { formatPath } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { minimalConfig } from '../config/fixtures';

type Key = keyof ServiceSettings;

const pathsOf = (...services: Partial<ServiceConfig>[]) =>
  checkConfig(minimalConfig({ services: services.map((service) => ({ name: 'api', ...service })) })).map(({ path }) =>
    formatPath(path),
  );

/** No setting can be such a list. */
const WRONG = [[]] as never;

/** The only environment has a setting of the wrong type, so that the service's own setting has no effect. */
const brokenAt = (service: Partial<ServiceConfig>, key: Key) => ({ ...service, overrides: { dev: { [key]: WRONG } } });

const EC2 = { launchType: LaunchType.EC2 };
const ON_A_SCHEDULE = { schedule: 'rate(1 day)' };
const ids = (count: number, prefix: string) => Array.from({ length: count }, (_, id) => `${prefix}-${id}`);
const OTHER_REGION = 'us-east-1:222222222222';
const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/a/0123456789abcdef/0123456789abcdef';
const ROLE = 'arn:aws:iam::222222222222:role/own';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const CAPACITY: Key[] = ['launchType', 'capacityProvider', 'capacityProviderStrategy'];

const SECRET = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:key';
const BALANCER = { listenerArn: LISTENER, priority: 1, paths: ['/*'] };
const router = (name: string) => ({ name, firelens: {} as never });

/** Settings that break a rule, and every setting that the rule reads. */
const BROKEN_RULES: { readonly [name: string]: [Partial<ServiceConfig>, Key[]] } = {
  'a GPU on Fargate': [{ gpu: 1 }, ['gpu', ...CAPACITY]],
  'bind mounts on Fargate': [
    { bindMounts: [{ hostPath: '/var/run', containerPath: '/run' }] },
    ['bindMounts', ...CAPACITY],
  ],
  'bridge on Fargate': [{ networkMode: 'bridge' as never }, ['networkMode', ...CAPACITY]],
  'host folders on Fargate': [
    {
      volumes: [{ name: 'data', hostPath: '/data' }],
      mountPoints: [{ volume: 'data', containerPath: '/data' }],
    },
    ['volumes', ...CAPACITY],
  ],
  'a platform version on container instances': [{ ...EC2, platformVersion: '1.4.0' }, ['platformVersion', ...CAPACITY]],
  'ephemeral storage on container instances': [{ ...EC2, ephemeralStorage: 30 }, ['ephemeralStorage', ...CAPACITY]],
  'a size that Fargate does not have': [{ cpu: 256, memory: 4096 }, ['cpu', 'memory', ...CAPACITY]],
  'a capacity provider beside a strategy': [
    { capacityProvider: 'FARGATE', capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    ['capacityProvider', 'capacityProviderStrategy'],
  ],
  'a misspelled capacity provider': [
    { capacityProvider: 'fargate_spot' },
    ['capacityProvider', 'capacityProviderStrategy'],
  ],
  'Service Connect on the host network': [
    { ...EC2, networkMode: 'host' as never, serviceConnect: {} },
    ['networkMode', 'serviceConnect'],
  ],
  'an endpoint without a port': [{ serviceConnect: { portName: 'web' } }, ['containerPort', 'serviceConnect']],
  'a container name that is not a valid port name': [
    { containerName: 'Web', containerPort: 80, serviceConnect: {} },
    ['containerName', 'containerPort', 'serviceConnect'],
  ],
  'a request timeout for TCP': [
    { containerPort: 80, serviceConnect: { perRequestTimeoutSeconds: 5 } },
    ['serviceConnect'],
  ],
  'an invalid namespace': [{ serviceConnect: { namespace: 'a b' } }, ['serviceConnect']],
  'a proxy on the port of the container': [
    { containerPort: 8080, serviceConnect: { ingressPortOverride: 8080 } },
    ['containerPort', 'networkMode', 'serviceConnect', 'sidecars'],
  ],
  'an endpoint in properties and in a key': [
    {
      cloudFormationProperties: { service: { ServiceConnectConfiguration: { Enabled: true } } },
      containerPort: 80,
      serviceConnect: {},
    },
    ['cloudFormationProperties', 'containerName', 'containerPort', 'serviceConnect', 'serviceDiscovery'],
  ],
  'discovery without a namespace or service': [{ serviceDiscovery: {} }, ['serviceDiscovery']],
  'discovery with an invalid service': [
    { serviceDiscovery: { serviceArn: 'arn:aws:servicediscovery:eu-west-1:222222222222:namespace/ns-a' } },
    ['serviceDiscovery'],
  ],
  'an SRV record without a port': [
    { serviceDiscovery: { namespaceId: 'ns-0123456789abcdef', dnsRecordType: 'SRV' as never } },
    ['containerPort', 'networkMode', 'serviceDiscovery'],
  ],
  'a container name that cannot be part of a DNS name': [
    { containerName: 'a'.repeat(64), serviceDiscovery: { namespaceId: 'ns-0123456789abcdef' } },
    ['containerName', 'serviceDiscovery'],
  ],
  'options requires schedule': [{ scheduleOptions: { taskCount: 2 } }, ['schedule', 'scheduleOptions']],
  'an invalid schedule': [{ schedule: 'daily' }, ['schedule', 'scheduleOptions']],
  'an invalid time zone': [
    { ...ON_A_SCHEDULE, scheduleOptions: { timezone: 'Paris' } },
    ['schedule', 'scheduleOptions'],
  ],
  'a scheduled task with an alarm': [{ ...ON_A_SCHEDULE, alarm: {} }, ['schedule', 'alarm']],
  'too many security groups': [
    { securityGroupIds: ids(6, 'sg') },
    ['extraLoadBalancers', 'loadBalancer', 'networkMode', 'securityGroupIds', 'subnetIds'],
  ],
  'too many subnets': [
    { subnetIds: ids(17, 'subnet') },
    ['extraLoadBalancers', 'loadBalancer', 'networkMode', 'securityGroupIds', 'subnetIds'],
  ],
  'too many containers': [{ sidecars: ids(10, 'side').map((name) => ({ name })) }, ['sidecars']],
  'an alarm over more than a day': [{ alarm: { evaluationPeriods: 1441 } }, ['alarm']],
  'a log router without logs': [
    { sidecars: [{ name: 'router', firelens: {} }] },
    ['containerName', 'logging', 'sidecars'],
  ],
  'a scheduled task with too many capacity providers': [
    { ...ON_A_SCHEDULE, capacityProviderStrategy: ids(7, 'own').map((capacityProvider) => ({ capacityProvider })) },
    ['schedule', ...CAPACITY],
  ],
  'a queue in another Region': [
    { ...ON_A_SCHEDULE, scheduleOptions: { deadLetterQueueArn: `arn:aws:sqs:${OTHER_REGION}:failed` } },
    ['scheduleOptions'],
  ],
  'an invalid queue': [
    { ...ON_A_SCHEDULE, scheduleOptions: { deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:222222222222:a.fifo' } },
    ['scheduleOptions'],
  ],
  'a role in another account': [{ taskRoleArn: ROLE.replace('222222222222', '333333333333') }, ['taskRoleArn']],
  'a policy for an existing role': [
    { taskRoleArn: ROLE, taskPolicyArns: [POLICY] },
    ['taskRoleArn', 'taskPolicyArns', 'executionRoleArn', 'executionPolicyArns', 'secretsKeyArns'],
  ],
  'an invalid key': [{ secretsKeyArns: [POLICY] }, ['secretsKeyArns']],
  'a target group without a port': [
    { targetGroupArn: LISTENER.replace(/listener.*/, 'targetgroup/a/0123456789abcdef') },
    ['targetGroupArn', 'containerPort'],
  ],
  'sidecars that use more than the task has': [{ sidecars: [{ name: 'agent', cpu: 512 }] }, ['cpu', 'sidecars']],
  'a sidecar with the name of the container': [{ sidecars: [{ name: 'api' }] }, ['containerName', 'sidecars']],
  'two volumes with the same name': [
    {
      volumes: [{ name: 'data' }, { name: 'data' }],
      mountPoints: [{ volume: 'data', containerPath: '/data' }],
    },
    ['volumes'],
  ],
  'variables that do not fit in a template': [
    { environment: { LONG: 'x'.repeat(1_000_000) } },
    ['environment', 'secrets', 'sidecars'],
  ],
  'a log driver that Fargate does not support': [
    { logging: { driver: 'gelf' as never } },
    ['logging', 'sidecars', ...CAPACITY],
  ],
  'two log routers': [
    { logging: { driver: LogDriver.AWSFIRELENS }, sidecars: [router('one'), router('two')] },
    ['containerName', 'logging', 'sidecars'],
  ],
  'devices on Fargate': [
    { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } },
    ['linuxParameters', 'sidecars', ...CAPACITY],
  ],
  'swappiness without swap space': [{ ...EC2, linuxParameters: { swappiness: 60 } }, ['linuxParameters', 'sidecars']],
  'a grace period requires a load balancer': [
    { healthCheckGracePeriod: 5 },
    ['cloudFormationProperties', 'healthCheckGracePeriod', 'targetGroupArn', 'loadBalancer', 'extraLoadBalancers'],
  ],
  'an unknown container of a load balancer': [
    { containerPort: 80, loadBalancer: { ...BALANCER, container: 'web' } },
    ['loadBalancer', 'extraLoadBalancers', 'containerName', 'sidecars'],
  ],
  'a maximum below the minimum': [{ autoscaling: { min: 5, max: 4 } }, ['autoscaling']],
  'a request target without a load balancer': [
    { autoscaling: { min: 1, max: 4, targetRequests: 100 } },
    ['autoscaling', 'loadBalancer'],
  ],
  'a deployment that cannot replace any task': [
    { deployment: { minimumHealthyPercent: 100, maximumPercent: 100 } },
    ['deployment', 'autoscaling'],
  ],
  'an invalid secret': [{ secrets: { KEY: 'hunter2' } }, ['logging', 'secrets', 'sidecars']],
  'a variable and a secret with the same name': [
    { environment: { KEY: 'a' }, secrets: { KEY: SECRET } },
    ['environment', 'secrets', 'sidecars'],
  ],
  'an invalid health check command': [{ healthCheck: { command: ['curl', '--fail'] } }, ['healthCheck', 'sidecars']],
  'a mount point of an unknown volume': [
    { mountPoints: [{ volume: 'data', containerPath: '/data' }] },
    ['mountPoints', 'sidecars', 'volumes'],
  ],
  'an unsupported log retention': [{ logRetentionDays: 2 }, ['logRetentionDays']],
  'an invalid alarm action': [{ alarm: { alarmActions: ['wake-me'] } }, ['alarm']],
  'a start timeout that is too long for Fargate': [
    { startTimeout: 600 },
    ['containerName', 'sidecars', 'startTimeout', ...CAPACITY],
  ],
  'two containers on one port': [
    { containerPort: 80, sidecars: [{ name: 'agent', containerPort: 80 }] },
    ['loadBalancer', 'extraLoadBalancers', 'containerName', 'containerPort', 'networkMode', 'sidecars'],
  ],
  'secrets that do not fit in a policy': [
    { secrets: Object.fromEntries(ids(200, 'KEY').map((name) => [name.replace('-', '_'), `${SECRET}-${name}`])) },
    ['logging', 'secrets', 'secretsKeyArns', 'sidecars'],
  ],
};

const CASES = Object.entries(BROKEN_RULES).flatMap(([name, [service, keys]]) =>
  keys.map((key) => ({ name, service, key })),
);

test.each(Object.entries(BROKEN_RULES))('%s is reported', (_, [service]) => {
  expect(pathsOf(service)).toEqual([expect.stringMatching(/^services\[0\]/)]);
});

test.each(CASES)('$name is not reported where the environment has a $key of the wrong type', ({ service, key }) => {
  expect(pathsOf(brokenAt(service, key))).toEqual([expect.stringContaining(`services[0].overrides.dev.${key}`)]);
});

test.each(Object.entries(BROKEN_RULES))('%s is not reported where the overrides are not maps', (_, [service]) => {
  expect(pathsOf({ ...service, overrides: { dev: WRONG } })).toEqual(['services[0].overrides.dev']);
  expect(pathsOf({ ...service, overrides: WRONG })).toEqual(['services[0].overrides']);
});

const NAMESPACE = { serviceDiscovery: { namespaceId: 'ns-0123456789abcdef' } };

test.each<[Key, Partial<ServiceConfig>, Key[]]>([
  ['stackName', { stackName: 'web' }, ['stackName', 'serviceName']],
  ['serviceName', { serviceName: 'web', clusterName: 'all' }, ['serviceName', 'stackName']],
  [
    'containerName',
    { containerName: 'web', containerPort: 80, serviceConnect: {}, clusterName: 'all' },
    ['containerName', 'serviceConnect', 'serviceDiscovery'],
  ],
  ['containerName', { containerName: 'web', ...NAMESPACE }, ['containerName', 'serviceConnect', 'serviceDiscovery']],
])(
  'a collision by %s is not reported where the second service has settings of the wrong type',
  (own, service, keys) => {
    expect(pathsOf(service, { ...service, name: 'admin' })).toContain(`services[1].${own}`);
    for (const key of keys) {
      expect(pathsOf(service, { ...brokenAt(service, key), name: 'admin' })).toEqual([
        expect.stringContaining(`services[1].overrides.dev.${key}`),
      ]);
    }
  },
);
