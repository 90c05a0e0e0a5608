import { suggest } from '../../src/text/suggest';

test.each([
  ['memroy', ['cpu', 'memory', 'gpu'], 'memory'],
  ['prodution', ['dev', 'production'], 'production'],
  ['Launchtype', ['launchType'], 'launchType'],
  ['gpus', ['gpu', 'cpu'], 'gpu'],
  ['colour', ['cpu', 'memory', 'gpu'], undefined],
  ['x', ['dev'], undefined],
  ['anything', [], undefined],
])('%s of %j means %s', (word, known, expected) => {
  expect(suggest(word, known)).toBe(expected);
});
