// Queries the registry for known vulnerabilities in the packages that users install with either package, and in those
// that this repository is developed and built with. A registry without audits is a failure, because nothing was
// checked.
import { resolve } from 'node:path';
import { audit, userProject } from './audit-folder';

async function main(): Promise<void> {
  const findings = [
    ...(await audit('what a user installs', await userProject())),
    ...(await audit('what this repository is built with', resolve(__dirname, '..'))),
  ];
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  if (findings.length === 0) process.stdout.write('No known vulnerabilities.\n');
  else process.exitCode = 1;
}

void main();
