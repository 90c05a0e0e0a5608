import { AutoscalingConfig, ScalingMetricConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const BACKLOG: ScalingMetricConfig = {
  name: 'backlog',
  namespace: 'AWS/SQS',
  metricName: 'ApproximateNumberOfMessagesVisible',
  dimensions: { QueueName: 'jobs' },
  target: 20,
};
const AT = 'services[0].autoscaling';

const linesFor = (autoscaling: AutoscalingConfig) => linesOf(configWithService({ autoscaling }));

test('several targets, or none', () => {
  expect(linesFor({ max: 4, targetMemory: 80, metrics: [BACKLOG, { ...BACKLOG, name: 'more' }] })).toEqual([]);
  expect(linesFor({ max: 4, targetCpu: 0 })).toEqual([]);
});

test('a fixed number of tasks cannot have a target', () => {
  const fix = 'has no effect because the number of tasks is fixed; set max above min, or remove it';

  expect(linesFor({ min: 2, targetMemory: 80, metrics: [BACKLOG], scaleInCooldown: 60 })).toEqual(
    expect.arrayContaining([`${AT}.targetMemory: ${fix}`, `${AT}.metrics: ${fix}`, `${AT}.scaleInCooldown: ${fix}`]),
  );
  // At night, the number of tasks is not fixed.
  const schedules = [{ name: 'night', schedule: 'rate(1 day)', max: 3 }];
  expect(linesFor({ targetMemory: 80, schedules })).toEqual([]);
  // Allowed, because targetCpu is older than the other targets.
  expect(linesFor({ min: 2, targetCpu: 80 })).toEqual([]);
});

test('a request target requires a known load balancer', () => {
  expect(linesFor({ max: 4, targetRequests: 100 })).toEqual([
    `${AT}.targetRequests: requires an Application Load Balancer, whose requests it counts, got 100; set loadBalancer with listenerArn or with the listener of inputs.tf, or remove it`,
  ]);
});

test.each<[string, Partial<ScalingMetricConfig>, string]>([
  ['a target of 0', { target: 0 }, 'metrics[0].target: too small, got 0; use more than 0'],
  [
    'an unknown statistic',
    { statistic: 'p99' as never },
    'metrics[0].statistic: unknown value, got "p99"; use Average',
  ],
  [
    'a number as a word of its name',
    { name: 'backlog-2' },
    'metrics[0].name: invalid format, got "backlog-2"; use lowercase letters',
  ],
  [
    'a value that is not ASCII',
    { dimensions: { QueueName: 'größer' } },
    'metrics[0].dimensions.QueueName: not a valid dimension value, got "größer"; use 1 to 1024 ASCII characters',
  ],
  [
    'a name with a leading colon',
    { dimensions: { ':name': 'jobs' } },
    'metrics[0].dimensions: not a valid dimension name, got ":name"; use 1 to 255 ASCII characters',
  ],
  [
    'an empty value',
    { dimensions: { QueueName: '' } },
    'metrics[0].dimensions.QueueName: not a valid dimension value, got ""',
  ],
  [
    'too many dimensions',
    { dimensions: Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`d${index}`, 'x'])) },
    'metrics[0].dimensions: too many dimensions, got 31; use at most 30',
  ],
])('a metric with %s', (_, metric, line) => {
  expect(linesFor({ max: 4, metrics: [{ ...BACKLOG, ...metric }] })).toEqual([expect.stringContaining(line)]);
});

test('metrics need different names, and there can be 47', () => {
  expect(linesFor({ max: 4, metrics: [BACKLOG, BACKLOG] })).toEqual([
    `${AT}.metrics[1].name: duplicate name, got "backlog"; use a name other than that of ${AT}.metrics[0]`,
  ]);
  const metrics = Array.from({ length: 48 }, (_, index) => ({ ...BACKLOG, name: `m${index}` }));
  expect(linesFor({ max: 4, metrics })).toEqual([`${AT}.metrics: too many items, got a list of 48; use at most 47`]);
});
