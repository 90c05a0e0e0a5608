import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig } from '../config/fixtures';

const QUEUE = 'arn:aws:sqs:eu-west-1:222222222222:failed';
const NIGHTLY = 'cron(0 4 * * ? *)';

const linesFor = (service: Partial<ServiceConfig>) =>
  linesOf(minimalConfig({ services: [{ name: 'api', schedule: NIGHTLY, ...service }] }));

test('a task every night', () => {
  expect(linesFor({})).toEqual([]);
  expect(linesFor({ scheduleOptions: { timezone: 'Europe/Berlin', deadLetterQueueArn: QUEUE } })).toEqual([]);
});

test.each<[string, Partial<ServiceConfig>, string]>([
  [
    'an invalid expression',
    { schedule: '0 4 * * *' },
    'schedule: not a schedule expression, got "0 4 * * *"; use an expression such as cron',
  ],
  [
    'a single time',
    { schedule: 'at(2027-01-31T08:00:00)' },
    'schedule: not a schedule expression, got "at(2027-01-31T08:00:00)"; use cron(…) or rate(…) because no deployment can succeed',
  ],
  [
    'an invalid time zone',
    { scheduleOptions: { timezone: 'europe/berlin' } },
    'scheduleOptions.timezone: not a time zone, got "europe/berlin"; use Europe/Berlin',
  ],
  [
    'options without a schedule',
    { schedule: undefined, scheduleOptions: { taskCount: 2 } },
    'scheduleOptions: requires schedule; set schedule, or remove it',
  ],
  [
    'a window of more than a day',
    { scheduleOptions: { flexibleWindowMinutes: 1441 } },
    'scheduleOptions.flexibleWindowMinutes: too large, got 1441; use 0 to 1440',
  ],
  [
    'a queue in another account',
    { scheduleOptions: { deadLetterQueueArn: QUEUE.replace('222222222222', '333333333333') } },
    'scheduleOptions.deadLetterQueueArn: not in the account of dev, got',
  ],
  [
    'a FIFO queue',
    { scheduleOptions: { deadLetterQueueArn: `${QUEUE}.fifo` } },
    `scheduleOptions.deadLetterQueueArn: not the ARN of a standard SQS queue, got "${QUEUE}.fifo"; use an ARN such as arn:aws:sqs:`,
  ],
  [
    'a topic',
    { scheduleOptions: { deadLetterQueueArn: 'arn:aws:sns:eu-west-1:222222222222:failed' } },
    'scheduleOptions.deadLetterQueueArn: not the ARN of a standard SQS queue',
  ],
])('%s', (_, service, line) => {
  expect(linesFor(service)).toEqual([expect.stringContaining(`services[0].${line}`)]);
});

test.each<[keyof ServiceConfig, Partial<ServiceConfig>]>([
  ['serviceName', { serviceName: 'report' }],
  [
    'targetGroupArn',
    {
      containerPort: 80,
      targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/a/0123456789abcdef',
    },
  ],
  ['autoscaling', { autoscaling: { min: 2 } }],
  ['alarm', { alarm: {} }],
  ['deployment', { deployment: { circuitBreaker: false } }],
])('a scheduled task has no %s', (key, service) => {
  expect(linesFor(service)).toEqual([
    `services[0].${key}: has no effect on a scheduled task, which has no ECS service; remove it, or remove schedule`,
  ]);
});

test('a scheduled task has CloudFormation properties of a task, but not of a service', () => {
  const properties = { service: { AvailabilityZoneRebalancing: 'ENABLED' }, taskDefinition: { PidMode: 'task' } };

  expect(linesFor({ cloudFormationProperties: properties })).toEqual([
    'services[0].cloudFormationProperties.service: has no effect on a scheduled task, which has no ECS service; remove it, or remove schedule',
  ]);
  expect(linesFor({ cloudFormationProperties: { taskDefinition: properties.taskDefinition } })).toEqual([]);
});

test('an environment can turn a service into a scheduled task if it removes settings of services', () => {
  const service = { alarm: {}, overrides: { production: { schedule: NIGHTLY } } };

  expect(linesOf(configWithService(service))).toEqual([
    'services[0].alarm: has no effect on a scheduled task, which has no ECS service; remove it, or remove schedule',
  ]);
  expect(
    linesOf(configWithService({ alarm: {}, overrides: { production: { schedule: NIGHTLY, alarm: null as never } } })),
  ).toEqual([]);
});
