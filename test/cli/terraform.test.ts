import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnvironment, describeWith, temporaryFolder, terraformEnvironment } from '../tools';
import { ecsPipeline, repository } from './cli';

/** An environment in which `terraform` is this shell script, or missing. */
function environmentWith(script?: string): NodeJS.ProcessEnv {
  const folder = temporaryFolder();
  if (script !== undefined) {
    writeFileSync(join(folder, 'terraform'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'terraform'), 0o755);
  }
  return cleanEnvironment({ PATH: folder });
}

describe('the commands that run Terraform', () => {
  test.each([['plan'], ['apply', '--yes'], ['destroy', 'dev', '--yes'], ['validate'], ['test'], ['fmt']])(
    '%s: without Terraform',
    async (...args) => {
      expect(await ecsPipeline(repository(''), args, environmentWith())).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: 'terraform: not found on the PATH; see https://developer.hashicorp.com/terraform/install\n',
      });
    },
  );

  test('with a Terraform version that is too old', async () => {
    const env = environmentWith(`echo '{"terraform_version":"1.9.8"}'`);

    expect(await ecsPipeline(repository(''), ['plan'], env)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'terraform: version too old, got 1.9.8; use 1.10 or newer, see https://developer.hashicorp.com/terraform/install\n',
    });
  });

  test.each([
    [['plan', 'stagin', 'production'], 'stagin: unknown root; the roots are dev, production and pipeline\n'],
    [
      ['apply', 'deb', 'pipelin', '--yes'],
      'deb: unknown root; did you mean dev?\n' + 'pipelin: unknown root; did you mean pipeline?\n',
    ],
    [['destroy', 'prod', '--yes'], 'prod: unknown root; the roots are dev, production and pipeline\n'],
  ])('%j: reports all unknown roots', async (args, stderr) => {
    expect(await ecsPipeline(repository(''), args, environmentWith())).toEqual({ exitCode: 1, stdout: '', stderr });
  });

  test.each([[['apply']], [['destroy', 'dev']]])('%j: requires --yes without a terminal', async (args) => {
    expect(await ecsPipeline(repository(''), args, environmentWith())).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '--yes: required if there is no terminal to ask for confirmation\n',
    });
  });
});

describeWith(['terraform'], 'checks of what Terraform reads', () => {
  /** A repository with a module and its test, and roots that need no provider. */
  function withFiles(files: { readonly [path: string]: string }): string {
    const folder = repository('');
    const root = { 'environments/dev/main.tf': '', 'environments/production/main.tf': '', 'pipeline/main.tf': '' };
    for (const [path, content] of Object.entries({ ...root, ...files })) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  }
  const call = (folder: string, ...args: string[]) => ecsPipeline(folder, args, terraformEnvironment());

  test('fmt --check shows the changes that fmt makes', async () => {
    const folder = withFiles({ 'pipeline/mine.tf': 'locals {\n  a = 1\n  long = 2\n}\n' });

    const check = await call(folder, 'fmt', '--check');
    expect(check).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('run npx ecs-pipeline fmt') });
    expect(check.stdout).toContain('+  a    = 1');
    expect(await call(folder, 'fmt')).toEqual({ exitCode: 0, stdout: 'pipeline/mine.tf\n', stderr: '' });
    expect(await call(folder, 'fmt', '--check')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('validate reports the invalid root', async () => {
    const folder = withFiles({ 'pipeline/mine.tf': 'output "a" {\n  value = local.missing\n}\n' });

    const { exitCode, stderr } = await call(folder, 'validate');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\n── pipeline ──\n.*undeclared local value/s);
    expect(stderr).toMatch(/\npipeline {4}failed\n$/);
  });

  test('test runs the tests of every module', async () => {
    const assert = (value: number) =>
      `run "it" {\n  assert {\n    condition     = output.a == ${value}\n    error_message = "not ${value}"\n  }\n}\n`;
    const folder = withFiles({
      'modules/right/main.tf': 'output "a" {\n  value = 1\n}\n',
      'modules/right/tests/a.tftest.hcl': assert(1),
      'modules/wrong/main.tf': 'output "a" {\n  value = 1\n}\n',
      'modules/wrong/tests/a.tftest.hcl': assert(2),
    });

    const { exitCode, stderr } = await call(folder, 'test');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\n── wrong ──\n.*not 2/s);
    expect(stderr).toMatch(/\nright {2}1 passed, 0 failed\nwrong {2}failed\n$/);
  });
});
