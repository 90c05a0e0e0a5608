import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run } from '../test/tools';
import { install } from './installation';
import type { Machine } from './results';

let versions: Promise<Pick<Machine, 'npm' | 'projen'>> | undefined;

export function toolVersions(): Promise<Pick<Machine, 'npm' | 'projen'>> {
  versions ??= find();
  return versions;
}

async function find(): Promise<Pick<Machine, 'npm' | 'projen'>> {
  const { modules } = await install();
  const { stdout } = await run('npm', ['--version'], { env: cleanEnvironment() });
  const projen = JSON.parse(readFileSync(join(modules, 'projen/package.json'), 'utf8')).version;
  return { npm: stdout.trim(), projen };
}
