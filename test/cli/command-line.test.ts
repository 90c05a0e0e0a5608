import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagsOf } from '../../src/interview/flags';
import { temporaryFolder } from '../tools';
import { ecsPipeline, repository } from './cli';

const call = (...args: string[]) => ecsPipeline(temporaryFolder(), args);

describe('the program', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

    expect(await call('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [['docter'], "ecs-pipeline: unknown command 'docter'; did you mean doctor?\n"],
    [['add', 'enviroment'], "ecs-pipeline: unknown command 'enviroment'; did you mean environment?\n"],
    [['frobnicate'], "ecs-pipeline: unknown command 'frobnicate'; see --help\n"],
    [['diff', '--jsn'], "ecs-pipeline: unknown option '--jsn'; did you mean --json?\n"],
    [['doctor', 'x'], "ecs-pipeline: too many arguments for 'doctor'. Expected 0 arguments but got 1; see --help\n"],
    [['discard'], "ecs-pipeline: missing required argument 'files'; see --help\n"],
    [['add', 'service', '--name'], "ecs-pipeline: option '--name <NAME>' argument missing; see --help\n"],
  ])('%j: one line on stderr, and exit code 1', async (args, stderr) => {
    expect(await call(...args)).toEqual({ exitCode: 1, stdout: '', stderr });
  });

  test.each([[[]], [['add']]])('%j: prints the help, as a user error', async (args) => {
    const { exitCode, stderr, stdout } = await call(...args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^Usage: npx ecs-pipeline .*Commands:/s);
  });
});

describe('help', () => {
  test.each([
    [['-h'], 'npx ecs-pipeline [options] [command]'],
    [['--help'], 'npx ecs-pipeline [options] [command]'],
    [['help'], 'npx ecs-pipeline [options] [command]'],
    [['help', 'add'], 'npx ecs-pipeline add [options] [command]'],
    [['add', '--help'], 'npx ecs-pipeline add [options] [command]'],
    [['add', 'environment', '-h'], 'npx ecs-pipeline add environment [options]'],
    [['diff', '--help'], 'npx ecs-pipeline diff [options]'],
  ])('%j', async (args, usage) => {
    const { exitCode, stderr, stdout } = await call(...args);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${usage}\n`);
  });

  test.each(['environment', 'service'] as const)('for add %s has every flag', async (subject) => {
    const { stdout } = await call('add', subject, '--help');

    const names = [...stdout.matchAll(/^ {2}(?:-h, )?--(?:no-)?([\w-]+)/gm)].map(([, name]) => name);
    expect([...new Set(names)].sort()).toEqual([...flagsOf(subject).map(({ name }) => name), 'help'].sort());
  });

  test.each([
    ['add environment', 'add environment --name qa --account-id 555555555555 --after staging --no-approval'],
    [
      'add environment',
      'add environment --name live --account-id 555555555555 --approver arn:aws:iam::111111111111:role/release-manager',
    ],
    ['add service', 'add service --name worker --push nobody'],
    ['add service', 'add service --name web --container-port 8080 --size 512/1024 --github example/shop-web'],
  ])('%s: the example is a valid call: %s', async (command, example) => {
    const { stdout } = await call(...command.split(' '), '--help');
    const folder = repository('');
    const config = join(folder, 'ecs-pipeline.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('name: production', 'name: staging'));

    expect(stdout).toContain(`\n  npx ecs-pipeline ${example}\n`);
    expect(await ecsPipeline(folder, example.split(' '))).toMatchObject({ exitCode: 0 });
  });

  test('loads neither the AWS SDK nor projen nor the interview', async () => {
    expect(await loadedBy(['--help'])).not.toMatch(/@aws-sdk|node_modules\/projen|vendor\/(aws|yaml|inquirer)/);
  });
});

test.each(['diff', 'check'])('%s loads neither the AWS SDK nor inquirer', async (command) => {
  const loaded = await loadedBy([command]);

  expect(loaded).toContain('commands/look');
  expect(loaded).not.toMatch(/@aws-sdk|inquirer|vendor\/(aws|yaml|inquirer)/);
});

/** The files that are loaded by a call in a repository, one per line. */
async function loadedBy(args: readonly string[]): Promise<string> {
  const script = "process.on('exit', () => console.error(Object.keys(require.cache).join('\\n')));";
  const hook = join(temporaryFolder(), 'hook.cjs');
  writeFileSync(hook, script);
  const env = { ...process.env, NODE_OPTIONS: `--require ${hook}` };
  const { stderr } = await ecsPipeline(repository('process.exit(0)'), args, env);
  expect(stderr).toContain('cli/command-line');
  return stderr;
}
