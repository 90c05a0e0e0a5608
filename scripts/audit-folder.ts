// The registry's audit of the packages in a lock file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../test/package/packed';
import { cleanEnvironment, run, temporaryFolder } from '../test/tools';

interface Audit {
  readonly error?: { readonly summary?: string };
  readonly message?: string;
  readonly vulnerabilities?: { readonly [name: string]: { readonly severity: string; readonly range: string } };
}

/** Creates a project with the lock file that npm writes for both packages. */
export async function userProject(env = cleanEnvironment()): Promise<string> {
  const folder = temporaryFolder();
  const packages = await Promise.all(['.', 'generators'].map(packPackage));
  const tarballs = packages.map(({ tarball }) => `file:${tarball}`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  await run('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund', ...tarballs], { cwd: folder, env });
  return folder;
}

/** One line for each vulnerability, or the reason why the audit failed. @param what - a description of the packages */
export async function audit(what: string, folder: string, env = cleanEnvironment()): Promise<string[]> {
  const { stdout } = await run('npm', ['audit', '--json'], { cwd: folder, env, mayFail: true });
  const { error, message, vulnerabilities }: Audit = stdout === '' ? {} : JSON.parse(stdout);
  if (!vulnerabilities) {
    const reason = message ?? error?.summary ?? 'npm gave no reason';
    return [
      `${what}: NOT CHECKED, the registry provides no audit (${reason}); set npm_config_registry to one that does`,
    ];
  }
  return Object.entries(vulnerabilities).map(
    ([name, { range, severity }]) => `${what}: ${name} has a vulnerability, got ${range}, ${severity}; upgrade it`,
  );
}
