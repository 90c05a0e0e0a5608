import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { fewestTasks } from '../config/autoscaling-bounds';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/**
 * A maximum number of tasks below the minimum.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export const autoscalingLimits = settingsRule(['autoscaling'], ({ at, settings }): Problem[] => {
  const { max, min = DEFAULTS.AutoscalingConfig.min } = settings.autoscaling ?? {};
  if (max === undefined || max >= min) return [];
  const path = at(['autoscaling', 'max'], ['autoscaling', 'min']);
  return [{ path, message: `max is less than min, got min ${min} and max ${max}`, fix: 'set max to at least min' }];
});

/**
 * Alarm actions that are not ARNs.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const alarmActionArns = settingsRule(['alarm'], ({ at, settings: { alarm } }, { region }) =>
  (['alarmActions', 'okActions'] as const).flatMap((key) =>
    (alarm?.[key] ?? []).flatMap((value, index): Problem[] =>
      parseArn(value)
        ? []
        : [
            {
              path: at(['alarm', key, index]),
              message: 'not an ARN',
              value,
              fix: `use an ARN such as arn:${partitionOf(region ?? '').name}:sns:{region}:{account}:{topic}`,
            },
          ],
    ),
  ),
);

/**
 * More breaching periods than are evaluated.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const alarmPeriods = settingsRule(['alarm'], ({ at, settings }): Problem[] => {
  const { datapointsToAlarm, evaluationPeriods = DEFAULTS.AlarmConfig.evaluationPeriods } = settings.alarm ?? {};
  if (datapointsToAlarm === undefined || datapointsToAlarm <= evaluationPeriods) return [];
  return [
    {
      path: at(['alarm', 'datapointsToAlarm'], ['alarm', 'evaluationPeriods']),
      message: `datapointsToAlarm is greater than evaluationPeriods, got ${datapointsToAlarm} of ${evaluationPeriods}`,
      fix: 'set evaluationPeriods to at least datapointsToAlarm',
    },
  ];
});

/** Seconds. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const HOUR = 3600;
const DAY = 24 * HOUR;

/** An alarm that would evaluate a longer time than CloudWatch allows. */
export const alarmTimes = settingsRule(['alarm'], ({ at, settings: { alarm } }): Problem[] => {
  if (alarm === undefined) return [];
  const { evaluationPeriods, period } = { ...DEFAULTS.AlarmConfig, ...alarm };
  const most = period < HOUR ? DAY : 7 * DAY;
  if (period * evaluationPeriods <= most) return [];
  return [
    {
      path: at(['alarm', 'evaluationPeriods'], ['alarm', 'period']),
      message: `evaluates ${period * evaluationPeriods} seconds, got ${evaluationPeriods} periods of ${period}`,
      fix: `use at most ${Math.floor(most / period)} periods: one day, or seven days with a period of an hour or more`,
    },
  ];
});

/** The number of actions for each state of an alarm. Source: the same page. */
const MAX_ACTIONS = 5;

/** More actions than an alarm can have. */
export const alarmActionCounts = settingsRule(['alarm'], ({ at, settings: { alarm } }) =>
  (['alarmActions', 'okActions'] as const).flatMap((key): Problem[] => {
    const count = alarm?.[key]?.length ?? 0;
    if (count <= MAX_ACTIONS) return [];
    return [{ path: at(['alarm', key]), message: `too many actions, got ${count}`, fix: `use at most ${MAX_ACTIONS}` }];
  }),
);

/**
 * Limits with which no task can be replaced: at the minimum number of tasks, none can stop first, and none can start in
 * addition to the others.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export const deploymentLimits = settingsRule(['deployment', 'autoscaling'], ({ at, settings }): Problem[] => {
  const { DeploymentConfig: defaults } = DEFAULTS;
  const { maximumPercent = defaults.maximumPercent, minimumHealthyPercent = defaults.minimumHealthyPercent } =
    settings.deployment ?? {};
  const tasks = Math.max(1, fewestTasks(settings.autoscaling));
  const fewest = Math.ceil((tasks * minimumHealthyPercent) / 100);
  const most = Math.floor((tasks * maximumPercent) / 100);
  if (fewest < most) return [];
  return [
    {
      path: at(['deployment', 'maximumPercent'], ['deployment', 'minimumHealthyPercent'], ['autoscaling', 'min']),
      message:
        `a deployment cannot replace any task, got minimumHealthyPercent ${minimumHealthyPercent} and ` +
        `maximumPercent ${maximumPercent} with ${tasks === 1 ? 'one task' : `${tasks} tasks`}`,
      fix: 'raise maximumPercent or lower minimumHealthyPercent until a deployment can replace a task',
    },
  ];
});
