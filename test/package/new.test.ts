import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';
import { type Registry, startRegistry } from './registry';

const EXAMPLE = join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml');

let registry: Registry;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  registry = await startRegistry([(await packPackage()).tarball]);
  const identity = { name: 'Somebody', email: 'somebody@example.com' };
  env = cleanEnvironment({
    npm_config_registry: registry.url,
    npm_config_yes: 'true',
    GIT_AUTHOR_NAME: identity.name,
    GIT_AUTHOR_EMAIL: identity.email,
    GIT_COMMITTER_NAME: identity.name,
    GIT_COMMITTER_EMAIL: identity.email,
  });
});

afterAll(() => registry.close());

const inFolder = (cwd: string) => ({
  git: async (...args: string[]) => (await run('git', args, { cwd, env })).stdout,
  npx: (args: string[]): Promise<RunResult> => run('npx', args, { cwd, env, mayFail: true }),
});

describe('npx projen new --from ecs-pipeline, without a terminal', () => {
  test('makes a repository of a config file: committed, and projen changes nothing in it', async () => {
    // GIVEN
    const folder = temporaryFolder();
    const { git, npx } = inFolder(folder);

    // WHEN
    const created = await npx(['projen', 'new', '--from', 'ecs-pipeline', '--config-file', EXAMPLE]);

    // THEN
    expect(created).toMatchObject({ exitCode: 0 });
    expect(await git('log', '--format=%s')).toBe('chore: project created with projen\n');
    expect(await git('status', '--porcelain')).toBe('');
    const ignored = ['environments/dev/.terraform/modules', 'node_modules/projen'];
    expect(await git('check-ignore', ...ignored)).toBe(`${ignored.join('\n')}\n`);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toBe(readFileSync(EXAMPLE, 'utf8'));

    const again = await npx(['projen']);
    expect(again.stderr).toContain('In sync: nothing to write.');
    expect(await git('status', '--porcelain')).toBe('');

    // An environment in the middle and a service more: their files, and what names them. Nothing else.
    const config = join(folder, 'ecs-pipeline.yaml');
    const text = readFileSync(config, 'utf8');
    const withQa = text.replace(
      '  - name: staging\n',
      '  - name: qa\n    accountId: "555555555555"\n  - name: staging\n',
    );
    writeFileSync(config, `${withQa.trimEnd()}\n`.replace(/^services:\n/m, 'services:\n  - name: worker\n'));

    expect(await npx(['projen'])).toMatchObject({ exitCode: 0 });
    await git('add', '--all');
    expect(await git('diff', '--cached', '--name-status')).toBe(
      [
        'M\t.gitattributes',
        'M\t.projen/ecs-pipeline.record',
        'M\t.projen/ecs-pipeline.sha256',
        'M\t.projen/files.json',
        'M\tdocs/pipeline.md',
        'M\tecs-pipeline.yaml',
        ...['dev', 'production'].flatMap((name) => [
          `M\tenvironments/${name}/main.tf`,
          `M\tenvironments/${name}/outputs.tf`,
        ]),
        ...['cluster', 'inputs', 'main', 'network', 'outputs', 'providers', 'terraform'].map(
          (file) => `A\tenvironments/qa/${file}.tf`,
        ),
        'M\tenvironments/staging/main.tf',
        'M\tenvironments/staging/outputs.tf',
        'M\tpipeline/artifact_stores.tf',
        'M\tpipeline/environments.tf',
        'M\tpipeline/main.tf',
        'M\tpipeline/outputs.tf',
        '',
      ].join('\n'),
    );
  }, 180_000);

  test('takes the ecs-pipeline.yaml that is there already', async () => {
    const folder = temporaryFolder();
    copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
    const { git, npx } = inFolder(folder);

    expect(await npx(['projen', 'new', '--from', 'ecs-pipeline'])).toMatchObject({ exitCode: 0 });

    expect(await git('status', '--porcelain')).toBe('');
    expect(await git('ls-files', 'pipeline/main.tf')).toBe('pipeline/main.tf\n');
  }, 120_000);

  test('commits nothing into a Git repository that was there before', async () => {
    const folder = temporaryFolder();
    copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
    writeFileSync(join(folder, 'draft.txt'), '');
    const { git, npx } = inFolder(folder);
    await git('init', '--initial-branch', 'main');

    const created = await npx(['projen', 'new', '--from', 'ecs-pipeline']);

    expect(created).toMatchObject({ exitCode: 0 });
    expect(created.stdout).toContain('nothing was committed');
    expect(await git('ls-files')).toBe('');
    expect(await git('status', '--porcelain', 'draft.txt', 'package-lock.json', 'node_modules')).toBe(
      '?? draft.txt\n?? package-lock.json\n',
    );
  }, 120_000);

  test('says in one line what to give where there is no config', async () => {
    const { exitCode, stderr } = await inFolder(temporaryFolder()).npx(['projen', 'new', '--from', 'ecs-pipeline']);

    expect(exitCode).toBe(1);
    expect(
      stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm ') && !line.startsWith('👾')),
    ).toEqual(['No ecs-pipeline.yaml here: write one, or name one with --config-file FILE.']);
  }, 120_000);
});
