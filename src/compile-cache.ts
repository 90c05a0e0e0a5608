import * as nodeModule from 'node:module';
import { join, sep } from 'node:path';

/** Since Node.js 22.1. Source: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir */
interface CompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/**
 * Has Node.js cache the code that it compiles, including projen's, for the next run. The cache is not in the temporary
 * folder that all users share, because cached code is executed. A package that is linked rather than installed has no
 * cache.
 */
function keepCompiled(): void {
  const modules = join(__dirname, '..', '..');
  if (modules.endsWith(`${sep}node_modules`))
    (nodeModule as CompileCache).enableCompileCache?.(join(modules, '.cache', 'ecs-pipeline'));
}

keepCompiled();
