import { isTime, scheduleExpressionFix } from '../../src/rules/schedule-expression';

test.each([
  'cron(0 4 * * ? *)',
  'cron(0/15 8-17 ? * MON-FRI *)',
  'cron(*/5 * ? JAN,JUL SUN 2027-2030)',
  'cron(0,30 22-2 1,15 * ? *)',
  'cron(0 0 L * ? *)',
  'cron(0 0 LW * ? *)',
  'cron(0 0 15W 2/3 ? *)',
  'cron(0 0 ? * 6L *)',
  'cron(0 0 ? * FRIL *)',
  'cron(0 0 ? * MON#1 *)',
  'cron(0 0 ? * 2#5 2027,2029)',
  ...['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].map(
    (month) => `cron(0 0 1 ${month} ? *)`,
  ),
  ...['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map((day) => `cron(0 0 ? * ${day} *)`),
  'rate(1 minute)',
  'rate(5 minutes)',
  'rate(1 hour)',
  'rate(30 days)',
  'at(2027-01-31T08:00:00)',
  'at(2028-02-29T23:59:59)',
])('%s', (expression) => {
  expect(scheduleExpressionFix(expression)).toBeUndefined();
});

const ANY = 'use an expression such as cron(0 4 * * ? *) or rate(12 hours)';
const SIX = 'use cron(minutes hours day-of-month month day-of-week year): six fields, separated by single spaces';
const QUESTION = 'use ? for either day-of-month or day-of-week';
const RATE = 'use a number and a unit, such as rate(5 minutes), rate(1 hour) or rate(2 days)';
const AT = 'use a time such as at(2027-01-31T08:00:00)';
const range = (name: string, values: string, from: number) =>
  `for ${name}, use ${values}, a range such as ${from}-${from + 2}, a list such as ${from},${from + 2}, or *`;

test.each([
  ['0 4 * * ? *', ANY],
  ['every day', ANY],
  ['Cron(0 4 * * ? *)', ANY],
  ['cron(0 4 * * ? *) ', ANY],
  ['cron(0 4 * * *)', SIX],
  ['cron(0  4 * * ? *)', SIX],
  ['cron(0 4 * * * *)', QUESTION],
  ['cron(0 4 ? * ? *)', QUESTION],
  ['cron(0 4 1 * MON *)', QUESTION],
  ['cron(60 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(0 24 * * ? *)', range('hours', '0 to 23', 0)],
  ['cron(? 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(0 4 32 * ? *)', range('day-of-month', '1 to 31', 1)],
  ['cron(0 4 0W * ? *)', range('day-of-month', '1 to 31', 1)],
  ['cron(0 4 * 13 ? *)', range('month', '1 to 12 or JAN to DEC', 1)],
  ['cron(0 4 * jan ? *)', range('month', '1 to 12 or JAN to DEC', 1)],
  ['cron(0 4 ? * 0 *)', range('day-of-week', '1 to 7 or SUN to SAT', 1)],
  ['cron(0 4 ? * MON#6 *)', range('day-of-week', '1 to 7 or SUN to SAT', 1)],
  ['cron(0 4 ? * DAYL *)', range('day-of-week', '1 to 7 or SUN to SAT', 1)],
  ['cron(0 4 ? * MON-DAY *)', range('day-of-week', '1 to 7 or SUN to SAT', 1)],
  ['cron(0/0 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(0/60 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(*-5 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(0,, 4 * * ? *)', range('minutes', '0 to 59', 0)],
  ['cron(0 4 * * ? 1969)', range('year', '1970 to 2199', 1970)],
  ['rate(0 minutes)', RATE],
  ['rate(5 weeks)', RATE],
  ['rate(5minutes)', RATE],
  ['rate(1 days)', 'use rate(1 day)'],
  ['rate(5 minute)', 'use rate(5 minutes)'],
  ['at(2027-02-29T08:00:00)', AT],
  ['at(2027-01-31 08:00)', AT],
  ['at(2027-01-31T08:00:00Z)', AT],
])('%s is rejected: %s', (expression, fix) => {
  expect(scheduleExpressionFix(expression)).toBe(fix);
});

test('only existing times are valid', () => {
  expect(['2027-01-31T24:00:00', '2027-04-31T08:00:00', '2027-01-31T08:00:00'].map(isTime)).toEqual([
    false,
    false,
    true,
  ]);
});
