import { timeZoneFix } from '../../src/rules/time-zone';

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Pacific'])(
  '%s',
  (name) => expect(timeZoneFix(name)).toBeUndefined(),
);

const IANA = 'use the name of a time zone in the IANA database, such as Europe/Berlin';

test.each([
  ['Europe/Brelin', IANA],
  ['+01:00', IANA],
  ['CEST', IANA],
  ['europe/berlin', 'use Europe/Berlin'],
  ['utc', 'use UTC'],
])('%s is rejected: %s', (name, fix) => {
  expect(timeZoneFix(name)).toBe(fix);
});
