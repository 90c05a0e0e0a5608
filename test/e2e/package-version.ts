import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanEnvironment, run, temporaryFolder } from '../tools';

const ROOT = join(__dirname, '../..');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** A version of this package, as its author has it: a copy of the sources, which may be worked on. */
export class PackageVersion {
  private readonly folder = temporaryFolder();

  constructor(version: string) {
    for (const path of ['src', 'templates']) cpSync(join(ROOT, path), join(this.folder, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    writeFileSync(
      join(this.folder, 'package.json'),
      JSON.stringify({ ...manifest, main: 'src/index.ts', version }, null, 2),
    );
  }

  /** Gives a resource of a module another name, wherever the module says it. */
  rename(module: string, type: string, [from, to]: readonly [string, string]): void {
    const folder = join(this.folder, 'templates/modules', module);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.tf'))) {
      this.edit(`templates/modules/${module}/${file}`, (text) =>
        text
          .replaceAll(`resource "${type}" "${from}" {`, `resource "${type}" "${to}" {`)
          .replaceAll(new RegExp(`\\b${type}\\.${from}\\b`, 'g'), `${type}.${to}`),
      );
    }
  }

  /** Says in a module where a resource went. */
  addMoved(module: string, type: string, [from, to]: readonly [string, string]): void {
    const block = `moved {\n  from = ${type}.${from}\n  to   = ${type}.${to}\n}\n`;
    writeFileSync(join(this.folder, 'templates/modules', module, 'moved.tf'), block);
  }

  /** Adds to the list of what versions change for their users. */
  addNote(version: string, note: string): void {
    const list = 'export const CHANGES: readonly Change[] = [';
    this.edit('src/sync/upgrades.ts', (text) => {
      if (!text.includes(list)) throw new Error(`src/sync/upgrades.ts: has no line that begins with ${list}`);
      return text.replace(list, `${list}${JSON.stringify({ version, notes: [note] })},`);
    });
  }

  /** Installs it in a repository, instead of any other, and runs `.projenrc.js`: what that prints. */
  async generate(repository: string): Promise<string> {
    const installed = join(repository, 'node_modules/ecs-pipeline');
    rmSync(installed, { force: true });
    mkdirSync(join(repository, 'node_modules'), { recursive: true });
    symlinkSync(this.folder, installed);
    const args = ['--import', TSX, '.projenrc.js'];
    return (await run(process.execPath, args, { cwd: repository, env: cleanEnvironment() })).stdout;
  }

  private edit(path: string, change: (text: string) => string): void {
    const file = join(this.folder, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
}
