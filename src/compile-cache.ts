import * as nodeModule from 'node:module';
import { join, sep } from 'node:path';

/** Since Node.js 22.1. Source: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir */
interface CompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/**
 * Node.js keeps what it has compiled, projen included, and begins the next run with it. Not in the folder that all users
 * share for temporary files, as what is kept is run; a package that is not installed, but linked, keeps nothing.
 */
function keepCompiled(): void {
  const modules = join(__dirname, '..', '..');
  if (modules.endsWith(`${sep}node_modules`))
    (nodeModule as CompileCache).enableCompileCache?.(join(modules, '.cache', 'ecs-pipeline'));
}

keepCompiled();
