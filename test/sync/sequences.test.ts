import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ConflictError } from '../../src/sync/conflict-error';
import { TargetFile } from '../../src/sync/files';
import { MANIFEST } from '../../src/sync/manifest';
import { temporaryFolder } from '../tools';
import { discard, filesOf, managed, sync, treeOf, write, yours } from './repositories';

/** A simple model of the folder: the content of every file, and who wrote it last. */
interface Expected {
  /** The current config. */
  targets: readonly TargetFile[];
  readonly files: Map<string, { content: string; by: 'run' | 'user' }>;
  /** The user's files that a run has created. */
  started: Set<string>;
  /** What the last run wrote: writing the same content by hand is not an edit. */
  written: Map<string, string>;
}

interface Real {
  readonly folder: string;
}

const PATHS = ['a/main.tf', 'a/x.tf', 'b/c/main.tf', 'main.tf'];
const path = fc.constantFrom(...PATHS);
const content = fc.constantFrom('1\n', '2\n', '3\n');
const target = fc.oneof(
  { weight: 3, arbitrary: fc.record({ path, content }).map((file) => managed(file.path, file.content)) },
  content.map((text) => yours('a/inputs.tf', text)),
);

class Configure implements fc.Command<Expected, Real> {
  constructor(private readonly targets: readonly TargetFile[]) {}
  check = () => true;
  run(expected: Expected): void {
    expected.targets = this.targets;
  }
  toString = () => `configure(${JSON.stringify(this.targets)})`;
}

class Write implements fc.Command<Expected, Real> {
  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}
  check = () => true;
  run({ files, written }: Expected, { folder }: Real): void {
    write(folder, this.file, this.text);
    files.set(this.file, { content: this.text, by: written.get(this.file) === this.text ? 'run' : 'user' });
  }
  toString = () => `write(${this.file}, ${JSON.stringify(this.text)})`;
}

class Delete implements fc.Command<Expected, Real> {
  constructor(private readonly file: string) {}
  check = ({ files }: Expected) => files.has(this.file);
  run({ files }: Expected, { folder }: Real): void {
    rmSync(join(folder, this.file));
    files.delete(this.file);
  }
  toString = () => `delete(${this.file})`;
}

class Run implements fc.Command<Expected, Real> {
  constructor(private readonly discards: boolean) {}
  check = () => true;

  run(expected: Expected, { folder }: Real): void {
    const { files, targets } = expected;
    const wanted = new Map(targets.filter(({ ownership }) => ownership === 'managed').map((file) => [file.path, file]));
    const lost = [...wanted].filter(
      ([file, { content: text }]) => files.get(file)?.by === 'user' && files.get(file)?.content !== text,
    );
    const before = treeOf(folder);
    try {
      sync(folder, targets);
    } catch (error) {
      expect(error).toBeInstanceOf(ConflictError);
      expect(treeOf(folder)).toEqual(before); // nothing was written
      for (const [file] of lost) expect((error as ConflictError).message).toContain(`\n  ${file}: `);
      if (!this.discards) return;
      const refused = [...(error as ConflictError).message.matchAll(/^ {2}(\S+): /gm)].map(([, file]) => file!);
      discard(folder, targets, refused);
      for (const file of refused) files.delete(file);
      this.expectOutcome(expected, folder, wanted, before);
      return;
    }
    expect(lost).toEqual([]); // a run that would lose something must not get here
    this.expectOutcome(expected, folder, wanted, before);
  }

  private expectOutcome(
    expected: Expected,
    folder: string,
    wanted: ReadonlyMap<string, TargetFile>,
    before: { readonly [path: string]: string | null },
  ): void {
    const { files, targets } = expected;
    for (const [file, { by }] of [...files]) if (by === 'run' && !wanted.has(file)) files.delete(file);
    for (const [file, { content: text }] of wanted) files.set(file, { content: text, by: 'run' });
    const once = targets.filter(({ ownership }) => ownership === 'yours');
    for (const { content: text, path: file } of once) {
      if (!files.has(file) && !expected.started.has(file)) files.set(file, { content: text, by: 'user' });
    }
    expected.written = new Map([...wanted].map(([file, { content: text }]) => [file, text]));
    expected.started = new Set(once.map(({ path: file }) => file));

    const [emptyFolders, found] = partition(Object.entries(filesOf(folder)), ([, text]) => text === null);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries([...files].map(([file, { content: text }]) => [file, text])),
    );
    const managedBefore = [...(before[MANIFEST]?.matchAll(/^\w{64} {2}(.+)$/gm) ?? [])].map(([, file]) => file!);
    expect(emptyFolders.filter(([name]) => managedBefore.some((file) => file.startsWith(`${name}/`)))).toEqual([]);
    const after = treeOf(folder);
    expect(sync(folder, targets)).toBe('In sync: nothing to write.\n');
    expect(treeOf(folder)).toEqual(after);
  }

  toString = () => (this.discards ? 'run, then discard' : 'run');
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

test('whatever is edited, added, removed or configured, a run loses nothing and ends in sync with the config', () => {
  const command = fc.oneof(
    fc.uniqueArray(target, { selector: (file) => file.path, maxLength: 5 }).map((targets) => new Configure(targets)),
    fc
      .tuple(fc.oneof(path, fc.constantFrom('a/inputs.tf', 'a/mine.tf')), content)
      .map(([file, text]) => new Write(file, text)),
    fc.oneof(path, fc.constantFrom('a/inputs.tf', 'a/mine.tf')).map((file) => new Delete(file)),
    fc.boolean().map((discards) => new Run(discards)),
  );
  const root = temporaryFolder();
  let count = 0;
  fc.assert(
    fc.property(fc.commands([command], { maxCommands: 30, size: 'max' }), (commands) => {
      const folder = join(root, String(count++));
      mkdirSync(folder);
      fc.modelRun(
        () => ({
          model: { targets: [], files: new Map(), started: new Set<string>(), written: new Map<string, string>() },
          real: { folder },
        }),
        commands,
      );
    }),
    { numRuns: 150 },
  );
});
