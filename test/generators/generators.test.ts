import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagsOf } from '../../src/interview/flags';
import type { Registry } from '../package/registry';
import { Terminal } from '../terminal/terminal';
import { describeWith, run } from '../tools';
import { newcomer, YeomanUser } from './yeoman-user';

const FLAGS = [
  ...['--name', 'shop', '--region', 'eu-west-1', '--pipeline-account-id', '111111111111'],
  ...['--environment', 'name=dev account-id=022222222222'],
  ...['--environment', 'name=production account-id=444444444444 region=eu-central-1 notify=releases@example.com'],
  ...['--service', 'name=api container-port=8080 github=example/shop-api'],
  ...['--ci-repository', 'example/shop-infrastructure'],
];

const QUIET = ['--skip-install', '--no-git'];

let registry: Registry;
let user: YeomanUser;

beforeAll(async () => {
  const { env, ...rest } = await newcomer();
  registry = rest.registry;
  user = await YeomanUser.create(env);
}, 120_000);

afterAll(() => registry.close());

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

/** A managed file must be made writable before it can be edited. */
function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  chmodSync(path, 0o644);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describeWith(['git'], 'yo ecs-pipeline', () => {
  test('asks nothing if the flags answer everything', async () => {
    const folder = user.folder('flags');

    const result = await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);

    expect(result).toMatchObject({ exitCode: 0 });
    expect(read(folder, 'ecs-pipeline.yaml')).toBe(`\
# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of all resource names
region: eu-west-1

pipeline: # account of the registry, the pipelines and the Terraform state
  accountId: "111111111111"

environments: # in promotion order
  - name: dev
    accountId: "022222222222"
  - name: production
    accountId: "444444444444"
    region: eu-central-1
    approval:
      notify: [releases@example.com]

services:
  - name: api
    containerPort: 8080
    cpu: 256
    memory: 512
    push:
      github:
        repository: example/shop-api

ci:
  github:
    repository: example/shop-infrastructure # runs Terraform plans on pull requests and applies them after the merge
`);
    expect(existsSync(join(folder, 'environments/production/main.tf'))).toBe(true);
    expect(readdirSync(folder)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(node_modules|\.git)$/)]));
  }, 60_000);

  test.each([
    [
      'missing',
      FLAGS.filter((_, at) => ![4, 5, 10, 11].includes(at)),
      /^--pipeline-account-id: required without a terminal; add --pipeline-account-id ID\n--service: required without a terminal; .*\n$/,
    ],
    ['wrong', ['--name', 'Shop', ...FLAGS.slice(2)], /^--name: invalid format, got "Shop"; .*\n$/],
  ])(
    'a flag that is %s is reported, and nothing is written',
    async (what, flags, message) => {
      const folder = user.folder(what);

      const { exitCode, stderr } = await user.run(folder, 'ecs-pipeline', ...flags, ...QUIET);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(message);
      expect(readdirSync(folder)).toEqual([]);
    },
    60_000,
  );

  test('overwrites an edited managed file only with --force', async () => {
    const folder = user.folder('force');
    await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);
    const file = 'modules/service/main.tf';
    const before = read(folder, file);
    edit(folder, file, (text) => `${text}# mine\n`);

    const refused = await user.run(folder, 'ecs-pipeline', ...QUIET);
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`${file}: edited since the last run`),
    });
    expect(read(folder, file)).toContain('# mine');

    expect(await user.run(folder, 'ecs-pipeline', ...QUIET, '--force')).toMatchObject({ exitCode: 0 });
    expect(read(folder, file)).toBe(before);
  }, 90_000);

  test('shows the output of npm if it fails', async () => {
    const folder = user.folder('unreachable');
    const cache = join(folder, 'cache');
    const env = { ...user.env, npm_config_cache: cache, npm_config_offline: 'true' };

    const result = await run(user.yo, ['ecs-pipeline', ...FLAGS, '--no-git'], { cwd: folder, env, mayFail: true });

    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('npm error code ENOTCACHED');
    expect(result.stderr).toMatch(/\nnpm install failed: see the output above\. .*npm install, and commit.*\n$/);
    expect(existsSync(join(folder, 'pipeline/main.tf'))).toBe(true);
  }, 60_000);

  test('replaces an existing config only with --force', async () => {
    const folder = user.folder('replaced');
    writeFileSync(join(folder, 'ecs-pipeline.yaml'), '# mine\n');

    const refused = await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: 'ecs-pipeline.yaml already exists: remove it, or replace it with --force.\n',
    });
    expect(readdirSync(folder)).toEqual(['ecs-pipeline.yaml']);
    expect(read(folder, 'ecs-pipeline.yaml')).toBe('# mine\n');
    chmodSync(join(folder, 'ecs-pipeline.yaml'), 0o666); // yo may run as a different user than the test
    expect(await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET, '--force')).toMatchObject({ exitCode: 0 });
    expect(read(folder, 'ecs-pipeline.yaml')).toContain('name: shop');
  }, 60_000);

  test.each([
    ['ecs-pipeline', [...flagsOf('product').map(({ name }) => name), 'git']],
    ['ecs-pipeline:environment', flagsOf('environment').map(({ name }) => name)],
    ['ecs-pipeline:service', flagsOf('service').map(({ name }) => name)],
  ])(
    '%s --help has examples and every flag',
    async (generator, flags) => {
      const { exitCode, stdout } = await user.run(user.folder(generator.replace(':', '-')), generator, '--help');

      expect(exitCode).toBe(0);
      expect(stdout).toContain(`yo ${generator} --`);
      expect(flagsIn(stdout)).toEqual([...flags, ...OF_YEOMAN].sort());
    },
    60_000,
  );

  test.each(['environment', 'service'])(
    'adding has the same flags as npx ecs-pipeline add %s',
    async (subject) => {
      const folder = user.folder(`same-${subject}`);
      const yeoman = await user.run(folder, `ecs-pipeline:${subject}`, '--help');
      const command = join(user.yo, '../ecs-pipeline');
      const { stdout } = await run(command, ['add', subject, '--help'], { cwd: folder, env: user.env });

      expect(flagsIn(yeoman.stdout).filter((name) => !OF_YEOMAN.includes(name))).toEqual(
        flagsIn(stdout).filter((name) => name !== 'help'),
      );
    },
    60_000,
  );
});

/** The flags of every generator. */
const OF_YEOMAN = ['ask-answered', 'force-install', 'help', 'skip-cache', 'skip-install'];

/** Names of the flags in a help text, sorted; `--no-approval` is the flag `approval`. */
function flagsIn(help: string): string[] {
  const names = [...help.matchAll(/^ {2,}(?:-\w, +)?--(?:no-)?([a-z-]+)/gm)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}

describe('an existing repository', () => {
  test('gets an environment and a service, and keeps comments and order', async () => {
    // GIVEN
    const folder = user.folder('existing');
    await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);
    const config = join(folder, 'ecs-pipeline.yaml');
    const text = readFileSync(config, 'utf8').replace(
      '  - name: production\n',
      '  # Only after lunch.\n  - name: production\n',
    );
    writeFileSync(config, text);

    // WHEN
    const environment = ['--name', 'qa', '--account-id', '555555555555', '--after', 'dev', '--no-approval'];
    expect(await user.run(folder, 'ecs-pipeline:environment', ...environment)).toMatchObject({ exitCode: 0 });
    const service = ['--name', 'worker', '--push', 'nobody', '--size', '512/1024'];
    expect(await user.run(folder, 'ecs-pipeline:service', ...service)).toMatchObject({ exitCode: 0 });

    // THEN
    expect(read(folder, 'ecs-pipeline.yaml')).toBe(
      text
        .replace('  # Only after lunch.\n', '  - name: qa\n    accountId: "555555555555"\n  # Only after lunch.\n')
        .replace('\n\nci:', '\n  - name: worker\n    cpu: 512\n    memory: 1024\n\nci:'),
    );
    expect(existsSync(join(folder, 'environments/qa/main.tf'))).toBe(true);
    expect(read(folder, 'environments/qa/main.tf')).toContain('module "worker"');
  }, 90_000);

  test('is not changed if the environment cannot be added', async () => {
    const folder = user.folder('refused');
    await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);
    const before = read(folder, 'ecs-pipeline.yaml');

    const flags = ['--name', 'dev', '--account-id', '555555555555'];
    const { exitCode, stderr } = await user.run(folder, 'ecs-pipeline:environment', ...flags);

    expect(exitCode).toBe(1);
    expect(stderr).toBe('--name: already exists, got "dev"; use a name other than dev or production\n');
    expect(read(folder, 'ecs-pipeline.yaml')).toBe(before);
  }, 60_000);
});

describeWith(['tmux'], 'in a terminal', () => {
  let terminal: Terminal;

  afterEach(() => terminal.close());

  test('asks about the environment, and a wrong answer can be corrected', async () => {
    // GIVEN
    const folder = user.folder('asked');
    await user.run(folder, 'ecs-pipeline', ...FLAGS, ...QUIET);

    // WHEN
    terminal = await Terminal.start([user.yo, 'ecs-pipeline:environment', '--no-aws'], { cwd: folder, env: user.env });
    await terminal.answer('Position in the promotion order:', '<Down>');
    await terminal.answerWrongly(
      'Name of environment 1',
      'dev',
      'already exists; use a name other than dev or production',
    );
    await terminal.answer('Name of environment 1', 'sandbox');
    await terminal.answer('AWS account for sandbox', '444444444444');
    await terminal.waitFor('sandbox is in the same account as production: 444444444444.');
    await terminal.answer('AWS Region for sandbox');
    await terminal.answer('How are new images deployed to sandbox');

    // THEN
    expect(await terminal.exitCode()).toBe(0);
    expect(read(folder, 'ecs-pipeline.yaml')).toContain(
      'environments: # in promotion order\n  - name: sandbox\n    accountId: "444444444444"\n  - name: dev\n',
    );
    expect(existsSync(join(folder, 'environments/sandbox/main.tf'))).toBe(true);
  }, 60_000);

  test('Ctrl-C ends yo with an exit code, nothing is written, and it shows how to continue', async () => {
    const folder = user.folder('interrupted');
    terminal = await Terminal.start([user.yo, 'ecs-pipeline', '--no-aws'], { cwd: folder, env: user.env });
    await terminal.answer('Product name', 'shop');
    await terminal.waitFor('? AWS account for the registry');

    await terminal.press('<C-c>');

    expect(await terminal.exitCode()).toBe(130);
    expect(readdirSync(folder)).toEqual([]);
    await terminal.waitFor('\n  yo ecs-pipeline \\\n    --no-aws \\\n    --name shop');
  }, 60_000);
});
