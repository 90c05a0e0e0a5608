import { boundsOf } from '../config/autoscaling-bounds';
import { Problem } from '../config/problem';
import { ScalingScheduleConfig } from '../config/scaling-settings';
import { settingsRule } from './rule';
import { isTime, scheduleExpressionFix } from './schedule-expression';
import { timeZoneFix } from './time-zone';

/**
 * Schedules on which Application Auto Scaling could not change the bounds, or would change nothing.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
 */
export const scalingSchedules = settingsRule(['autoscaling'], ({ at, settings }): Problem[] =>
  (settings.autoscaling?.schedules ?? []).flatMap((schedule, index) => {
    const path = (...keys: string[]) => at(['autoscaling', 'schedules', index, ...keys]);
    const bounds = boundsOf(settings.autoscaling ?? {}, schedule);
    return [
      ...timingProblems(schedule, path),
      ...(schedule.min === undefined && schedule.max === undefined
        ? [{ path: path(), message: 'requires min or max', fix: 'set at least one of them' }]
        : []),
      ...(bounds.max < bounds.min
        ? [
            {
              path: path(schedule.max === undefined ? 'min' : 'max'),
              message: `max is less than min, got min ${bounds.min} and max ${bounds.max}`,
              fix: 'set both, with max greater than or equal to min',
            },
          ]
        : []),
    ];
  }),
);

type PathOf = (...keys: string[]) => Problem['path'];

function timingProblems({ end, schedule, start, timezone = 'UTC' }: ScalingScheduleConfig, path: PathOf): Problem[] {
  const problems: [key: string, value: string | undefined, message: string, fix: string | undefined][] = [
    ['schedule', schedule, 'not a schedule expression', scheduleExpressionFix(schedule)],
    ['timezone', timezone, 'not a time zone', timeZoneFix(timezone)],
    ['start', start, 'not a valid time', timeFix(start)],
    ['end', end, 'not a valid time', timeFix(end)],
    [
      'end',
      end,
      'not after start',
      start !== undefined && end !== undefined && isBefore(end, start) ? 'use a later time' : undefined,
    ],
  ];
  return problems.flatMap(([key, value, message, fix]) =>
    fix === undefined ? [] : [{ path: path(key), message, value, fix }],
  );
}

function isBefore(end: string, start: string): boolean {
  return timeFix(start) === undefined && timeFix(end) === undefined && end <= start;
}

function timeFix(text: string | undefined): string | undefined {
  return text === undefined || isTime(text.replace(/Z$/, '')) ? undefined : 'use an existing date and time';
}
