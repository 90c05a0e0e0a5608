import { compareProblems, formatPath, formatProblem, Problem } from '../../src/config/problem';
import { showValue } from '../../src/text/messages';

test('a problem is one line: path, message, value and fix', () => {
  const problem: Problem = { path: ['services', 0, 'memory'], message: 'too small', value: 4, fix: 'use 6 or more' };

  expect(formatProblem(problem)).toBe('services[0].memory: too small, got 4; use 6 or more');
});

test('a problem without a value has no "got"', () => {
  expect(formatProblem({ path: ['name'], message: 'missing', fix: 'add it' })).toBe('name: missing; add it');
});

test.each([
  ['the config itself', [], 'config'],
  ['nested keys', ['pipeline', 'accountId'], 'pipeline.accountId'],
  ['a list', ['services', 2, 'sidecars', 0, 'name'], 'services[2].sidecars[0].name'],
  ['a key that needs quotes', ['tags', 'cost center'], 'tags["cost center"]'],
  ['a key of digits, which is not an index', ['tags', '0'], 'tags["0"]'],
  ['an empty key', ['tags', ''], 'tags[""]'],
  ['a key with control characters', ['tags', '\u001b[2J'], 'tags["\\u001b[2J"]'],
])('the path of %s', (_, path, expected) => {
  expect(formatPath(path)).toBe(expected);
});

test.each([
  ['a string', 'a "b"', '"a \\"b\\""'],
  ['a number', 1.5, '1.5'],
  ['a boolean', false, 'false'],
  ['nothing', null, 'no value'],
  ['an empty list', [], 'an empty list'],
  ['a list', [1, 2], 'a list of 2'],
  ['a map', { a: 1 }, 'a map'],
  ['an object without a prototype', Object.create(null), 'a map'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
])('%s as a value', (_, value, expected) => {
  expect(showValue(value)).toBe(expected);
});

test('a long value keeps its beginning and its end', () => {
  const shown = showValue(`begin${'-'.repeat(10_000)}end`);

  expect(shown).toMatch(/^"begin-+…-+end"$/);
  expect(shown.length).toBeLessThan(130);
});

test('shortening does not split a character', () => {
  expect(showValue('😀'.repeat(200))).not.toMatch(/\p{Surrogate}/u);
});

test('values, paths and fixes cannot contain control characters or line breaks', () => {
  const hostile = 'a\n\u001b[31m\r\u0007\u009b\u200b\u202eb\u2028\ud800';
  const line = formatProblem({ path: ['tags', hostile], message: hostile, value: hostile, fix: hostile });

  expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+$/u);
});

test('problems are sorted by line, then by path', () => {
  const at = (line: number | undefined, ...path: (string | number)[]): Problem => ({
    path,
    message: '',
    fix: '',
    line,
  });
  const sorted = [
    at(undefined, 'z'),
    at(1, 'b'),
    at(2, 'a'),
    at(2, 'a', 2),
    at(2, 'a', 2, 'x'),
    at(2, 'a', 10),
    at(2, 'b'),
  ];

  expect([...sorted].reverse().sort(compareProblems)).toEqual(sorted);
});
