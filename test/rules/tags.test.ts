import { shorten, showValue } from '../../src/text/messages';
import { configWithEnvironment, linesOf, minimalConfig } from '../config/fixtures';

const many = (count: number, prefix = 'key') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 'value']));

test('as many and as long as AWS allows, with every character', () => {
  const tags = { ...many(49), [`Ärger +-=._:/@${'k'.repeat(114)}`]: 'v'.repeat(256) };

  expect(linesOf(minimalConfig({ tags }))).toEqual([]);
});

const characters = 'use letters, digits, spaces and any of _.:/=+-@';

test.each([
  ['aws:x', 'a', 'tags["aws:x"]: key starts with aws:, which AWS reserves, got "a"; use another key'],
  ['AWS:x', 'a', 'tags["AWS:x"]: key starts with aws:, which AWS reserves, got "a"; use another key'],
  ['', 'a', 'tags[""]: empty key, got "a"; add a key'],
  ['a!', 'a', `tags["a!"]: contains characters that AWS does not allow, got "a"; ${characters}`],
  ['a', 'b, c', `tags.a: contains characters that AWS does not allow, got "b, c"; ${characters}`],
])('%j: %j', (key, value, line) => {
  expect(linesOf(minimalConfig({ tags: { [key]: value } }))).toEqual([line]);
  expect(linesOf(configWithEnvironment({ tags: { [key]: value } }))).toEqual([`environments[0].${line}`]);
});

test('too long', () => {
  const tags = { ['k'.repeat(129)]: 'a', b: 'v'.repeat(257) };

  expect(linesOf(minimalConfig({ tags }))).toEqual([
    `tags.b: too long, got ${showValue('v'.repeat(257))}; use at most 256 characters`,
    `tags.${shorten('k'.repeat(129))}: key too long, got "a"; use at most 128 characters`,
  ]);
});

test('too many, including the tags of the config', () => {
  const config = { ...configWithEnvironment({ tags: many(2, 'own') }), tags: many(49) };

  expect(linesOf(config)).toEqual([
    'environments[0].tags: too many tags, got 51 including those of the config; use at most 50',
  ]);
  expect(linesOf(minimalConfig({ tags: many(51) }))).toEqual(['tags: too many tags, got 51; use at most 50']);
});

const fix = 'use one spelling';

test('keys that differ only in case, which are one key for IAM', () => {
  const config = { ...configWithEnvironment({ tags: { TEAM: 'b', Stage: 'dev', team: 'c' } }), tags: { Team: 'a' } };

  expect(linesOf(config)).toEqual([
    `environments[0].tags.TEAM: key differs only in case from Team, and IAM treats both as the same key; ${fix}`,
    `environments[0].tags.team: key differs only in case from Team, and IAM treats both as the same key; ${fix}`,
  ]);
  expect(linesOf(minimalConfig({ tags: { a: '1', B: '2', A: '3' } }))).toEqual([
    `tags.A: key differs only in case from a, and IAM treats both as the same key; ${fix}`,
  ]);
});

test('an environment can give a tag of the config another value', () => {
  expect(linesOf({ ...configWithEnvironment({ tags: { Team: 'b' } }), tags: { Team: 'a' } })).toEqual([]);
});
