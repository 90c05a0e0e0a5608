import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TargetFile } from '../../src/sync/files';
import { temporaryFolder } from '../tools';
import { Event, OtherProcess } from './other-process';
import { managed, sync, treeOf, write } from './repositories';

const RUNS = '.projen/ecs-pipeline.runs';

const BEFORE = [managed('a/main.tf', 'one\n'), managed('b/c/main.tf', 'two\n'), managed('d.tf', 'three\n')];
const ONE = [managed('a/main.tf', 'new\n'), managed('d.tf', 'three\n'), managed('e/f.tf', 'four\n')];
const OTHER = [managed('a/main.tf', 'newest\n'), managed('b/c/main.tf', 'five\n'), managed('g.tf', 'six\n')];

/** The tree after the same runs one after the other. */
function treeAfter(...configs: readonly (readonly TargetFile[])[]) {
  const folder = temporaryFolder();
  for (const files of [BEFORE, ...configs]) sync(folder, files);
  return treeOf(folder);
}

function repository(): string {
  const folder = temporaryFolder();
  sync(folder, BEFORE);
  return folder;
}

let processes: OtherProcess[] = [];

const start = () => {
  const started = new OtherProcess();
  processes.push(started);
  return started;
};

const DONE = expect.objectContaining({ kind: 'done' });
const WAITING: Event = { kind: 'waiting' };

afterEach(async () => {
  for (const one of processes) await one.kill();
  processes = [];
});

describe.each(['lower', 'higher'] as const)('while a run in a process with the %s ID is writing', (id) => {
  let writer: OtherProcess;
  let later: OtherProcess;

  /** The number of modifying calls in an undisturbed run. */
  async function callsOfWriter(): Promise<number> {
    for (let at = 1; ; at += 1) {
      const { kind } = await writer.run({ folder: repository(), files: ONE, stopAt: at });
      if (kind === 'done') return at - 1;
      writer.goOn();
      expect(await writer.next()).toEqual(DONE);
    }
  }

  beforeEach(() => {
    const [first, second] = [start(), start()].sort((a, b) => a.id - b.id) as [OtherProcess, OtherProcess];
    [writer, later] = id === 'lower' ? [first, second] : [second, first];
  });

  test('a later run with another config waits, wherever the first one is, and has the same result as alone', async () => {
    const calls = await callsOfWriter();
    expect(calls).toBeGreaterThan(20);
    const expected = treeAfter(ONE, OTHER);

    // It is announced from the third call on; the last call only removes the folder of the announcements.
    for (let at = 3; at < calls; at += 1) {
      const folder = repository();
      expect(await writer.run({ folder, files: ONE, stopAt: at })).toMatchObject({ kind: 'stopped' });
      expect(await later.run({ folder, files: OTHER })).toEqual(WAITING);

      writer.goOn();

      expect(await writer.next()).toEqual(DONE);
      expect(await later.next()).toEqual(DONE);
      expect(treeOf(folder)).toEqual(expected);
      expect(sync(folder, OTHER)).toBe('In sync: nothing to write.\n');
    }
  });

  test('and is killed, the waiting run continues, and has the same result as one run', async () => {
    const folder = repository();
    await writer.run({ folder, files: ONE, stopAt: 12 });
    expect(await later.run({ folder, files: OTHER })).toEqual(WAITING);

    await writer.kill();

    expect(await later.next()).toEqual(DONE);
    expect(treeOf(folder)).toEqual(treeAfter(OTHER));
  });

  test('a read-only run also waits, and mistakes no incomplete file for an edit', async () => {
    const folder = repository();
    await writer.run({ folder, files: ONE, stopAt: 12 });
    expect(await later.run({ folder, files: ONE, mode: 'check' })).toEqual(WAITING);

    writer.goOn();

    expect(await writer.next()).toEqual(DONE);
    expect(await later.next()).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('In sync') });
  });
});

test('six concurrent runs, each with its own config: all succeed, and the tree is that of the last one', async () => {
  const six = Array.from({ length: 6 }, start);
  const configs = six.map((_, index) =>
    Array.from({ length: 12 }, (__, file) => managed(`${(file * (index + 1)) % 12}/main.tf`, `${index}\n`)),
  );

  for (let round = 0; round < 10; round += 1) {
    const folder = repository();
    const first = await Promise.all(six.map((one, index) => one.run({ folder, files: configs[index]! })));
    const events = await Promise.all(
      first.map((event, index) => (event.kind === 'waiting' ? six[index]!.next() : event)),
    );

    expect(events).toEqual(six.map(() => DONE));
    const tree = treeOf(folder);
    const last = configs.findIndex((files) => {
      const alone = repository();
      sync(alone, files);
      return JSON.stringify(treeOf(alone)) === JSON.stringify(tree);
    });
    expect(last).toBeGreaterThanOrEqual(0);
    expect(sync(folder, configs[last]!)).toBe('In sync: nothing to write.\n');
  }
});

describe('the remains of a killed run', () => {
  test.each(Array.from({ length: 10 }, (_, index) => 1 + 3 * index))(
    'before call %i are removed by the next run, which has the same result as an undisturbed one',
    async (at) => {
      const folder = repository();
      const killed = start();
      await killed.run({ folder, files: ONE, stopAt: at });
      await killed.kill();

      sync(folder, ONE);

      expect(treeOf(folder)).toEqual(treeAfter(ONE));
    },
  );

  test('are removed by a run with nothing to write', async () => {
    const folder = repository();
    write(folder, `${RUNS}/999999999`, ''); // process IDs are smaller on every system
    write(folder, `${RUNS}/999999999.tmp`, 'half a fi');

    expect(sync(folder, BEFORE)).toBe('In sync: nothing to write.\n');

    expect(treeOf(folder)).toEqual(treeAfter());
  });

  test('can be removed by another run at the same time', async () => {
    const folder = repository();
    const left = `${RUNS}/999999999`;
    write(folder, left, '');
    const run = start();
    // Two calls announce the run, the third removes the remains.
    expect(await run.run({ folder, files: ONE, stopAt: 3 })).toMatchObject({ kind: 'stopped' });
    rmSync(join(folder, left));

    run.goOn();

    expect(await run.next()).toEqual(DONE);
    expect(treeOf(folder)).toEqual(treeAfter(ONE));
  });

  test('do not include folders, whatever their names', () => {
    const folder = repository();
    write(folder, `${RUNS}/999999999/mine.txt`, 'mine\n');

    sync(folder, ONE);

    expect(treeOf(folder)).toEqual({ ...treeAfter(ONE), [`${RUNS}/999999999/mine.txt`]: 'mine\n' });
  });

  test('and a file of the user in the folder: the folder stays, without an error', () => {
    const folder = repository();
    write(folder, `${RUNS}/notes.txt`, 'mine\n');

    sync(folder, ONE);

    expect(readdirSync(join(folder, RUNS))).toEqual(['notes.txt']);
  });
});

test('a file in the place of the folder is reported', () => {
  const folder = repository();
  write(folder, RUNS, 'mine\n');

  for (const files of [BEFORE, ONE])
    expect(() => sync(folder, files)).toThrow(`${RUNS}: cannot write: a file is in the way.`);
});

test.each(['lower', 'higher'])(
  'a run with a %s ID that does not end is reported after a minute, and nothing is written',
  (id) => {
    const other = id === 'lower' ? process.ppid : start().id;
    const folder = repository();
    write(folder, `${RUNS}/${other}`, '');
    const before = treeOf(folder);
    const now = Date.now();
    // The clock advances ten seconds on each call.
    let looks = 0;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 10_000 * looks++);

    try {
      expect(() => sync(folder, ONE)).toThrow(`another run (process ${other}) has been writing for 60 seconds.`);
    } finally {
      clock.mockRestore();
    }
    expect(treeOf(folder)).toEqual(before);
  },
);

test('a run with nothing to write, and a read-only run, need no write permission', async () => {
  const folder = repository();
  const wanted = { folder, files: BEFORE };
  const folders = ['.projen', 'a', 'b', 'b/c', '.'].map((name) => join(folder, name));
  const looking = start();
  for (const name of folders) chmodSync(name, 0o555);
  try {
    // A root process can write anyway, so count the calls.
    expect(await looking.run({ ...wanted, stopAt: 1 })).toEqual({
      kind: 'done',
      stderr: 'In sync: nothing to write.\n',
    });
    for (const mode of ['check', 'diff'] as const)
      expect(await looking.run({ folder, files: ONE, mode, stopAt: 1 })).toEqual(DONE);
  } finally {
    for (const name of folders) chmodSync(name, 0o755);
  }
  mkdirSync(join(folder, RUNS));
  expect(await looking.run({ folder, files: ONE, mode: 'check', stopAt: 1 })).toEqual(DONE);
});
