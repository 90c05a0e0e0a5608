import { EcsPipelineConfig, ExistingPart, ServiceConfig } from '../../src/config';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const service = (settings: Partial<ServiceConfig>) => minimalConfig({ services: [{ name: 'api', ...settings }] });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const numbered = (count: number, name: string) => Object.fromEntries(times(count, (index) => [`${name}${index}`, 'x']));
const text = (length: number) => 'x'.repeat(length);

const BALANCER = { priority: 1, paths: ['/*'], listenerArn: arn('elasticloadbalancing', 'listener/app/a/0/0') };
const balanced = (settings: object) => service({ containerPort: 80, loadBalancer: { ...BALANCER, ...settings } });
const networked = (settings: object) =>
  service({
    containerPort: 80,
    loadBalancer: { loadBalancerArn: arn('elasticloadbalancing', 'loadbalancer/net/a/0'), port: 80, ...settings },
  });
const metric = (dimensions: { [name: string]: string }) =>
  service({
    autoscaling: {
      min: 1,
      max: 2,
      metrics: [{ name: 'queue', namespace: 'Shop', metricName: 'Depth', target: 1, dimensions }] as never,
    },
  });
const scheduled = (settings: Partial<ServiceConfig>) => service({ schedule: 'rate(1 day)', ...settings });
const codes = (statusCodes: string, protocol: object) => balanced({ ...protocol, healthCheck: { statusCodes } });

function arn(of: string, resource: string): string {
  return `arn:aws:${of}:eu-west-1:222222222222:${resource}`;
}

/** The last value that is allowed, the first one that is not, and a config with a value. */
const LIMITS: { readonly [name: string]: [bound: number, beyond: number, (value: number) => EcsPipelineConfig] } = {
  tags: [50, 51, (count) => ({ ...minimalConfig(), tags: numbered(count, 'tag') })],
  'characters in the key of a tag': [128, 129, (length) => ({ ...minimalConfig(), tags: { [text(length)]: 'x' } })],
  'characters in a tag': [256, 257, (length) => ({ ...minimalConfig(), tags: { key: text(length) } })],
  'dimensions of a metric': [30, 31, (count) => metric(numbered(count, 'dimension'))],
  'characters in the name of a dimension': [255, 256, (length) => metric({ [text(length)]: 'x' })],
  'characters in a dimension': [1024, 1025, (length) => metric({ name: text(length) })],
  'minimum seconds of a slow start': [30, 29, (slowStart) => balanced({ slowStart })],
  'characters in a path': [128, 129, (length) => balanced({ paths: [`/${text(length - 1)}`] })],
  'bits in an IPv4 prefix': [32, 33, (bits) => networked({ sourceCidrs: [`10.0.0.0/${bits}`] })],
  'seconds until a container on Fargate has started': [120, 121, (startTimeout) => service({ startTimeout })],
  'policies of a role': [
    10,
    11,
    (count) => service({ taskPolicyArns: times(count, (index) => `arn:aws:iam::aws:policy/Policy${index}`) }),
  ],
  'characters in the name of a role': [64, 65, (length) => service({ taskRoleArn: iam(`role/${text(length)}`) })],
  'characters in the name of a policy': [
    128,
    129,
    (length) => service({ taskPolicyArns: [iam(`policy/${text(length)}`)] }),
  ],
  'security groups of a scheduled task': [
    5,
    6,
    (count) => scheduled({ securityGroupIds: times(count, (index) => `sg-${index}`) }),
  ],
  'subnets of a scheduled task': [
    16,
    17,
    (count) => scheduled({ subnetIds: times(count, (index) => `subnet-${index}`) }),
  ],
  'capacity providers of a scheduled task': [
    6,
    7,
    (count) => scheduled({ capacityProviderStrategy: times(count, (index) => ({ capacityProvider: `own-${index}` })) }),
  ],
  'characters in the name of a queue': [
    80,
    81,
    (length) => scheduled({ scheduleOptions: { deadLetterQueueArn: arn('sqs', text(length)) } }),
  ],
  'characters in the name of a namespace': [
    1024,
    1025,
    (length) => service({ serviceConnect: { namespace: text(length) } }),
  ],
  'characters in the name of a target group': [
    32,
    33,
    (length) =>
      service({ containerPort: 80, targetGroupArn: arn('elasticloadbalancing', `targetgroup/${text(length)}/0`) }),
  ],
  'characters in the name of a load balancer': [
    32,
    33,
    (length) => balanced({ listenerArn: arn('elasticloadbalancing', `listener/app/${text(length)}/0/0`) }),
  ],
  'characters in a GitHub environment': [
    255,
    256,
    (length) => service({ push: { github: { repository: 'example/shop', environments: [text(length)] } } }),
  ],
  'the first HTTP status code': [200, 199, (code) => codes(`${code}`, {})],
  'the last HTTP status code': [499, 500, (code) => codes(`${code}`, {})],
  'the last gRPC status code': [99, 100, (code) => codes(`${code}`, { protocolVersion: 'GRPC' })],
  'the last minute': [59, 60, (minute) => service({ schedule: `cron(${minute} 4 * * ? *)` })],
  'the last hour': [23, 24, (hour) => service({ schedule: `cron(0 ${hour} * * ? *)` })],
  'the first day of a month': [1, 0, (day) => service({ schedule: `cron(0 4 ${day} * ? *)` })],
  'the last day of a month': [31, 32, (day) => service({ schedule: `cron(0 4 ${day} * ? *)` })],
  'the first month': [1, 0, (month) => service({ schedule: `cron(0 4 1 ${month} ? *)` })],
  'the last month': [12, 13, (month) => service({ schedule: `cron(0 4 1 ${month} ? *)` })],
  'the first year': [1970, 1969, (year) => service({ schedule: `cron(0 4 1 1 ? ${year})` })],
  'the last year': [2199, 2200, (year) => service({ schedule: `cron(0 4 1 1 ? ${year})` })],
  'environments of a pipeline, besides its source': [
    49,
    50,
    (count) => ({
      ...minimalConfig({ environments: times(count, (index) => minimalEnvironment(`e${index}`)) }),
      terraform: { existing: [ExistingPart.ROLES] },
    }),
  ],
};

function iam(resource: string): string {
  return `arn:aws:iam::222222222222:${resource}`;
}

test.each(Object.entries(LIMITS))('%s: %i, but not %i', (_, [bound, beyond, configOf]) => {
  expect(linesOf(configOf(bound))).toEqual([]);
  expect(linesOf(configOf(beyond))).toEqual([expect.any(String)]);
});

/** Fargate CPU units, with the minimum and maximum memory for each. */
test.each([
  [256, 512, 2048],
  [512, 1024, 4096],
  [1024, 2048, 8192],
  [2048, 4096, 16_384],
  [4096, 8192, 30_720],
  [8192, 16_384, 61_440],
  [16_384, 32_768, 122_880],
])('%i Fargate CPU units allow %i to %i MiB', (cpu, least, most) => {
  const lines = (memory: number) => linesOf(service({ cpu, memory }));

  expect([least, most].flatMap(lines)).toEqual([]);
  for (const memory of [least / 2, least - 1, most + 1, 2 * most]) expect(lines(memory)).toHaveLength(1);
});
