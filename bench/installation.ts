import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Packed, packPackage } from '../test/package/packed';
import { cleanEnvironment, run } from '../test/tools';
import { say } from './progress';
import { emptyFolder } from './work-folder';

/** The package as users have it: packed, and installed with its peer dependencies. */
export interface Installation {
  readonly packed: Packed;
  /** The `node_modules` folder that contains it. */
  readonly modules: string;
}

let installation: Promise<Installation> | undefined;

/** Packs the compiled package, and installs it once. */
export function install(): Promise<Installation> {
  installation ??= installNow();
  return installation;
}

async function installNow(): Promise<Installation> {
  say('packing and installing the package');
  const packed = await packPackage();
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  await run('npm', ['install', '--no-audit', '--no-fund', packed.tarball], { cwd: folder, env: cleanEnvironment() });
  return { packed, modules: join(folder, 'node_modules') };
}

/** The path of an installed program. */
export function programOf({ modules }: Installation, name: 'ecs-pipeline' | 'projen'): string {
  return join(modules, '.bin', name);
}

export const PROJENRC = '.projenrc.js';

/** The files that are not generated, by path. */
export interface OwnFiles {
  readonly [path: string]: string;
}

/** The `.projenrc.js` of a generated repository. */
export const OUR_PROJENRC =
  "const { EcsPipelineProject } = require('ecs-pipeline');\n\nnew EcsPipelineProject().synth();\n";

/** A repository with only the given files and the installed packages. */
export function repository({ modules }: Installation, files: OwnFiles): string {
  const folder = emptyFolder();
  reset(folder, modules, files);
  return folder;
}

/** Resets a folder to the state of a new `repository`. */
export function reset(folder: string, modules: string, files: OwnFiles): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  symlinkSync(modules, join(folder, 'node_modules'));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
}
