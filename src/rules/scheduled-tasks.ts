import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { CAPACITY_SETTINGS } from '../config/capacity';
import { isMap, UnknownMap } from '../config/maps';
import { Path, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { settingsRule } from './rule';
import { scheduleExpressionFix } from './schedule-expression';
import { timeZoneFix } from './time-zone';

/**
 * Invalid schedules and time zones.
 *
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const schedules = settingsRule(['schedule', 'scheduleOptions'], ({ at, settings }): Problem[] => {
  const { schedule, scheduleOptions: { timezone } = {} } = settings;
  const fix = schedule === undefined ? undefined : recurrenceFix(schedule);
  const zoneFix = timezone === undefined ? undefined : timeZoneFix(timezone);
  return [
    ...(fix === undefined
      ? []
      : [{ path: at(['schedule']), message: 'not a schedule expression', value: schedule, fix }]),
    ...(zoneFix === undefined
      ? []
      : [{ path: at(['scheduleOptions', 'timezone']), message: 'not a time zone', value: timezone, fix: zoneFix }]),
  ];
});

/** EventBridge Scheduler rejects times in the past: after the time of `at(…)`, every deployment would fail. */
function recurrenceFix(schedule: string): string | undefined {
  return schedule.startsWith('at(')
    ? 'use cron(…) or rate(…) because no deployment can succeed after the time of at(…)'
    : scheduleExpressionFix(schedule);
}

/** Options without a schedule. */
export const scheduleOptions = settingsRule(['schedule', 'scheduleOptions'], ({ at, settings }): Problem[] =>
  settings.schedule !== undefined || settings.scheduleOptions === undefined
    ? []
    : [{ path: at(['scheduleOptions']), message: 'requires schedule', fix: 'set schedule, or remove it' }],
);

/** Settings of an ECS service, which a scheduled task does not have. */
const OF_SERVICES = [
  'serviceName',
  'targetGroupArn',
  'loadBalancer',
  'extraLoadBalancers',
  'healthCheckGracePeriod',
  'serviceConnect',
  'serviceDiscovery',
  'autoscaling',
  'alarm',
  'deployment',
];

/** Settings of an ECS service in a scheduled task. */
export const settingsOfServices = settingsRule(
  ['schedule', 'cloudFormationProperties', ...(OF_SERVICES as (keyof ServiceSettings)[])],
  ({ at, settings }): Problem[] => {
    if (settings.schedule === undefined) return [];
    const problem = (path: Path): Problem => ({
      path,
      message: 'has no effect on a scheduled task, which has no ECS service',
      fix: 'remove it, or remove schedule',
    });
    return [
      ...OF_SERVICES.filter((key) => (settings as UnknownMap)[key] !== undefined).map((key) =>
        problem(at([key as keyof ServiceSettings])),
      ),
      ...(isMap(settings.cloudFormationProperties?.service)
        ? [problem(at(['cloudFormationProperties', 'service']))]
        : []),
    ];
  },
);

/** Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EcsParameters.html */
const MAX_CAPACITY_PROVIDERS = 6;

/** More capacity providers than EventBridge Scheduler can pass to ECS. */
export const scheduleLimits = settingsRule(['schedule', ...CAPACITY_SETTINGS], ({ at, settings }): Problem[] => {
  const { capacityProviderStrategy = [], schedule } = settings;
  if (schedule === undefined || capacityProviderStrategy.length <= MAX_CAPACITY_PROVIDERS) return [];
  return [
    {
      path: at(['capacityProviderStrategy']),
      message: `too many for a scheduled task, got ${capacityProviderStrategy.length}`,
      fix: `use at most ${MAX_CAPACITY_PROVIDERS}`,
    },
  ];
});

/**
 * ARNs that are not those of queues that EventBridge Scheduler can send to.
 *
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
export const deadLetterQueues = settingsRule(['scheduleOptions'], ({ at, settings }, { region }): Problem[] => {
  const { deadLetterQueueArn } = settings.scheduleOptions ?? {};
  if (deadLetterQueueArn === undefined) return [];
  const { resource = '', service } = parseArn(deadLetterQueueArn) ?? {};
  if (service === 'sqs' && /^[A-Za-z0-9_-]{1,80}$/.test(resource)) return [];
  return [
    {
      path: at(['scheduleOptions', 'deadLetterQueueArn']),
      message: 'not the ARN of a standard SQS queue',
      value: deadLetterQueueArn,
      fix: `use an ARN such as arn:${partitionOf(region ?? '').name}:sqs:{region}:{account}:{queue}`,
    },
  ];
});
