import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const topics = (count: number) =>
  Array.from({ length: count }, (_, index) => `arn:aws:sns:eu-west-1:222222222222:topic-${index}`);

type Case = [scenario: string, service: Partial<ServiceConfig>, lines: string[]];

test.each<Case>([
  ['a fixed number', { autoscaling: { min: 2, max: 2 } }, []],
  ['sometimes no tasks', { autoscaling: { min: 0, max: 1 } }, []],
  [
    'max below min',
    { autoscaling: { min: 3, max: 2 } },
    ['services[0].autoscaling.max: max is less than min, got min 3 and max 2; set max to at least min'],
  ],
  [
    'max below the default of min',
    { autoscaling: { max: 0 } },
    ['services[0].autoscaling.max: max is less than min, got min 1 and max 0; set max to at least min'],
  ],
  [
    'a min that is overridden',
    { autoscaling: { max: 4 }, overrides: { production: { autoscaling: { min: 6 } } } },
    [
      'services[0].overrides.production.autoscaling.min: max is less than min, got min 6 and max 4; set max to at least min',
    ],
  ],
])('autoscaling: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});

test.each<Case>([
  ['all periods', { alarm: { evaluationPeriods: 3, datapointsToAlarm: 3 } }, []],
  ['the default number of periods', { alarm: { datapointsToAlarm: 5 } }, []],
  [
    'more than all periods',
    { alarm: { datapointsToAlarm: 6 } },
    [
      'services[0].alarm.datapointsToAlarm: datapointsToAlarm is greater than evaluationPeriods, got 6 of 5; set evaluationPeriods to at least datapointsToAlarm',
    ],
  ],
  ['a day', { alarm: { period: 300, evaluationPeriods: 288 } }, []],
  [
    'more than a day',
    { alarm: { period: 300, evaluationPeriods: 289 } },
    [
      'services[0].alarm.evaluationPeriods: evaluates 86700 seconds, got 289 periods of 300; use at most 288 periods: one day, or seven days with a period of an hour or more',
    ],
  ],
  ['seven days', { alarm: { period: 3600, evaluationPeriods: 168 } }, []],
  [
    'more than seven days, with the period of an environment',
    { alarm: { evaluationPeriods: 25 }, overrides: { production: { alarm: { period: 86_400 } } } },
    [
      'services[0].overrides.production.alarm.period: evaluates 2160000 seconds, got 25 periods of 86400; use at most 7 periods: one day, or seven days with a period of an hour or more',
    ],
  ],
  ['five actions', { alarm: { alarmActions: topics(5), okActions: topics(5) } }, []],
  [
    'six actions',
    { alarm: { alarmActions: topics(6), okActions: topics(6) } },
    [
      'services[0].alarm.alarmActions: too many actions, got 6; use at most 5',
      'services[0].alarm.okActions: too many actions, got 6; use at most 5',
    ],
  ],
])('alarm: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});

const fix = 'raise maximumPercent or lower minimumHealthyPercent until a deployment can replace a task';

test.each<Case>([
  ['stop a task first', { deployment: { minimumHealthyPercent: 0, maximumPercent: 100 } }, []],
  ['start a third task first', { deployment: { maximumPercent: 150 }, autoscaling: { min: 2 } }, []],
  [
    '100 and 100',
    { deployment: { maximumPercent: 100 } },
    [
      `services[0].deployment.maximumPercent: a deployment cannot replace any task, got minimumHealthyPercent 100 and maximumPercent 100 with one task; ${fix}`,
    ],
  ],
  [
    '100 and 100 with many tasks, where one percent is more than one task',
    { deployment: { maximumPercent: 100 }, autoscaling: { min: 200 } },
    [
      `services[0].deployment.maximumPercent: a deployment cannot replace any task, got minimumHealthyPercent 100 and maximumPercent 100 with 200 tasks; ${fix}`,
    ],
  ],
  [
    'room for half a task more',
    { deployment: { maximumPercent: 150 } },
    [
      `services[0].deployment.maximumPercent: a deployment cannot replace any task, got minimumHealthyPercent 100 and maximumPercent 150 with one task; ${fix}`,
    ],
  ],
  [
    'fewer tasks in one environment',
    {
      deployment: { minimumHealthyPercent: 50, maximumPercent: 150 },
      autoscaling: { min: 2 },
      overrides: { production: { autoscaling: { min: 1 } } },
    },
    [
      `services[0].overrides.production.autoscaling.min: a deployment cannot replace any task, got minimumHealthyPercent 50 and maximumPercent 150 with one task; ${fix}`,
    ],
  ],
])('deployment: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});
