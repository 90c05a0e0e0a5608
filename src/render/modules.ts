import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { managed, RenderedFile } from './rendered-file';
import { TEMPLATES } from './template';

/** The Terraform modules of the package, without the files that Terraform or an editor left next to them. */
export function renderModules(folder = join(TEMPLATES, 'modules')): RenderedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: `modules/${relative(folder, file).split(sep).join('/')}` }))
    .filter(({ path }) => !path.includes('/.'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => managed(path, readFileSync(file, 'utf8')));
}
