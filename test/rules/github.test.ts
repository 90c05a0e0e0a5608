import { configWithService, linesOf } from '../config/fixtures';

const pushedFrom = (...branches: string[]) =>
  configWithService({ push: { github: { repository: 'example/shop-api', branches } } });

const path = 'services[0].push.github.branches[0]';

test('branches that Git can have, and a wildcard', () => {
  expect(linesOf(pushedFrom('main', 'release/1.x', 'feature/*', 'a@b', 'größe', "o'brien$"))).toEqual([]);
});

test.each([
  ['refs/heads/main', 'main'],
  ['refs/heads/release/*', 'release/*'],
])('%s is written without refs/heads/', (branch, name) => {
  expect(linesOf(pushedFrom(branch))).toEqual([`${path}: not the name of a branch, got "${branch}"; use ${name}`]);
});

test.each([
  'refs/tags/v1',
  'environment:production',
  'main:ref:refs/heads/other',
  'a b',
  'release-?',
  'a..b',
  'a~1',
  'a^',
  '[ab]',
  'a\\b',
  'a@{1}',
  'a//b',
  '/a',
  'a/',
  '.a',
  'a/.b',
  'a.',
  'a.lock',
  '-a',
  '@',
  '',
])('%j is no branch', (branch) => {
  expect(linesOf(pushedFrom(branch))).toEqual([
    `${path}: not the name of a branch, got ${JSON.stringify(branch)}; use the name of a branch, such as main or release/*`,
  ]);
});

test('a branch that IAM would take for a variable', () => {
  expect(linesOf(pushedFrom('${x}'))).toEqual([
    `${path}: has ${'$'}{, which begins a variable of an IAM policy, got "${'$'}{x}"; use *`,
  ]);
});
