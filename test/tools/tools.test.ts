import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, missingTools, run, temporaryFolder } from '.';
import { findProviderMirror } from './provider-mirror';

describe('missingTools', () => {
  test('lists missing and non-executable programs', () => {
    // GIVEN
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'program'), '');
    chmodSync(join(folder, 'program'), 0o755);
    writeFileSync(join(folder, 'text'), '');
    chmodSync(join(folder, 'text'), 0o644);
    mkdirSync(join(folder, 'folder'));

    // THEN
    expect(missingTools(['program', 'text', 'folder', 'absent'], `:${folder}`)).toEqual(['text', 'folder', 'absent']);
  });
});

describe('run', () => {
  test('a failure shows the command, the exit code and both outputs', async () => {
    const script = 'console.log("to stdout"); console.error("to stderr"); process.exit(3)';

    await expect(run(process.execPath, ['-e', script])).rejects.toThrow(/-e .*exit code 3\nto stdout\nto stderr$/s);
  });

  test('the error names a missing program', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow('no-such-program: cannot be started');
  });

  test('a program that hangs is ended and fails', async () => {
    await expect(run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 100 })).rejects.toThrow(
      'exit code null',
    );
  });

  test('standard input is the given text, otherwise closed', async () => {
    const echo = ['-e', 'process.stdin.pipe(process.stdout)'];

    expect((await run(process.execPath, echo, { input: 'a line\n' })).stdout).toBe('a line\n');
    expect((await run(process.execPath, echo)).stdout).toBe('');
  });
});

describe('cleanEnvironment', () => {
  test('keeps the shell environment, drops variables set by npm and Jest, and adds the given ones', () => {
    process.env.npm_config_local_prefix = '/somewhere';

    const env = cleanEnvironment({ npm_config_yes: 'true' });

    expect(env.PATH).toBe(process.env.PATH);
    expect(Object.keys(env).filter((name) => /^(npm_|jest_)/i.test(name))).toEqual(['npm_config_yes']);
  });
});

describe('findProviderMirror', () => {
  const mirrorIn = (folder: string) => {
    mkdirSync(join(folder, 'registry.terraform.io/hashicorp/aws'), { recursive: true });
    return folder;
  };

  test('uses the given folder', () => {
    const mirror = mirrorIn(temporaryFolder());

    expect(findProviderMirror(mirror)).toBe(mirror);
  });

  test('refuses a given folder without the provider, because tests would silently use the network', () => {
    const folder = temporaryFolder();

    expect(() => findProviderMirror(folder)).toThrow(
      `TF_PROVIDER_MIRROR: not a mirror of hashicorp/aws, got ${folder}`,
    );
  });

  test('finds one a few levels down, but not the links of a Terraform working directory', () => {
    const root = temporaryFolder();
    mirrorIn(join(root, 'a/.terraform/providers'));
    const mirror = mirrorIn(join(root, 'b/share/plugins'));

    expect(findProviderMirror('', [join(root, 'absent'), root])).toBe(mirror);
  });
});
