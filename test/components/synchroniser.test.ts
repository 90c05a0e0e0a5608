import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MANIFEST } from '../../src/sync/manifest';
import { RUN_MODE, RunMode } from '../../src/sync/run-mode';
import { treeOf, write } from '../sync/repositories';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';

const ROOT = join(__dirname, '../..');
const TSX = pathToFileURL(require.resolve('tsx')).href;

let folder: string;

/** A `.projenrc.js` with what its user does to the project. */
function writeProjenrc(customized: string): void {
  write(
    folder,
    '.projenrc.js',
    `const { JsonFile, TextFile } = require(${JSON.stringify(join(ROOT, 'node_modules/projen'))});
const { EcsPipelineProject } = require(${JSON.stringify(join(ROOT, 'src'))});
const project = new EcsPipelineProject();
${customized}
project.synth();
`,
  );
}

/** A run of `.projenrc.js` in a process of its own, as `npx projen` does one. */
function projen(mode?: RunMode): Promise<RunResult> {
  const env = cleanEnvironment(mode && { [RUN_MODE]: JSON.stringify(mode) });
  return run(process.execPath, ['--import', TSX, '.projenrc.js'], { cwd: folder, env, mayFail: true });
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

const OWN_FILES = `new TextFile(project, 'own/note.txt', { lines: ['mine', ''] });
new JsonFile(project, 'own/data.json', { obj: { answer: 42 }, marker: false, readonly: false });
project.gitignore.exclude('/secrets.env');`;

beforeAll(async () => {
  folder = temporaryFolder();
  copyFileSync(join(ROOT, 'examples/minimal/ecs-pipeline.yaml'), join(folder, 'ecs-pipeline.yaml'));
  writeProjenrc(OWN_FILES);
  expect(await projen()).toMatchObject({ exitCode: 0, stdout: '' });
});

describe('files that .projenrc.js adds', () => {
  test('are written as projen would, and managed like all others', () => {
    expect(read('own/note.txt')).toBe('mine\n');
    expect(JSON.parse(read('own/data.json'))).toEqual({ answer: 42 });
    expect(['own/note.txt', 'own/data.json'].map((path) => statSync(join(folder, path)).mode & 0o777)).toEqual([
      0o444, 0o644,
    ]);
    expect(read(MANIFEST).match(/ {2}own\/.*$/gm)).toEqual(['  own/data.json', '  own/note.txt']);
    expect(read('.gitattributes')).toContain('/own/note.txt linguist-generated -merge\n');
  });

  test('and lines of .gitignore stay through the next run, in which nothing changes', async () => {
    expect(read('.gitignore').split('\n')).toContain('/secrets.env');
    const before = treeOf(folder);

    expect(await projen()).toEqual({ exitCode: 0, stderr: 'In sync: nothing to write.\n', stdout: '' });

    expect(treeOf(folder)).toEqual(before);
  });
});

test('edits end the run: exit code 1, all files and the ways out, no stack, nothing written', async () => {
  // GIVEN an edited file of the package, an edited and a new one of .projenrc.js, and something to write
  const edited = ['environments/production/main.tf', 'own/data.json'] as const;
  const originals = edited.map(read);
  for (const [index, path] of edited.entries()) write(folder, path, `${originals[index]}# edited by hand\n`);
  write(folder, 'own/taken.txt', 'mine\n');
  rmSync(join(folder, 'pipeline/outputs.tf'));
  writeProjenrc(`${OWN_FILES}\nnew TextFile(project, 'own/taken.txt', { lines: ['from projen'] });`);
  const before = treeOf(folder);

  // WHEN
  const { exitCode, stderr, stdout } = await projen();

  // THEN
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.match(/^ {2}\S.*/gm)).toEqual([
    ...edited.map((path) => `  ${path}: edited since the last run`),
    '  own/taken.txt: not written by a run, and a managed file goes there',
  ]);
  expect(stderr.match(/^ {4}\+.*/gm)).toEqual(['    +# edited by hand', '    +# edited by hand', '    +mine']);
  expect(stderr).toContain(
    `\nTo discard what is in these files: npx ecs-pipeline discard ${[...edited, 'own/taken.txt'].join(' ')}\n`,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(treeOf(folder)).toEqual(before);

  const discarded = await projen({ kind: 'discard', paths: [...edited, 'own/taken.txt'] });
  expect(discarded).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Created: /), stdout: '' });
  expect(edited.map(read)).toEqual(originals);
  expect(read('own/taken.txt')).toBe('from projen');
});
