import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';
import { COMPLETE_CLONE, cloneElsewhere } from './clone';
import { packPackage, ROOT } from './packed';
import { type Registry, startRegistry } from './registry';

const EXAMPLE = join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml');

let registry: Registry;
let env: NodeJS.ProcessEnv;
let tarball: string;

beforeAll(async () => {
  tarball = (await packPackage()).tarball;
  registry = await startRegistry([tarball]);
  const identity = { name: 'Someone', email: 'someone@example.com' };
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
  test('creates a repository from a config file: committed, and projen changes nothing in it', async () => {
    // GIVEN
    const folder = temporaryFolder();
    const { git, npx } = inFolder(folder);

    // WHEN
    const created = await npx(['projen', 'new', '--from', 'ecs-pipeline', '--config-file', EXAMPLE]);

    // THEN
    expect(created).toMatchObject({ exitCode: 0 });
    expect(await git('log', '--format=%s')).toBe('chore: project created with projen\n');
    expect(await git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"ecs-pipeline": "^0.1.0"');
    expect(existsSync(join(folder, 'vendor'))).toBe(false);
    const ignored = ['environments/dev/.terraform/modules', 'node_modules/projen'];
    expect(await git('check-ignore', ...ignored)).toBe(`${ignored.join('\n')}\n`);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toBe(readFileSync(EXAMPLE, 'utf8'));

    const again = await npx(['projen']);
    expect(again.stderr).toContain('In sync: nothing to write.');
    expect(await git('status', '--porcelain')).toBe('');

    // A new environment in the middle and a new service: their files and the references to them, nothing else.
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
        'M\t.github/workflows/apply.yml',
        'M\t.projen/ecs-pipeline.record',
        'M\t.projen/ecs-pipeline.sha256',
        'M\t.projen/files.json',
        'M\t.projen/tasks.json',
        'M\tbootstrap/environments.yaml',
        'M\tbootstrap/pipeline.yaml',
        'M\tdocs/bootstrap.md',
        'M\tdocs/pipeline.md',
        'M\tecs-pipeline.yaml',
        ...['dev', 'production'].flatMap((name) => [
          `M\tenvironments/${name}/main.tf`,
          `M\tenvironments/${name}/outputs.tf`,
        ]),
        ...['access', 'cluster', 'inputs', 'main', 'network', 'outputs', 'providers', 'terraform'].map(
          (file) => `A\tenvironments/qa/${file}.tf`,
        ),
        'M\tenvironments/staging/main.tf',
        'M\tenvironments/staging/outputs.tf',
        'M\tpipeline/access.tf',
        'M\tpipeline/environments.tf',
        'M\tpipeline/main.tf',
        'M\tpipeline/outputs.tf',
        '',
      ].join('\n'),
    );
  }, 180_000);

  test('uses an existing ecs-pipeline.yaml; from a tarball, a clone can be installed elsewhere', async () => {
    const folder = temporaryFolder();
    copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
    const { git, npx } = inFolder(folder);

    expect(await npx(['projen', 'new', '--from', tarball])).toMatchObject({ exitCode: 0 });

    expect(await git('status', '--porcelain')).toBe('');
    expect(await git('ls-files', 'pipeline/main.tf')).toBe('pipeline/main.tf\n');
    const vendored = 'vendor/ecs-pipeline-0.1.0.tgz';
    expect(readFileSync(join(folder, vendored)).equals(readFileSync(tarball))).toBe(true);
    expect(await git('check-attr', 'diff', 'text', '--', vendored)).toBe(
      `${vendored}: diff: unset\n${vendored}: text: unset\n`,
    );
    expect(await cloneElsewhere(folder, env)).toEqual(COMPLETE_CLONE);
  }, 180_000);

  test('commits nothing in an existing Git repository', async () => {
    const folder = temporaryFolder();
    copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
    writeFileSync(join(folder, 'draft.txt'), '');
    const { git, npx } = inFolder(folder);
    await git('init', '--initial-branch', 'main');

    const created = await npx(['projen', 'new', '--from', 'ecs-pipeline']);

    expect(created).toMatchObject({ exitCode: 0 });
    expect(created.stderr).toContain('nothing was committed');
    expect(await git('ls-files')).toBe('');
    expect(await git('status', '--porcelain', 'draft.txt', 'package-lock.json', 'node_modules')).toBe(
      '?? draft.txt\n?? package-lock.json\n',
    );
  }, 120_000);

  test('creates a repository from flags, none of which are in .projenrc.js', async () => {
    const folder = temporaryFolder();
    const { git, npx } = inFolder(folder);
    const flags = [
      ...['--name', 'shop', '--region', 'eu-west-1', '--pipeline-account-id', '111111111111'],
      ...['--environment', 'name=dev account-id=022222222222'],
      ...['--environment', 'name=production account-id=444444444444 approval=no'],
      ...['--service', 'name=api container-port=8080 push=nobody'],
    ];

    const created = await npx(['projen', 'new', '--from', 'ecs-pipeline', ...flags]);

    expect(created).toMatchObject({ exitCode: 0 });
    expect(await git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(folder, '.projenrc.js'), 'utf8')).toBe(
      "const { EcsPipelineProject } = require('ecs-pipeline');\n\nnew EcsPipelineProject().synth();\n",
    );
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toMatchInlineSnapshot(`
"# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of all resource names
region: eu-west-1

pipeline: # account of the registry, the pipelines and the Terraform state
  accountId: "111111111111"

environments: # in promotion order
  - name: dev
    accountId: "022222222222"
  - name: production
    accountId: "444444444444"

services:
  - name: api
    containerPort: 8080
    cpu: 256
    memory: 512
"
`);
    expect((await npx(['projen'])).stderr).toContain('In sync: nothing to write.');
  }, 120_000);

  test.each([
    [
      'all flags that are wrong or missing',
      ['--name', 'Shop', '--pipeline-account-id', '12', '--environment', 'name=dev acount-id=222222222222'],
      [
        '--environment: unknown key, got "acount-id=222222222222"; did you mean account-id=…?',
        expect.stringMatching(/^--name: invalid format, got "Shop"; /),
        '--pipeline-account-id: invalid format, got "12"; enter the 12-digit account ID',
        '--region: required without a terminal; add --region REGION',
        '--environment "name=dev account-id=…": required without a terminal; add account-id=ID',
        '--service: required without a terminal; add --service "name=NAME"',
      ],
    ],
    [
      'all ways to continue without a config and flags',
      [],
      [
        'No ecs-pipeline.yaml here, and no terminal to ask questions in. Do one of the following:',
        '  create ecs-pipeline.yaml and run the same command again',
        '  pass a config file with --config-file FILE',
        '  answer the questions with flags, such as --name shop --region eu-west-1 --pipeline-account-id 111111111111',
        '    --environment "name=dev account-id=222222222222" --service "name=api push=nobody"',
      ],
    ],
    [
      'a flag combined with a config file',
      ['--name', 'shop', '--config-file', EXAMPLE],
      [`--name: cannot be combined with ${EXAMPLE}; remove one of them`],
    ],
  ])(
    'reports %s',
    async (_, flags, lines) => {
      const folder = temporaryFolder();

      const { exitCode, stderr } = await inFolder(folder).npx(['projen', 'new', '--from', 'ecs-pipeline', ...flags]);

      expect(exitCode).toBe(1);
      expect(
        stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm ') && !line.startsWith('👾')),
      ).toEqual(lines);
      expect(existsSync(join(folder, 'ecs-pipeline.yaml'))).toBe(false);
    },
    120_000,
  );
});
