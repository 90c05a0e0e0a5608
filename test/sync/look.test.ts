import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { factsOf } from '../../src/render/facts';
import { renderRepository } from '../../src/render/repository';
import { RECORD } from '../../src/sync/record';
import { RunMode } from '../../src/sync/run-mode';
import { synchronize, Wanted } from '../../src/sync/synchronize';
import { formatWarnings } from '../../src/sync/warning';
import { temporaryFolder } from '../tools';
import { managed, treeOf, VERSION, write } from './repositories';

type Looking = Extract<RunMode, { kind: 'diff' | 'check' }>;

let folder: string;

const run = (wanted: Wanted, mode: RunMode) => synchronize(folder, wanted, mode, VERSION);

beforeEach(() => {
  folder = temporaryFolder();
});

describe('files', () => {
  const wantedOf = (...contents: readonly [path: string, content: string][]): Wanted => ({
    files: contents.map(([path, content]) => managed(path, content)),
    facts: [],
  });
  const WANTED = wantedOf(['a/main.tf', 'one\n'], ['b.tf', 'new\n'], ['c.tf', 'three\n'], ['e.tf/f.tf', 'four\n']);

  beforeEach(() => {
    run(wantedOf(['a/main.tf', 'one\n'], ['b.tf', 'two\n'], ['d.tf', 'gone\n']), { kind: 'write' });
    write(folder, 'a/main.tf', 'mine\n');
    write(folder, 'e.tf', 'mine\n');
  });

  /** Runs read-only, and checks that nothing was written. */
  function look(mode: Looking) {
    const before = treeOf(folder);
    const result = run(WANTED, mode);
    expect(treeOf(folder)).toEqual(before);
    return result;
  }

  test('check: edits and outdated files are listed separately, for people', () => {
    expect(look({ kind: 'check' })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Out of date with the config; run npx projen and commit:
  b.tf
  c.tf
  d.tf
Edited by hand; npx projen refuses to overwrite them and explains how to keep or discard the edits:
  a/main.tf
  e.tf/f.tf
`,
    });
  });

  test('diff: the diff is data, the list of edits is for people', () => {
    const { exitCode, stderr, stdout } = look({ kind: 'diff' });

    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'Edited by hand; npx projen refuses to overwrite them and explains how to keep or discard the edits:\n  a/main.tf\n  e.tf/f.tf\n',
    );
    expect(stdout.match(/^(---|\+\+\+|[-+]).*/gm)).toEqual([
      ...['--- a/a/main.tf', '+++ b/a/main.tf', '-mine', '+one'],
      ...['--- a/b.tf', '+++ b/b.tf', '-two', '+new'],
      ...['--- /dev/null', '+++ b/c.tf', '+three'],
      ...['--- a/d.tf', '+++ /dev/null', '-gone'],
    ]);
  });

  test('as JSON: the same information, and nothing else', () => {
    const files = [
      { path: 'a/main.tf', change: 'conflict', kind: 'edited' },
      { path: 'b.tf', change: 'change' },
      { path: 'c.tf', change: 'create' },
      { path: 'd.tf', change: 'remove' },
      { path: 'e.tf/f.tf', change: 'conflict', kind: 'not a file' },
    ];
    const check = look({ kind: 'check', json: true });
    const diff = look({ kind: 'diff', json: true });
    const diffed = JSON.parse(diff.stdout);

    expect([check.exitCode, check.stderr, diff.exitCode, diff.stderr]).toEqual([1, '', 2, '']);
    expect(JSON.parse(check.stdout)).toEqual({ inSync: false, files, warnings: [] });
    expect(diffed).toMatchObject({ inSync: false, files, warnings: [] });
    expect(diffed.files.map((file: { diff: string }) => file.diff).join('')).toBe(look({ kind: 'diff' }).stdout);
  });

  test('a record that is a folder is one conflict', () => {
    rmSync(join(folder, RECORD));
    mkdirSync(join(folder, RECORD));

    const { files } = JSON.parse(run(WANTED, { kind: 'check', json: true }).stdout);

    expect(files.filter(({ path }: { path: string }) => path === RECORD)).toEqual([
      { path: RECORD, change: 'conflict', kind: 'not a file' },
    ]);
  });

  test('a record that differs from the config is out of sync', () => {
    run({ ...WANTED, files: [] }, { kind: 'force' });
    const wanted: Wanted = {
      files: [],
      facts: [{ kind: 'root', subject: 'pipeline', attribute: 'region', value: 'eu-west-1' }],
    };

    expect(run(wanted, { kind: 'check' })).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(RECORD) });
    expect(run(wanted, { kind: 'diff' })).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining('\n+root pipeline region eu-west-1\n'),
    });
    expect(JSON.parse(run(wanted, { kind: 'check', json: true }).stdout).files).toEqual([
      { path: RECORD, change: 'change' },
    ]);
    run(wanted, { kind: 'write' });
    expect(run(wanted, { kind: 'check' })).toMatchObject({ exitCode: 0 });
  });
});

test('in sync: nothing to show, and exit code 0', () => {
  const wanted: Wanted = { files: [managed('a.tf', 'one\n')], facts: [] };
  run(wanted, { kind: 'write' });

  expect(run(wanted, { kind: 'check' })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: 'In sync: the files match the config.\n',
  });
  expect(run(wanted, { kind: 'diff' })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const document = { inSync: true, files: [], warnings: [] };
  for (const kind of ['check', 'diff'] as const)
    expect(run(wanted, { kind, json: true })).toEqual({
      exitCode: 0,
      stdout: `${JSON.stringify(document, null, 2)}\n`,
      stderr: '',
    });
});

describe('warnings about a rendered repository', () => {
  const SHOP: EcsPipelineConfig = {
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments: [
      { name: 'dev', accountId: '222222222222' },
      { name: 'production', accountId: '333333333333', approval: true },
    ],
    services: [{ name: 'api', clusterName: 'apps' }],
  };
  /** A new account, no approval, a new cluster, a new repository, and a local that is missing in inputs.tf. */
  const CHANGED: EcsPipelineConfig = {
    ...SHOP,
    environments: [
      { name: 'dev', accountId: '444444444444' },
      { name: 'production', accountId: '333333333333' },
    ],
    services: [{ name: 'api', image: { repositoryName: 'other' } }],
  };

  const wantedOf = (config: EcsPipelineConfig): Wanted => {
    const model = resolveModel(config);
    const files = renderRepository(model).map((file) => ({ ...file, mode: 0o444 }));
    return { files, facts: factsOf(model) };
  };

  test('a first run and a run without changes have none, in every mode', () => {
    for (const kind of ['check', 'diff', 'write', 'write', 'check', 'diff'] as const)
      expect(run(wantedOf(SHOP), { kind }).stderr).not.toContain('Warning');
  });

  test('are the same in diff and check, as text and as JSON, and in the run that writes', () => {
    run(wantedOf(SHOP), { kind: 'write' });

    const { warnings } = JSON.parse(run(wantedOf(CHANGED), { kind: 'check', json: true }).stdout);
    const text = formatWarnings(warnings);
    const seen = (['diff', 'check', 'write', 'write'] as const).map(
      (kind) => run(wantedOf(CHANGED), { kind }).stderr.match(/\nWarning: .*?\n(?=\nNext|$)/s)?.[0],
    );

    expect(warnings.map(({ kind, subject }: { kind: string; subject: string }) => `${kind} ${subject}`)).toEqual([
      'root-moved environments/dev',
      'approval-removed environments/production',
      'service-replaced environments/dev/api',
      'service-replaced environments/production/api',
      'repository-changed api',
      'input-missing environments/dev',
      'input-missing environments/production',
    ]);
    expect(seen.slice(0, 3)).toEqual([text, text, text]);
    // Effects of the next apply are reported once. A missing local is reported until it exists.
    expect(seen[3]).toBe(formatWarnings(warnings.slice(-2)));
  });

  test('are reported despite a conflict, and again by the run after it is resolved', () => {
    run(wantedOf(SHOP), { kind: 'write' });
    write(folder, 'docs/pipeline.md', 'mine\n');

    expect(run(wantedOf(CHANGED), { kind: 'check' }).stderr).toContain('environments/dev has a new account');
    expect(() => run(wantedOf(CHANGED), { kind: 'write' })).toThrow('Nothing was written.');
    expect(run(wantedOf(CHANGED), { kind: 'discard', paths: ['docs/pipeline.md'] }).stderr).toContain(
      'environments/dev has a new account',
    );
  });

  test('are reported if a folder is something else', () => {
    mkdirSync(join(folder, 'environments'));
    write(folder, 'environments/dev', 'a file\n');

    expect(run(wantedOf(CHANGED), { kind: 'check' }).exitCode).toBe(1);
  });
});
