import { LaunchType, ServiceConfig, ServiceSettings } from '../../src/config';
import { formatPath } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { minimalConfig } from '../config/fixtures';

type Key = keyof ServiceSettings;

const pathsOf = (...services: Partial<ServiceConfig>[]) =>
  checkConfig(minimalConfig({ services: services.map((service) => ({ name: 'api', ...service })) })).map(({ path }) =>
    formatPath(path),
  );

/** No setting is such a list. */
const WRONG = [[]] as never;

/** The only environment has a setting of the wrong type, so that what the service says of it holds nowhere. */
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

/** What breaks a rule, and every setting that the rule looks at. */
const BROKEN_RULES: { readonly [name: string]: [Partial<ServiceConfig>, Key[]] } = {
  'a GPU on Fargate': [{ gpu: 1 }, ['gpu', ...CAPACITY]],
  'bind mounts on Fargate': [
    { bindMounts: [{ hostPath: '/var/run', containerPath: '/run' }] },
    ['bindMounts', ...CAPACITY],
  ],
  'bridge on Fargate': [{ networkMode: 'bridge' as never }, ['networkMode', ...CAPACITY]],
  'folders of the host on Fargate': [
    {
      volumes: [{ name: 'data', hostPath: '/data' }],
      mountPoints: [{ volume: 'data', containerPath: '/data' }],
    },
    ['volumes', ...CAPACITY],
  ],
  'a platform version on container instances': [{ ...EC2, platformVersion: '1.4.0' }, ['platformVersion', ...CAPACITY]],
  'ephemeral storage on container instances': [{ ...EC2, ephemeralStorage: 30 }, ['ephemeralStorage', ...CAPACITY]],
  'a size that Fargate has not': [{ cpu: 256, memory: 4096 }, ['cpu', 'memory', ...CAPACITY]],
  'a capacity provider beside a strategy': [
    { capacityProvider: 'FARGATE', capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    ['capacityProvider', 'capacityProviderStrategy'],
  ],
  'a misspelt capacity provider': [
    { capacityProvider: 'fargate_spot' },
    ['capacityProvider', 'capacityProviderStrategy'],
  ],
  'Service Connect on the host’s network': [
    { ...EC2, networkMode: 'host' as never, serviceConnect: {} },
    ['networkMode', 'serviceConnect'],
  ],
  'an endpoint of nothing': [{ serviceConnect: { portName: 'web' } }, ['containerPort', 'serviceConnect']],
  'a container whose name no port can have': [
    { containerName: 'Web', containerPort: 80, serviceConnect: {} },
    ['containerName', 'containerPort', 'serviceConnect'],
  ],
  'time for requests of TCP': [
    { containerPort: 80, serviceConnect: { perRequestTimeoutSeconds: 5 } },
    ['serviceConnect'],
  ],
  'a namespace that is none': [{ serviceConnect: { namespace: 'a b' } }, ['serviceConnect']],
  'a proxy on the port of the container': [
    { containerPort: 80, serviceConnect: { ingressPortOverride: 80 } },
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
  'discovery in nothing': [{ serviceDiscovery: {} }, ['serviceDiscovery']],
  'discovery in a service that is none': [
    { serviceDiscovery: { serviceArn: 'arn:aws:servicediscovery:eu-west-1:222222222222:namespace/ns-a' } },
    ['serviceDiscovery'],
  ],
  'a record with a port without one': [
    { serviceDiscovery: { namespaceId: 'ns-0123456789abcdef', dnsRecordType: 'SRV' as never } },
    ['containerPort', 'networkMode', 'serviceDiscovery'],
  ],
  'a container whose name is no part of a DNS name': [
    { containerName: 'a'.repeat(64), serviceDiscovery: { namespaceId: 'ns-0123456789abcdef' } },
    ['containerName', 'serviceDiscovery'],
  ],
  'options requires schedule': [{ scheduleOptions: { taskCount: 2 } }, ['schedule', 'scheduleOptions']],
  'no schedule': [{ schedule: 'daily' }, ['schedule', 'scheduleOptions']],
  'no time zone': [{ ...ON_A_SCHEDULE, scheduleOptions: { timezone: 'Paris' } }, ['schedule', 'scheduleOptions']],
  'a scheduled task with an alarm': [{ ...ON_A_SCHEDULE, alarm: {} }, ['schedule', 'alarm']],
  'a scheduled task with a security group too many': [
    { ...ON_A_SCHEDULE, securityGroupIds: ids(6, 'sg') },
    ['schedule', 'securityGroupIds', 'subnetIds', ...CAPACITY],
  ],
  'a scheduled task with a subnet too many': [
    { ...ON_A_SCHEDULE, subnetIds: ids(17, 'subnet') },
    ['schedule', 'securityGroupIds', 'subnetIds', ...CAPACITY],
  ],
  'a scheduled task with a capacity provider too many': [
    { ...ON_A_SCHEDULE, capacityProviderStrategy: ids(7, 'own').map((capacityProvider) => ({ capacityProvider })) },
    ['schedule', 'securityGroupIds', 'subnetIds', ...CAPACITY],
  ],
  'a queue of another Region': [
    { ...ON_A_SCHEDULE, scheduleOptions: { deadLetterQueueArn: `arn:aws:sqs:${OTHER_REGION}:failed` } },
    ['scheduleOptions'],
  ],
  'a queue that is none': [
    { ...ON_A_SCHEDULE, scheduleOptions: { deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:222222222222:a.fifo' } },
    ['scheduleOptions'],
  ],
  'a role of another account': [{ taskRoleArn: ROLE.replace('222222222222', '333333333333') }, ['taskRoleArn']],
  'a policy of an existing role': [
    { taskRoleArn: ROLE, taskPolicyArns: [POLICY] },
    ['taskRoleArn', 'taskPolicyArns', 'executionRoleArn', 'executionPolicyArns', 'secretsKeyArns'],
  ],
  'a key that is none': [{ secretsKeyArns: [POLICY] }, ['secretsKeyArns']],
  'a target group without a port': [
    { targetGroupArn: LISTENER.replace(/listener.*/, 'targetgroup/a/0123456789abcdef') },
    ['targetGroupArn', 'containerPort'],
  ],
  'more for sidecars than the task has': [{ sidecars: [{ name: 'agent', cpu: 512 }] }, ['cpu', 'sidecars']],
  'a sidecar with the name of the container': [{ sidecars: [{ name: 'api' }] }, ['containerName', 'sidecars']],
  'two volumes of one name': [
    {
      volumes: [{ name: 'data' }, { name: 'data' }],
      mountPoints: [{ volume: 'data', containerPath: '/data' }],
    },
    ['volumes'],
  ],
  'variables that no template has room for': [
    { environment: { LONG: 'x'.repeat(1_000_000) } },
    ['environment', 'secrets', 'sidecars'],
  ],
  'logs that Fargate cannot send': [{ logging: { driver: 'gelf' as never } }, ['logging', 'sidecars', ...CAPACITY]],
  'two log routers': [{ sidecars: [router('one'), router('two')] }, ['containerName', 'logging', 'sidecars']],
  'devices on Fargate': [
    { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } },
    ['linuxParameters', 'sidecars', ...CAPACITY],
  ],
  'swappiness without swap': [{ ...EC2, linuxParameters: { swappiness: 60 } }, ['linuxParameters', 'sidecars']],
  'a grace period requires a load balancer': [
    { healthCheckGracePeriod: 5 },
    ['cloudFormationProperties', 'healthCheckGracePeriod', 'targetGroupArn', 'loadBalancer', 'extraLoadBalancers'],
  ],
  'a container of a load balancer that there is not': [
    { containerPort: 80, loadBalancer: { ...BALANCER, container: 'web' } },
    ['loadBalancer', 'extraLoadBalancers', 'containerName', 'sidecars'],
  ],
  'more than a service scales from': [{ autoscaling: { min: 5, max: 4 } }, ['autoscaling']],
  'requests of no load balancer': [
    { autoscaling: { min: 1, max: 4, targetRequests: 100 } },
    ['autoscaling', 'loadBalancer'],
  ],
  'a deployment that could replace no task': [
    { deployment: { minimumHealthyPercent: 100, maximumPercent: 100 } },
    ['deployment', 'autoscaling'],
  ],
  'a secret that is none': [{ secrets: { KEY: 'hunter2' } }, ['logging', 'secrets', 'sidecars']],
  'a variable and a secret of one name': [
    { environment: { KEY: 'a' }, secrets: { KEY: SECRET } },
    ['environment', 'secrets', 'sidecars'],
  ],
  'a health check that is no command': [{ healthCheck: { command: ['curl', '--fail'] } }, ['healthCheck', 'sidecars']],
  'a folder of no volume': [
    { mountPoints: [{ volume: 'data', containerPath: '/data' }] },
    ['mountPoints', 'sidecars', 'volumes'],
  ],
  'days that no log is kept': [{ logRetentionDays: 2 }, ['logRetentionDays']],
  'an action of an alarm that is none': [{ alarm: { alarmActions: ['wake-me'] } }, ['alarm']],
  'a time to start that Fargate has not': [
    { startTimeout: 600 },
    ['containerName', 'sidecars', 'startTimeout', ...CAPACITY],
  ],
  'two containers on one port': [
    { containerPort: 80, sidecars: [{ name: 'agent', containerPort: 80 }] },
    ['loadBalancer', 'extraLoadBalancers', 'containerName', 'containerPort', 'networkMode', 'sidecars'],
  ],
  'secrets that no policy has room for': [
    { secrets: Object.fromEntries(ids(200, 'KEY').map((name) => [name.replace('-', '_'), `${SECRET}-${name}`])) },
    ['logging', 'secrets', 'secretsKeyArns', 'sidecars'],
  ],
};

const CASES = Object.entries(BROKEN_RULES).flatMap(([name, [service, keys]]) =>
  keys.map((key) => ({ name, service, key })),
);

test.each(Object.entries(BROKEN_RULES))('%s is told', (_, [service]) => {
  expect(pathsOf(service)).toEqual([expect.stringMatching(/^services\[0\]/)]);
});

test.each(CASES)('$name is not told where the environment has a $key of the wrong type', ({ service, key }) => {
  expect(pathsOf(brokenAt(service, key))).toEqual([expect.stringContaining(`services[0].overrides.dev.${key}`)]);
});

test.each(Object.entries(BROKEN_RULES))('%s is not told where the overrides are no maps', (_, [service]) => {
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
  'what two services have of one %s is not told where the second has settings of the wrong type',
  (own, service, keys) => {
    expect(pathsOf(service, { ...service, name: 'admin' })).toContain(`services[1].${own}`);
    for (const key of keys) {
      expect(pathsOf(service, { ...brokenAt(service, key), name: 'admin' })).toEqual([
        expect.stringContaining(`services[1].overrides.dev.${key}`),
      ]);
    }
  },
);
