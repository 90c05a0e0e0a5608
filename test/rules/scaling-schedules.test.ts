import { AutoscalingConfig, ScalingScheduleConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const NIGHT: ScalingScheduleConfig = { name: 'night', schedule: 'cron(0 20 * * ? *)', min: 1 };
const AT = 'services[0].autoscaling.schedules[0]';

const linesFor = (schedule: Partial<ScalingScheduleConfig>, autoscaling: AutoscalingConfig = {}) =>
  linesOf(configWithService({ autoscaling: { ...autoscaling, schedules: [{ ...NIGHT, ...schedule }] } }));

test('other bounds on a schedule with a time zone, a start and an end', () => {
  expect(
    linesFor({ timezone: 'Europe/Berlin', max: 2, start: '2027-01-01T00:00:00Z', end: '2027-02-01T00:00:00Z' }),
  ).toEqual([]);
});

test.each<[string, Partial<ScalingScheduleConfig>, string]>([
  [
    'an invalid expression',
    { schedule: 'nightly' },
    `${AT}.schedule: not a schedule expression, got "nightly"; use an expression such as`,
  ],
  [
    'an invalid time zone',
    { timezone: 'Berlin' },
    `${AT}.timezone: not a time zone, got "Berlin"; use the name of a time zone in the IANA database`,
  ],
  [
    'a day that does not exist',
    { start: '2027-02-30T00:00:00Z' },
    `${AT}.start: not a valid time, got "2027-02-30T00:00:00Z"; use an existing date`,
  ],
  [
    'an end on a day that does not exist',
    { end: '2027-02-30T00:00:00Z' },
    `${AT}.end: not a valid time, got "2027-02-30T00:00:00Z"; use`,
  ],
  ['an invalid time', { end: '2027-03-01' }, `${AT}.end: invalid format, got "2027-03-01"; use a time in UTC, such as`],
  [
    'an end before the start',
    { start: '2027-02-01T00:00:00Z', end: '2027-01-01T00:00:00Z' },
    `${AT}.end: not after start, got "2027-01-01T00:00:00Z"; use a later time`,
  ],
  ['no bounds', { min: undefined }, `${AT}: requires min or max; set at least one of them`],
  ['a maximum below the minimum', { min: 3, max: 2 }, `${AT}.max: max is less than min, got min 3 and max 2; set both`],
])('%s', (_, schedule, line) => {
  expect(linesFor(schedule)).toEqual([expect.stringContaining(line)]);
});

test('bounds that a schedule does not set stay unchanged', () => {
  expect(linesFor({ min: 5 }, { min: 2, max: 4 })).toEqual([
    `${AT}.min: max is less than min, got min 5 and max 4; set both, with max greater than or equal to min`,
  ]);
  expect(linesFor({ min: undefined, max: 1 }, { min: 2, max: 4 })).toEqual([
    `${AT}.max: max is less than min, got min 2 and max 1; set both, with max greater than or equal to min`,
  ]);
});

test('names are unique', () => {
  const autoscaling = { schedules: [NIGHT, { ...NIGHT, schedule: 'rate(1 day)' }] };

  expect(linesOf(configWithService({ autoscaling }))).toEqual([
    'services[0].autoscaling.schedules[1].name: duplicate name, got "night"; use a name other than that of services[0].autoscaling.schedules[0]',
  ]);
});

test('a deployment must be able to replace a task at the quietest time', () => {
  const deployment = { minimumHealthyPercent: 50, maximumPercent: 150 };
  const autoscaling = { min: 2, max: 4, schedules: [{ ...NIGHT, min: 1 }] };

  expect(linesOf(configWithService({ deployment, autoscaling }))).toEqual([
    expect.stringContaining('got minimumHealthyPercent 50 and maximumPercent 150 with one task'),
  ]);
  expect(linesOf(configWithService({ deployment, autoscaling: { min: 2, max: 4 } }))).toEqual([]);
});
