// Asks the registry for known vulnerabilities: of what a user installs with either package, and of what this repository is
// developed and built with. A registry without that service is a failure, too: nothing has been checked then.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packPackage } from '../test/package/packed';
import { cleanEnvironment, run, temporaryFolder } from '../test/tools';

const ROOT = resolve(__dirname, '..');

interface Audit {
  readonly error?: { readonly summary?: string };
  readonly message?: string;
  readonly vulnerabilities?: { readonly [name: string]: { readonly severity: string; readonly range: string } };
}

async function main(): Promise<void> {
  const findings = [
    ...audit('what a user installs', await userProject()),
    ...audit('what this repository is built with', ROOT),
  ];
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  if (findings.length === 0) process.stdout.write('No known vulnerabilities.\n');
  else process.exitCode = 1;
}

/** A project with the lock file that npm makes for both packages. */
async function userProject(): Promise<string> {
  const folder = temporaryFolder();
  const packages = await Promise.all(['.', 'generators'].map(packPackage));
  const tarballs = packages.map(({ tarball }) => `file:${tarball}`);
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', '--package-lock-only', '--no-audit', '--no-fund', ...tarballs];
  await run('npm', args, { cwd: folder, env: cleanEnvironment() });
  return folder;
}

/** One line for each vulnerability, or the reason why nobody knows. */
function audit(what: string, folder: string): string[] {
  const options = { cwd: folder, env: cleanEnvironment(), encoding: 'utf8' } as const;
  const { stdout } = spawnSync('npm', ['audit', '--json'], options);
  const { error, message, vulnerabilities }: Audit = stdout === '' ? {} : JSON.parse(stdout);
  if (!vulnerabilities) {
    const reason = message ?? error?.summary ?? 'npm said nothing';
    return [
      `${what}: NOT CHECKED, the registry gives no audit (${reason}); ask one that does, with npm_config_registry`,
    ];
  }
  return Object.entries(vulnerabilities).map(
    ([name, { range, severity }]) => `${what}: ${name} has a vulnerability, got ${range}, ${severity}; upgrade it`,
  );
}

void main();
