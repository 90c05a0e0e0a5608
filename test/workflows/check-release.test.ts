import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT, read } from './repository';

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.0 - 2030-01-31

### Added

- A command.

## 1.1.0 - 2030-01-01

- Another.
`;

const REPOSITORY = { url: 'https://github.com/example/example.git' };

interface Release {
  readonly changelog?: string;
  readonly generators?: object;
  readonly tag?: string;
}

/** A repository whose HEAD is the commit to release. */
async function repository({ changelog = CHANGELOG, generators = {} }: Release): Promise<string> {
  const folder = temporaryFolder();
  const own = {
    version: '1.2.0',
    peerDependencies: { 'ecs-pipeline': '^1.2.0' },
    repository: REPOSITORY,
    ...generators,
  };
  mkdirSync(join(folder, 'generators'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.0', repository: REPOSITORY }));
  writeFileSync(join(folder, 'generators/package.json'), JSON.stringify(own));
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  await git(folder, ['init', '--quiet']);
  await git(folder, ['add', '--all']);
  await git(folder, ['commit', '--quiet', '--message', 'release']);
  await git(folder, ['update-ref', 'refs/remotes/origin/main', 'HEAD']);
  return folder;
}

const git = (cwd: string, args: string[]) => {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  return run('git', args, { cwd, env: cleanEnvironment(who) });
};

const check = (cwd: string, tag = 'v1.2.0') =>
  run(process.execPath, [join(ROOT, 'scripts/check-release.mjs'), tag, 'dist/notes.md'], { cwd, mayFail: true });

test('a release whose versions, changelog and commit agree has notes', async () => {
  const folder = await repository({});

  expect(await check(folder)).toEqual({ exitCode: 0, stderr: '', stdout: '' });
  expect(readFileSync(join(folder, 'dist/notes.md'), 'utf8')).toBe('### Added\n\n- A command.\n');
});

test.each<[string, Release, string]>([
  ['another tag', { tag: 'v1.3.0' }, 'tag: does not match package.json, got "v1.3.0"; use "v1.2.0"'],
  [
    'another version of the generators',
    { generators: { version: '1.1.0' } },
    'generators/package.json: version: does not match package.json, got "1.1.0"; use "1.2.0"',
  ],
  [
    'generators that require another version',
    { generators: { peerDependencies: { 'ecs-pipeline': '^1.1.0' } } },
    'generators/package.json: peerDependencies.ecs-pipeline: does not match package.json, got "^1.1.0"; use "^1.2.0"',
  ],
  [
    'generators without a repository',
    { generators: { repository: undefined } },
    `generators/package.json: repository.url: does not match package.json, got undefined; use "${REPOSITORY.url}"`,
  ],
  [
    'no section in the changelog',
    { changelog: '# Changelog\n\n## 1.1.0 - 2030-01-01\n\n- Another.\n' },
    'CHANGELOG.md: nothing under "## 1.2.0"; describe the release there',
  ],
  [
    'an empty section in the changelog',
    { changelog: '# Changelog\n\n## 1.2.0 - 2030-01-31\n\n## 1.1.0 - 2030-01-01\n\n- Another.\n' },
    'CHANGELOG.md: nothing under "## 1.2.0"; describe the release there',
  ],
  [
    'no date in the changelog',
    { changelog: CHANGELOG.replace('2030-01-31', 'unreleased') },
    'CHANGELOG.md: 1.2.0 has no date, got "unreleased"; use YYYY-MM-DD',
  ],
  [
    'unreleased entries in the changelog',
    { changelog: CHANGELOG.replace('## Unreleased\n', '## Unreleased\n\n- A key.\n') },
    'CHANGELOG.md: "## Unreleased" is not empty; move its entries to "## 1.2.0"',
  ],
])('%s is a problem', async (_, release, problem) => {
  const folder = await repository(release);

  expect(await check(folder, release.tag)).toEqual({ exitCode: 1, stderr: `${problem}\n`, stdout: '' });
  expect(existsSync(join(folder, 'dist/notes.md'))).toBe(false);
});

test('a commit that is not on main is a problem', async () => {
  const folder = await repository({});
  await git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'not reviewed']);

  expect(await check(folder)).toMatchObject({
    exitCode: 1,
    stderr: 'commit: not on origin/main; merge it first, then move the tag\n',
  });
});

test('all problems are reported at once', async () => {
  const folder = await repository({ changelog: '', generators: { version: '1.1.0' } });

  expect((await check(folder, 'v2.0.0')).stderr.trim().split('\n')).toHaveLength(3);
});

test('the changelog describes the version of package.json', () => {
  const { version } = JSON.parse(read('package.json'));

  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${version} - (unreleased|\\d{4}-\\d\\d-\\d\\d)$`, 'm'));
});
