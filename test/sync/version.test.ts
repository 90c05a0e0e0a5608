import { isNewer } from '../../src/sync/version';

test.each([
  ['1.2.4', '1.2.3'],
  ['1.3.0', '1.2.9'],
  ['2.0.0', '1.99.99'],
  ['1.10.0', '1.9.0'], // as numbers, not as text
  ['1.0.10', '1.0.9'],
  ['0.1.0', '0.0.0'],
  ['1.2.3', '1.2'],
  ['1.2.3-rc.1', '1.2.2'],
  ['1.2.3+build.7', '1.2.2'],
])('%s is newer than %s, and not the other way round', (newer, older) => {
  expect(isNewer(newer, older)).toBe(true);
  expect(isNewer(older, newer)).toBe(false);
});

test.each([
  ['1.2.3', '1.2.3'],
  ['1.2.0', '1.2'],
  ['1.2.3-rc.1', '1.2.3'],
  ['1.2.3+build.7', '1.2.3+build.8'],
])('neither %s nor %s is newer', (a, b) => {
  expect(isNewer(a, b)).toBe(false);
  expect(isNewer(b, a)).toBe(false);
});
