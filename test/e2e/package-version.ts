import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanEnvironment, run, temporaryFolder } from '../tools';

const ROOT = join(__dirname, '../..');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** A version of this package, as an editable copy of the sources. */
export class PackageVersion {
  private readonly folder = temporaryFolder();

  constructor(version: string) {
    for (const path of ['src', 'templates']) cpSync(join(ROOT, path), join(this.folder, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    writeFileSync(
      join(this.folder, 'package.json'),
      JSON.stringify({ ...manifest, exports: './src/index.ts', version }, null, 2),
    );
  }

  /** Removes a resource from a module. */
  remove(module: string, type: string, name: string): void {
    const resource = new RegExp(`^resource "${type}" "${name}" \\{\\n[^]*?^\\}\\n`, 'm');
    this.replace(`templates/modules/${module}/main.tf`, resource, '');
  }

  /** Renames a resource everywhere in a module. */
  rename(module: string, type: string, [from, to]: readonly [string, string]): void {
    const folder = join(this.folder, 'templates/modules', module);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.tf'))) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8')
        .replaceAll(`resource "${type}" "${from}" {`, `resource "${type}" "${to}" {`)
        .replaceAll(new RegExp(`\\b${type}\\.${from}\\b`, 'g'), `${type}.${to}`);
      writeFileSync(path, text);
    }
  }

  /** Adds a moved block for a resource to a module. */
  addMoved(module: string, type: string, [from, to]: readonly [string, string]): void {
    const block = `moved {\n  from = ${type}.${from}\n  to   = ${type}.${to}\n}\n`;
    appendFileSync(join(this.folder, 'templates/modules', module, 'moved.tf'), block);
  }

  /** Adds a note to the list of changes for users. */
  addNote(version: string, note: string): void {
    const list = 'export const CHANGES: readonly Change[] = [';
    this.replace('src/sync/upgrades.ts', list, `${list}${JSON.stringify({ version, notes: [note] })},`);
  }

  /** Installs it in a repository, replacing any other version. */
  install(repository: string): void {
    const installed = join(repository, 'node_modules/ecs-pipeline');
    rmSync(installed, { force: true });
    mkdirSync(join(repository, 'node_modules'), { recursive: true });
    symlinkSync(this.folder, installed);
  }

  /** Also installs its program in a repository, as npm would. */
  installProgram(repository: string): void {
    this.install(repository);
    const folder = join(repository, 'node_modules/.bin');
    mkdirSync(folder, { recursive: true });
    const script = `#!/bin/sh\nNODE_OPTIONS='--import ${TSX}' exec node '${this.folder}/src/cli/main.ts' "$@"\n`;
    writeFileSync(join(folder, 'ecs-pipeline'), script, { mode: 0o755 });
  }

  /** Installs it in a repository, and runs `.projenrc.js`. Returns the output. */
  async generate(repository: string): Promise<string> {
    this.install(repository);
    const args = ['--import', TSX, '.projenrc.js'];
    return (await run(process.execPath, args, { cwd: repository, env: cleanEnvironment() })).stderr;
  }

  private replace(path: string, old: string | RegExp, text: string): void {
    const file = join(this.folder, path);
    const before = readFileSync(file, 'utf8');
    if (before.replace(old, '') === before) throw new Error(`${path}: has no ${old}`);
    writeFileSync(file, before.replace(old, text));
  }
}
