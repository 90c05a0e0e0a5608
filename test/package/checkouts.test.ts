import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collisions } from '../render/path-collisions';
import { treeOf } from '../sync/repositories';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT } from './packed';

const PROJECT = `
const { EcsPipelineProject } = require(${JSON.stringify(join(ROOT, 'lib'))});
new EcsPipelineProject().synth();
`;
const env = cleanEnvironment({ PROJEN_DISABLE_POST: 'true' });

const git = (cwd: string, ...args: string[]) => run('git', args, { cwd, env });
const node = (cwd: string, ...args: string[]) => run(process.execPath, args, { cwd, env, mayFail: true });
const ecsPipeline = (cwd: string, ...args: string[]) => node(cwd, join(ROOT, 'lib/cli/main.js'), ...args);
const hasUnixLines = (text: string | null) => !text?.includes('\r');
const hasWindowsLines = (text: string | null) =>
  text === null ||
  text
    .split('\n')
    .slice(0, -1)
    .every((line) => line.endsWith('\r'));

let repository: string;

beforeAll(async () => {
  repository = temporaryFolder();
  copyFileSync(join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml'), join(repository, 'ecs-pipeline.yaml'));
  writeFileSync(join(repository, '.projenrc.js'), PROJECT);
  await node(repository, '.projenrc.js');
  writeFileSync(join(repository, 'environments/dev/queue.tf'), '# mine\nlocals {\n  mine = true\n}\n');
  await git(repository, 'init', '--quiet');
  await git(repository, 'add', '--all');
  const identity = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com'];
  await git(repository, ...identity, 'commit', '--quiet', '--message', 'A repository');
});

/** Clones with Git attributes of one machine, which override those of the repository. */
async function clone(attributes = ''): Promise<string> {
  const folder = join(temporaryFolder(), 'clone');
  const options = ['-c', 'core.autocrlf=true', '-c', 'core.safecrlf=false'];
  await run('git', ['clone', '--quiet', '--no-checkout', ...options, repository, folder], { env });
  mkdirSync(join(folder, '.git/info'), { recursive: true });
  writeFileSync(join(folder, '.git/info/attributes'), attributes);
  await git(folder, 'checkout', '--quiet', 'HEAD', '--', '.');
  return folder;
}

function filesOf(folder: string) {
  return Object.entries(treeOf(folder)).filter(([path]) => !path.startsWith('.git/'));
}

describe('a clone on a machine where Git uses CRLF line endings', () => {
  test('has the line endings that the repository pins', async () => {
    const folder = await clone();

    expect(filesOf(folder).filter(([, text]) => !hasUnixLines(text))).toEqual([]);
    expect((await node(folder, '.projenrc.js')).stderr).toBe('In sync: nothing to write.\n');
  });

  test('with attributes that override the repository, is in sync nevertheless, and is not changed', async () => {
    const folder = await clone('* text eol=crlf\n');
    const before = filesOf(folder);
    expect(before.filter(([, text]) => !hasWindowsLines(text))).toEqual([]);

    expect((await node(folder, '.projenrc.js')).stderr).toBe('In sync: nothing to write.\n');
    expect(await ecsPipeline(folder, 'check')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'In sync: the files match the config.\n',
    });
    expect(await ecsPipeline(folder, 'diff')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(filesOf(folder)).toEqual(before);
    expect((await git(folder, 'status', '--porcelain')).stdout).toBe('');
  });

  test('can have an addition: it changes only the config, with its own line endings, and the files of the service', async () => {
    const [windows, unix] = [await clone('* text eol=crlf\n'), await clone()];
    const config = (folder: string) => readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8');
    const mine = readFileSync(join(windows, 'environments/dev/queue.tf'), 'utf8');

    for (const folder of [windows, unix]) {
      const added = await ecsPipeline(folder, 'add', 'service', '--name', 'worker', '--push', 'nobody');
      expect([added.exitCode, added.stderr]).toEqual([
        0,
        expect.stringContaining('Added the service worker to ecs-pipeline.yaml'),
      ]);
    }

    expect(config(windows)).toBe(config(unix).replaceAll('\n', '\r\n'));
    expect(readFileSync(join(windows, 'environments/dev/queue.tf'), 'utf8')).toBe(mine);
    const changes = async (folder: string) => (await git(folder, 'diff')).stdout;
    expect(await changes(windows)).toBe(await changes(unix));
  });

  test('a manual edit is shown without the line endings, which are not an edit', async () => {
    const folder = await clone('* text eol=crlf\n');
    await run('chmod', ['u+w', 'environments/dev/main.tf'], { cwd: folder });
    appendFileSync(join(folder, 'environments/dev/main.tf'), '# by hand\r\n');

    const { exitCode, stderr } = await node(folder, '.projenrc.js');

    expect(exitCode).toBe(1);
    expect(stderr.match(/^ {4}[-+].*/gm)).toEqual(['    +# by hand']);
  });
});

test('this repository pins the line endings of its own files', async () => {
  const { stdout } = await run('git', ['ls-files', '--eol'], { cwd: ROOT, env });
  const pinned = /^i\/(lf|none|-text) +w\/\S+ +attr\/(text=auto eol=lf|-text)/;

  expect(
    stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !pinned.test(line)),
  ).toEqual([]);
});

test('no two files of this repository are the same on a case-insensitive file system', async () => {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: ROOT, env });
  const files = stdout.split('\0').slice(0, -1);

  expect(files).toContain('package.json');
  expect(collisions(files)).toEqual([]);
});
