/** A field of a cron expression: its name, its range, names for the numbers, and items that only this field has. */
interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** In order, starting with the one for `from`. */
  readonly names?: readonly string[];
  /** Other items. */
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  // The last day or weekday of the month, or the weekday nearest to a day.
  { name: 'day-of-month', from: 1, to: 31, special: /^(?:L|LW|(?:[1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  // The last such day of the month, or the first to fifth one.
  {
    name: 'day-of-week',
    from: 1,
    to: 7,
    names: WEEKDAYS,
    special: /^(?:[1-7]|[A-Z]{3})?L$|^(?:[1-7]|[A-Z]{3})#[1-5]$/,
  },
  { name: 'year', from: 1970, to: 2199 },
];

const [DAY_OF_MONTH, DAY_OF_WEEK] = [2, 4];

const CRON = `use cron(${FIELDS.map(({ name }) => name).join(' ')})`;

/**
 * How to fix a schedule expression of EventBridge Scheduler or Application Auto Scaling, which have the same format.
 * Nothing for a valid one.
 */
export function scheduleExpressionFix(expression: string): string | undefined {
  const [, kind, inside = ''] = /^(at|cron|rate)\((.*)\)$/.exec(expression) ?? [];
  switch (kind) {
    case 'at':
      return isTime(inside) ? undefined : 'use a time such as at(2027-01-31T08:00:00)';
    case 'cron':
      return cronFix(inside.split(' '));
    case 'rate':
      return rateFix(inside);
    default:
      return 'use an expression such as cron(0 4 * * ? *) or rate(12 hours)';
  }
}

/** Whether the text is `yyyy-mm-ddThh:mm:ss`, with an existing date and time. */
export function isTime(text: string): boolean {
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${text}.000Z`;
}

function rateFix(text: string): string | undefined {
  const [, value, unit] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(text) ?? [];
  if (value === undefined) return 'use a number and a unit, such as rate(5 minutes), rate(1 hour) or rate(2 days)';
  const right = `${value} ${unit}${value === '1' ? '' : 's'}`;
  return text === right ? undefined : `use rate(${right})`;
}

function cronFix(texts: readonly string[]): string | undefined {
  if (texts.length !== FIELDS.length) return `${CRON}: six fields, separated by single spaces`;
  if ((texts[DAY_OF_MONTH] === '?') === (texts[DAY_OF_WEEK] === '?'))
    return 'use ? for either day-of-month or day-of-week';
  const wrong = FIELDS.find((field, index) => !isField(texts[index]!, field, index));
  return wrong && `for ${wrong.name}, use ${describe(wrong)}`;
}

function isField(text: string, field: Field, index: number): boolean {
  if (text === '?') return index === DAY_OF_MONTH || index === DAY_OF_WEEK;
  return text.split(',').every((item) => isItem(item, field));
}

/** `*`, a value or a range, optionally with a step. */
function isItem(item: string, field: Field): boolean {
  if (field.special?.test(item)) return isValue(/^[A-Z]{3}/.exec(item)?.[0] ?? String(field.from), field);
  const [, first = '', last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d*))?$/.exec(item) ?? [];
  if (first === '*') return last === undefined;
  return isValue(first, field) && (last === undefined || isValue(last, field)) && Number(step ?? 1) <= field.to;
}

function isValue(text: string, { from, names = [], to }: Field): boolean {
  if (names.includes(text)) return true;
  return /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;
}

function describe({ from, names, to }: Field): string {
  const named = names ? ` or ${names[0]} to ${names.at(-1)}` : '';
  return `${from} to ${to}${named}, a range such as ${from}-${from + 2}, a list such as ${from},${from + 2}, or *`;
}
