import { configWithService, linesOf } from '../config/fixtures';

const pushedFrom = (...branches: string[]) =>
  configWithService({ push: { github: { repository: 'example/shop-api', branches } } });

const path = 'services[0].push.github.branches[0]';

test('branches that are valid in Git, and a wildcard', () => {
  expect(linesOf(pushedFrom('main', 'release/1.x', 'feature/*', 'a@b', 'größe', "o'brien$"))).toEqual([]);
});

test.each([
  ['refs/heads/main', 'main'],
  ['refs/heads/release/*', 'release/*'],
])('%s is written without refs/heads/', (branch, name) => {
  expect(linesOf(pushedFrom(branch))).toEqual([`${path}: not a branch name, got "${branch}"; use ${name}`]);
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
])('%j is not a branch', (branch) => {
  expect(linesOf(pushedFrom(branch))).toEqual([
    `${path}: not a branch name, got ${JSON.stringify(branch)}; use a branch name such as main or release/*`,
  ]);
});

test.each(['a\u202eb', 'a\u200bb', 'a\ud800'])('%j is not a branch because it has invisible characters', (branch) => {
  expect(linesOf(pushedFrom(branch))).toEqual([expect.stringMatching(/^[^\p{Cf}\p{Cs}]*: not a branch name, got/u)]);
});

test('a branch that IAM would read as a variable', () => {
  expect(linesOf(pushedFrom('${x}'))).toEqual([
    `${path}: contains ${'$'}{, which starts an IAM policy variable, got "${'$'}{x}"; use *`,
  ]);
});

describe('tags', () => {
  const tagged = (...tags: string[]) =>
    configWithService({ push: { github: { repository: 'example/shop-api', tags } } });

  test('that are valid in Git, and a wildcard', () => {
    expect(linesOf(tagged('v1.0', 'v*', 'release/1'))).toEqual([]);
  });

  test.each([
    ['refs/tags/v1', 'use v1'],
    ['refs/tags/', 'use v1'],
    ['refs/heads/main', 'use a tag name such as v1.0 or v*'],
    ['v1:ref:refs/heads/main', 'use a tag name such as v1.0 or v*'],
  ])('%j is not a tag', (tag, fix) => {
    expect(linesOf(tagged(tag))).toEqual([
      `services[0].push.github.tags[0]: not a tag name, got ${JSON.stringify(tag)}; ${fix}`,
    ]);
  });
});

test('GitLab branches and tags', () => {
  const gitlab = { project: 'example/api', branches: ['main', 'refs/heads/x'], tags: ['v?'] };

  expect(linesOf(configWithService({ push: { gitlab } }))).toEqual([
    'services[0].push.gitlab.branches[1]: not a branch name, got "refs/heads/x"; use x',
    'services[0].push.gitlab.tags[0]: not a tag name, got "v?"; use a tag name such as v1.0 or v*',
  ]);
});

describe('GitHub environments', () => {
  const path = 'services[0].push.github.environments[0]';
  const into = (...environments: string[]) =>
    configWithService({ push: { github: { repository: 'example/shop-api', environments } } });

  test('that are valid, and a wildcard', () => {
    expect(linesOf(into('production', 'pre production', 'eu-*', 'a%3Ab'))).toEqual([]);
  });

  test.each([
    ['a:b', 'contains a colon, which the subject of a token encodes as %3A, got "a:b"; use a%3Ab'],
    ['a?', 'contains ?, which matches any character in an IAM policy, got "a?"; use *'],
    ['${a}', 'contains ${, which starts an IAM policy variable, got "${a}"; use *'],
    ['', 'not an environment name, got ""; use 1 to 255 visible characters, such as production'],
    ['a\nb', 'not an environment name, got "a\\nb"; use 1 to 255 visible characters, such as production'],
  ])('%j is not an environment', (environment, problem) => {
    expect(linesOf(into(environment))).toEqual([`${path}: ${problem}`]);
  });

  test('can be as long as GitHub allows', () => {
    expect(linesOf(into('a'.repeat(255)))).toEqual([]);
    expect(linesOf(into('a'.repeat(256)))).toEqual([expect.stringContaining(`${path}: not an environment name`)]);
  });
});

test.each([
  ['https://gitlab.com/', 'a slash at the end'],
  ['http://gitlab.example.com', 'no TLS'],
  ['https://gitlab.example.com:8443', 'a port, which IAM does not allow'],
  ['https://gitlab', 'no domain'],
])('GitLab cannot be at %s: %s', (url) => {
  expect(linesOf(configWithService({ push: { gitlab: { project: 'example/api', url } } }))).toEqual([
    `services[0].push.gitlab.url: invalid format, got ${JSON.stringify(url)}; use the HTTPS URL of GitLab without a port or a trailing slash, such as https://gitlab.com`,
  ]);
});
