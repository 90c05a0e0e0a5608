// Asks the registry for known vulnerabilities: of what a user installs with either package, and of what this repository is
// developed and built with. A registry without that service is a failure, too: nothing has been checked then.
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
