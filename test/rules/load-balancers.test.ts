import {
  AlpnPolicy,
  LoadBalancerConfig,
  LoadBalancerHealthCheckProtocol,
  LoadBalancerProtocol,
  LoadBalancerProtocolVersion,
  NetworkMode,
  ServiceConfig,
} from '../../src/config';
import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const { HTTP, HTTPS, TCP, TLS, UDP } = LoadBalancerProtocol;

const arn = (resource: string, account = '222222222222') =>
  `arn:aws:elasticloadbalancing:eu-west-1:${account}:${resource}`;
const listenerArn = arn('listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2');
const loadBalancerArn = arn('loadbalancer/net/shop/50dc6c495c0c9188');
const certificateArn = 'arn:aws:acm:eu-west-1:222222222222:certificate/0f0e0d0c-0b0a-4908-8706-050403020100';

const application: LoadBalancerConfig = { paths: ['/*'], priority: 100 };

const RANGES = [
  '10.0.0.0/16',
  '0.0.0.0/0',
  '192.168.1.128/25',
  '192.0.2.1/32',
  '::/0',
  '2001:db8::/32',
  '2001:db8:0:8000::/49',
  '::ffff:10.0.0.0/104',
  '2001:db8:1:2:3:4:5:6/128',
];

/** The last ones have bits after their prefix, which Terraform's provider refuses. */
const NOT_RANGES = [
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '::/129',
  'fe80::%1/64',
  '10.0.0.1/16',
  '192.168.1.128/24',
  '2001:db8::1/32',
  '2001:db8:0:8000::/48',
  '::ffff:10.0.0.1/104',
];

const network: LoadBalancerConfig = { loadBalancerArn, port: 443 };
const tls: LoadBalancerConfig = { ...network, protocol: TLS, certificateArn };

/** The problems of a service in dev, without the start of the path, which all have in common. */
function linesFor(service: Partial<ServiceConfig>): string[] {
  const config = minimalConfig({ services: [{ name: 'api', containerPort: 8080, ...service }] });
  return linesOf(config).map((line) => line.replace('services[0].', ''));
}

test.each<[string, Partial<ServiceConfig>]>([
  ['a rule of the listener in inputs.tf', { loadBalancer: application, healthCheckGracePeriod: 60 }],
  [
    'a rule with everything',
    {
      loadBalancer: {
        listenerArn,
        hosts: ['api.example.com', '*.api.example.com'],
        paths: ['/v1/*', '*.png'],
        priority: 50000,
        protocol: HTTPS,
        protocolVersion: LoadBalancerProtocolVersion.GRPC,
        healthCheck: {
          path: '/x',
          protocol: LoadBalancerHealthCheckProtocol.HTTPS,
          port: 9000,
          interval: 30,
          timeout: 29,
          statusCodes: '0,12-14',
        },
        stickiness: { cookieName: 'session' },
        slowStart: 30,
      },
    },
  ],
  ['its own listener', { loadBalancer: { ...network, stickiness: {}, sourceCidrs: RANGES } }],
  ['a listener that terminates TLS', { loadBalancer: { ...tls, alpnPolicy: AlpnPolicy.HTTP2_PREFERRED } }],
  ['UDP with HTTP health checks', { loadBalancer: { ...network, protocol: UDP, healthCheck: { path: '/' } } }],
  [
    'several load balancers for several containers',
    {
      sidecars: [{ name: 'admin', image: 'admin:1', containerPort: 9090 }],
      loadBalancer: application,
      extraLoadBalancers: {
        admin: { ...application, priority: 101, container: 'admin' },
        dns: { ...network, port: 53, protocol: UDP, containerPort: 53 },
      },
    },
  ],
])('allowed: %s', (_, service) => {
  expect(linesFor(service)).toEqual([]);
});

const KIND = 'remove it, or remove loadBalancerArn';

test.each<[string, Partial<ServiceConfig>, string[]]>([
  [
    'settings that only an Application Load Balancer supports',
    { loadBalancer: { ...network, listenerArn, hosts: ['a.example.com'], priority: 1, slowStart: 60 } },
    [
      'loadBalancer.hosts: supported only by an Application Load Balancer, got a list of 1; ',
      `loadBalancer.listenerArn: supported only by an Application Load Balancer, got "${listenerArn}"; `,
      'loadBalancer.priority: supported only by an Application Load Balancer, got 1; ',
      'loadBalancer.slowStart: supported only by an Application Load Balancer, got 60; ',
    ].map((line) => line + KIND),
  ],
  [
    'settings that only a Network Load Balancer supports',
    { loadBalancer: { port: 443 } },
    ['loadBalancer.port: supported only by a Network Load Balancer, got 443; set loadBalancerArn, or remove it'],
  ],
  [
    'no settings at all',
    { loadBalancer: {} },
    [
      'loadBalancer: requires priority; set a priority that no other rule of the listener has, such as 100',
      'loadBalancer: requires hosts or paths; set one of them, such as paths: ["/*"]',
    ].reverse(),
  ],
  [
    'a listener without a port, and TLS without a certificate',
    { loadBalancer: { loadBalancerArn, protocol: TLS } },
    [
      'loadBalancer: requires port; set the port that the load balancer listens on',
      'loadBalancer: protocol TLS requires certificateArn; set certificateArn, or use protocol TCP',
    ],
  ],
  [
    'a protocol of the other kind of load balancer',
    { loadBalancer: { ...application, protocol: TCP }, extraLoadBalancers: { a: { ...network, protocol: HTTP } } },
    [
      'extraLoadBalancers.a.protocol: not supported by a Network Load Balancer, got "HTTP"; use TCP, TLS or UDP',
      'loadBalancer.protocol: not supported by an Application Load Balancer, got "TCP"; use HTTP or HTTPS',
    ],
  ],
  [
    'a certificate without TLS',
    { loadBalancer: { ...network, certificateArn } },
    [`loadBalancer.certificateArn: requires protocol TLS, got "${certificateArn}"; set protocol: TLS, or remove it`],
  ],
  [
    'cookies where they are not supported',
    {
      loadBalancer: { ...tls, stickiness: {} },
      extraLoadBalancers: {
        a: { ...network, port: 80, stickiness: { cookieDuration: 60 } },
        b: { ...application, stickiness: { cookieName: 'AWSALBTG' } },
      },
    },
    [
      'extraLoadBalancers.a.stickiness.cookieDuration: not supported by a Network Load Balancer, which identifies clients by IP address, got 60; use stickiness: {}',
      `extraLoadBalancers.b.stickiness.cookieName: reserved for the load balancer's own cookies, got "AWSALBTG"; use another name`,
      'loadBalancer.stickiness: not supported with protocol TLS, got a map; remove it, or use protocol TCP',
    ],
  ],
  [
    'hosts and paths that AWS rejects',
    {
      loadBalancer: {
        ...application,
        hosts: ['https://example.com', 'localhost', 'a.example.com:8080'],
        paths: ['api/*', `/${'a'.repeat(128)}`],
      },
    },
    [
      ...['https://example.com', 'localhost', 'a.example.com:8080'].map(
        (host, index) =>
          `loadBalancer.hosts[${index}]: not a host name, got "${host}"; use a name such as api.example.com or *.example.com, without a scheme or port`,
      ),
      'loadBalancer.paths[0]: not a path, got "api/*"; use a path that starts with / and has no query, such as /api/*',
      expect.stringMatching(/^loadBalancer\.paths\[1\]: too long, got "\/a+…a+"; use at most 128 characters$/),
    ],
  ],
  [
    'more conditions than a rule can have',
    { loadBalancer: { ...application, hosts: ['*.a.b', '*.c.d', '*.e.f'], paths: ['/a/*', '/b/*', '/c/*'] } },
    [
      'loadBalancer.paths: too many hosts and paths for one rule, got 6 (AWS limit: 5); use wildcards, or move some to extraLoadBalancers',
      'loadBalancer.paths: too many wildcards for one rule, got 6 (AWS limit: 5); use fewer, or move some to extraLoadBalancers',
    ],
  ],
  [
    'containers and ports that do not exist',
    {
      containerPort: undefined,
      sidecars: [{ name: 'admin', image: 'admin:1' }],
      loadBalancer: { ...application, container: 'web' },
      extraLoadBalancers: {
        a: { ...application, priority: 1 },
        b: { ...application, priority: 2, container: 'admin' },
      },
    },
    [
      'extraLoadBalancers.a: requires a port of container api; set containerPort for the service, or for the load balancer',
      'extraLoadBalancers.b: requires a port of container admin; set containerPort for the sidecar, or for the load balancer',
      'loadBalancer.container: unknown container, got "web"; use api or admin',
    ],
  ],
  [
    'names that Terraform cannot use',
    { extraLoadBalancers: { main: application, 'In ternal': { ...application, priority: 1 } } },
    [
      'extraLoadBalancers["In ternal"]: invalid name, got "In ternal"; use lowercase letters, digits and single hyphens, starting with a letter',
      'extraLoadBalancers.main: reserved for loadBalancer; use another name',
    ],
  ],
  [
    'six target groups',
    {
      targetGroupArn: arn('targetgroup/a/0123456789abcdef'),
      loadBalancer: application,
      extraLoadBalancers: Object.fromEntries(
        ['a', 'b', 'c', 'd'].map((name, index) => [name, { ...application, priority: index + 1 }]),
      ),
    },
    ['extraLoadBalancers: too many target groups, got 6 (ECS limit: 5); remove some'],
  ],
  [
    'no room for another security group',
    { loadBalancer: application, securityGroupIds: ['sg-1', 'sg-2', 'sg-3', 'sg-4', 'sg-5'] },
    [
      'securityGroupIds: too many security groups, got 5; use at most 4 because ecs-pipeline adds one for the load balancer',
    ],
  ],
  [
    'invalid ranges',
    { loadBalancer: { ...network, sourceCidrs: NOT_RANGES } },
    NOT_RANGES.map(
      (value, index) =>
        `loadBalancer.sourceCidrs[${index}]: not a CIDR block, got "${value}"; use the first address of the block, such as 10.0.0.0/16`,
    ),
  ],
  [
    'a slow start that is too short',
    { loadBalancer: { ...application, slowStart: 29 } },
    ['loadBalancer.slowStart: too short, got 29; use 30 to 900 seconds, or 0 for no slow start'],
  ],
  [
    'health checks that overlap',
    {
      loadBalancer: { ...application, healthCheck: { timeout: 10 } },
      extraLoadBalancers: { a: { ...network, healthCheck: { interval: 5 } } },
    },
    [
      'extraLoadBalancers.a.healthCheck.interval: not longer than the timeout of 5, got 5; use an interval that is longer than the timeout',
      'loadBalancer.healthCheck.timeout: not shorter than the interval of 10, got 10; use an interval that is longer than the timeout',
    ],
  ],
  [
    'health checks that the load balancer cannot make',
    {
      loadBalancer: { ...application, healthCheck: { protocol: LoadBalancerHealthCheckProtocol.TCP } },
      extraLoadBalancers: {
        b: { ...network, port: 80, healthCheck: { protocol: LoadBalancerHealthCheckProtocol.TCP, path: '/' } },
        c: { ...network, port: 81, healthCheck: { statusCodes: '200' } },
      },
    },
    [
      'extraLoadBalancers.b.healthCheck.path: not supported by TCP health checks, got "/"; remove it, or set healthCheck.protocol to HTTP',
      'extraLoadBalancers.c.healthCheck.statusCodes: not supported by TCP health checks, got "200"; remove it, or set healthCheck.protocol to HTTP',
      'loadBalancer.healthCheck.protocol: not supported by health checks of an Application Load Balancer, got "TCP"; use HTTP or HTTPS',
    ],
  ],
  [
    'status codes of another protocol',
    {
      loadBalancer: { ...application, healthCheck: { statusCodes: '200-599' } },
      extraLoadBalancers: {
        grpc: {
          ...application,
          priority: 1,
          protocolVersion: LoadBalancerProtocolVersion.GRPC,
          healthCheck: { statusCodes: '200' },
        },
        net: { ...network, healthCheck: { path: '/', statusCodes: '300-200' } },
      },
    },
    [
      'extraLoadBalancers.grpc.healthCheck.statusCodes: invalid status codes for gRPC, got "200"; use 0 to 99, such as 0,12',
      'extraLoadBalancers.net.healthCheck.statusCodes: invalid status codes for a Network Load Balancer, got "300-200"; use 200 to 599, such as 200-399',
      'loadBalancer.healthCheck.statusCodes: invalid status codes for an Application Load Balancer, got "200-599"; use 200 to 499, such as 200-399',
    ],
  ],
  [
    'ARNs of other resources',
    {
      loadBalancer: { ...application, listenerArn: arn('listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2') },
      extraLoadBalancers: { a: { ...network, loadBalancerArn: arn('loadbalancer/app/shop/50dc6c495c0c9188') } },
    },
    [
      `extraLoadBalancers.a.loadBalancerArn: not the ARN of a Network Load Balancer, got "${arn('loadbalancer/app/shop/50dc6c495c0c9188')}"; use an ARN such as arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/net/{name}/{id}`,
      `loadBalancer.listenerArn: not the ARN of an Application Load Balancer listener, got "${arn('listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2')}"; use an ARN such as arn:aws:elasticloadbalancing:{region}:{account}:listener/app/{name}/{id}/{id}`,
    ],
  ],
  [
    'another container in CloudFormation properties',
    {
      loadBalancer: application,
      cloudFormationProperties: { service: { LoadBalancers: [{ ContainerPort: 9090 }] } },
    },
    [
      'cloudFormationProperties.service.LoadBalancers[0].ContainerPort: has a dedicated key, got 9090; use containerPort of the load balancer',
    ],
  ],
])('rejected: %s', (_, service, lines) => {
  expect(linesFor(service)).toEqual(lines);
});

test('tasks on container instances do not need another security group', () => {
  const securityGroupIds = ['sg-1', 'sg-2', 'sg-3', 'sg-4', 'sg-5'];
  const service = { capacityProvider: 'main', networkMode: NetworkMode.BRIDGE, securityGroupIds };

  expect(linesFor({ ...service, loadBalancer: application })).toEqual([]);
});

describe('collisions', () => {
  const other = (one: LoadBalancerConfig) =>
    minimalConfig({
      services: [
        { name: 'api', containerPort: 80, loadBalancer: { ...application, listenerArn } },
        { name: 'web', containerPort: 80, loadBalancer: one },
      ],
    });

  test('of priorities on one listener, on the listener of inputs.tf, or on two listeners', () => {
    expect(linesOf(other({ ...application, listenerArn }))).toEqual([
      'services[1].loadBalancer.priority: already used by services[0].loadBalancer on the same listener, got 100; use another priority',
    ]);
    expect(linesFor({ loadBalancer: application, extraLoadBalancers: { a: application } })).toEqual([
      'extraLoadBalancers.a.priority: already used by services[0].loadBalancer on the same listener, got 100; use another priority',
    ]);
    expect(linesOf(other(application))).toEqual([]);
  });

  test('of ports on one Network Load Balancer', () => {
    expect(linesFor({ loadBalancer: network, extraLoadBalancers: { a: { ...network, container: 'api' } } })).toEqual([
      'extraLoadBalancers.a.port: already used by services[0].loadBalancer on the same load balancer, got 443; use another port',
    ]);
  });

  test('of two environments in one account', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('staging')];
    const service = { name: 'api', containerPort: 80, loadBalancer: { ...application, listenerArn } };

    expect(linesOf(minimalConfig({ environments, services: [service] }))).toEqual([
      'services[0].loadBalancer.priority: used in both dev and staging, which share the listener, got 100; set one for each of these environments under overrides',
    ]);
    expect(linesOf(minimalConfig({ environments, services: [{ ...service, loadBalancer: application }] }))).toEqual([]);
  });
});

test('a listener and a certificate in another account', () => {
  const service = { containerPort: 80, loadBalancer: { ...application, listenerArn }, extraLoadBalancers: { a: tls } };
  const fix = 'use one in account 333333333333 and Region eu-west-1, under overrides.production';

  expect(linesOf(configWithService(service))).toEqual([
    `services[0].extraLoadBalancers.a.certificateArn: not in the account of production, got "${certificateArn}"; ${fix}`,
    `services[0].extraLoadBalancers.a.loadBalancerArn: not in the account of production, got "${loadBalancerArn}"; ${fix}`,
    `services[0].loadBalancer.listenerArn: not in the account of production, got "${listenerArn}"; ${fix}`,
  ]);
});
