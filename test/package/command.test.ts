import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';
import { type Registry, startRegistry } from './registry';

let registry: Registry;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  registry = await startRegistry([(await packPackage()).tarball]);
  env = cleanEnvironment({ npm_config_registry: registry.url, PROJEN_DISABLE_POST: 'true' });
  folder = temporaryFolder();
  await run('npm', ['install', 'ecs-pipeline'], { cwd: folder, env });
  copyFileSync(join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml'), join(folder, 'ecs-pipeline.yaml'));
  writeFileSync(
    join(folder, '.projenrc.js'),
    "const { EcsPipelineProject } = require('ecs-pipeline');\nnew EcsPipelineProject().synth();\n",
  );
  await run(process.execPath, ['.projenrc.js'], { cwd: folder, env });
});

afterAll(() => registry.close());

/** Not with npx, which can print messages of its own. */
const ecsPipeline = (args: readonly string[], additions: NodeJS.ProcessEnv = {}) => {
  const program = join(folder, 'node_modules/.bin/ecs-pipeline');
  return run(program, args, { cwd: folder, env: { ...env, ...additions }, mayFail: true });
};

describe('npx ecs-pipeline from the tarball', () => {
  test('add environment, then add service: the files of both', async () => {
    const qa = await ecsPipeline([
      'add',
      'environment',
      '--name',
      'qa',
      '--account-id',
      '055555555555',
      '--after',
      'staging',
      '--approval',
    ]);
    const worker = await ecsPipeline(['add', 'service', '--name', 'worker', '--size', '512/1024', '--push', 'nobody']);

    expect([qa.exitCode, worker.exitCode, qa.stdout, worker.stdout]).toEqual([0, 0, '', '']);
    expect(qa.stderr + worker.stderr).not.toContain('Warning');
    expect(qa.stderr).toContain('Added the environment qa to ecs-pipeline.yaml: dev → staging → qa → production\n');
    expect(existsSync(join(folder, 'environments/qa/inputs.tf'))).toBe(true);
    expect(readFileSync(join(folder, 'environments/qa/main.tf'), 'utf8')).toContain('module "worker"');
    expect(readFileSync(join(folder, 'docs/pipeline.md'), 'utf8')).toContain('055555555555');
  });

  test('an edited file: the config has the addition, and the file keeps its edit', async () => {
    const file = join(folder, 'environments/dev/main.tf');
    const text = readFileSync(file, 'utf8');
    await run('chmod', ['u+w', file]);
    writeFileSync(file, `${text}# mine\n`);

    const { exitCode, stderr } = await ecsPipeline(['add', 'service', '--name', 'mailer', '--push', 'nobody']);

    expect(exitCode).toBe(1);
    expect(stderr).toContain('environments/dev/main.tf');
    expect(stderr).toMatch(
      /\necs-pipeline\.yaml now contains the service mailer, but node \.projenrc\.js failed with exit code 1; .* npx projen\.\n$/,
    );
    expect(readFileSync(file, 'utf8')).toBe(`${text}# mine\n`);
  });

  test('doctor: the AWS SDK is in the package, and reports that AWS cannot be reached', async () => {
    const { exitCode, stderr, stdout } = await ecsPipeline(['doctor'], {
      AWS_ACCESS_KEY_ID: 'nobody',
      AWS_SECRET_ACCESS_KEY: 'nobody',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    });

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('AWS cannot be reached (ECONNREFUSED)');
  });
});
