import fc from 'fast-check';
import {
  AlpnPolicy,
  LoadBalancerConfig,
  LoadBalancerHealthCheckConfig,
  LoadBalancerHealthCheckProtocol,
  LoadBalancerProtocol,
  LoadBalancerProtocolVersion,
  LoadBalancerSettings,
} from '../../src/config';
import { absolutePath, hostileText, partial } from './arbitrary-values';
import { SIDECAR } from './placed-settings';

/** Ports that no container uses. */
const containerPort = fc.constantFrom(40_001, 40_002);

const times = fc
  .tuple(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 1, max: 180 }))
  .map(([timeout, more]) => ({ timeout, interval: Math.max(5, timeout + more) }));

const thresholds = partial<LoadBalancerHealthCheckConfig>({
  healthyThreshold: fc.integer({ min: 2, max: 10 }),
  unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
  port: fc.constantFrom(40_003, 8080),
});

function healthCheck(protocols: readonly LoadBalancerHealthCheckProtocol[], statusCodes: readonly string[]) {
  const others = partial<LoadBalancerHealthCheckConfig>({
    path: absolutePath,
    protocol: fc.constantFrom(...protocols),
    statusCodes: fc.constantFrom(...statusCodes),
  });
  return fc
    .tuple(others, thresholds, fc.option(times, { nil: {} }))
    .map((parts): LoadBalancerHealthCheckConfig => Object.assign({}, ...parts));
}

const { HTTP, HTTPS, TCP, TLS, UDP } = LoadBalancerProtocol;
const { GRPC, HTTP1, HTTP2 } = LoadBalancerProtocolVersion;

const routes = fc.oneof(
  fc.record({ hosts: fc.constantFrom<string[]>(['a.example.com'], ['*.example.com', 'b?.example.org']) }),
  fc.record({ paths: fc.constantFrom<string[]>(['/*'], ['/a/*', '/b~"c\'']) }),
  fc.record({ hosts: fc.constant<string[]>(['a.example.com']), paths: fc.constant<string[]>(['/a/*']) }),
);

const application: fc.Arbitrary<LoadBalancerConfig> = fc
  .tuple(
    routes,
    fc.oneof(
      partial<LoadBalancerConfig>({
        protocolVersion: fc.constantFrom(HTTP1, HTTP2),
        healthCheck: healthCheck(
          [LoadBalancerHealthCheckProtocol.HTTP, LoadBalancerHealthCheckProtocol.HTTPS],
          ['200', '200,302', '200-399'],
        ),
      }),
      fc.record<LoadBalancerConfig>(
        {
          protocolVersion: fc.constant(GRPC),
          healthCheck: healthCheck(
            [LoadBalancerHealthCheckProtocol.HTTP, LoadBalancerHealthCheckProtocol.HTTPS],
            ['0-99', '0,12'],
          ),
        },
        { requiredKeys: ['protocolVersion'] },
      ),
    ),
    partial<LoadBalancerConfig>({
      listenerArn: fc.constant(
        'arn:{partition}:elasticloadbalancing:{region}:{account}:listener/app/a/0123456789abcdef/0123456789abcdef',
      ),
      protocol: fc.constantFrom(HTTP, HTTPS),
      container: fc.constant(SIDECAR),
      containerPort,
      stickiness: partial({
        cookieName: hostileText.filter((text) => text !== ''),
        cookieDuration: fc.integer({ min: 1, max: 604_800 }),
      }),
      deregistrationDelay: fc.nat(3600),
      slowStart: fc.constantFrom(0, 30, 900),
    }),
  )
  .map(([first, second, third]) => ({ ...first, ...second, ...third, priority: 1 }));

const tls = fc
  .record(
    {
      certificateArn: fc.constantFrom(
        'arn:{partition}:acm:{region}:{account}:certificate/0f0e0d0c-0b0a-4908-8706-050403020100',
        'arn:{partition}:iam::{account}:server-certificate/a',
      ),
      sslPolicy: fc.constant('ELBSecurityPolicy-TLS13-1-3-2021-06'),
      alpnPolicy: fc.constantFrom(...Object.values(AlpnPolicy)),
    },
    { requiredKeys: ['certificateArn'] },
  )
  .map((own): LoadBalancerConfig => ({ ...own, protocol: TLS }));

const network: fc.Arbitrary<LoadBalancerConfig> = fc
  .tuple(
    fc.oneof(
      tls,
      fc.record({ protocol: fc.constant(TCP), stickiness: fc.constant({}) }, { requiredKeys: [] }),
      // On a different port from those with TCP.
      fc.constant<LoadBalancerConfig>({ protocol: UDP, containerPort: 40_009 }),
    ),
    fc.oneof(
      fc.constant({}),
      healthCheck([LoadBalancerHealthCheckProtocol.HTTP, LoadBalancerHealthCheckProtocol.HTTPS], ['200', '200-599'])
        .filter(
          ({ path, protocol, statusCodes }) =>
            protocol !== undefined || path !== undefined || statusCodes === undefined,
        )
        .map((one) => ({ healthCheck: one })),
      thresholds.map((one) => ({ healthCheck: { ...one, protocol: LoadBalancerHealthCheckProtocol.TCP } })),
    ),
    partial<LoadBalancerConfig>({
      sourceCidrs: fc.constantFrom<string[]>(['10.0.0.0/8'], ['::/0', '192.0.2.1/32']),
      deregistrationDelay: fc.nat(3600),
      container: fc.constant(SIDECAR),
    }),
  )
  .map(
    ([first, second, third]): LoadBalancerConfig => ({
      ...third,
      ...second,
      ...first,
      ...(first.protocol === UDP && { container: undefined }),
      port: 1,
      loadBalancerArn: 'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/net/{at}/0123456789abcdef',
    }),
  );

/** The load balancers of a service. Their location, unique values and target containers are filled in later. */
export const loadBalancers: fc.Arbitrary<LoadBalancerSettings> = partial<LoadBalancerSettings>({
  loadBalancer: fc.oneof(application, network),
  extraLoadBalancers: fc.dictionary(fc.constantFrom('a', 'b-c'), fc.oneof(application, network), { maxKeys: 2 }),
  targetGroupArn: fc.constant('arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/a/0123456789abcdef'),
  healthCheckGracePeriod: fc.nat(600),
});
