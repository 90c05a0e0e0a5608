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

/** The tree that runs leave one after the other. */
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

describe.each(['lower', 'higher'] as const)('while a run of a process with the %s id writes', (id) => {
  let writer: OtherProcess;
  let later: OtherProcess;

  /** The number of calls with which it changes something, in a run that nobody disturbs. */
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

  test('a later one with another config waits, wherever the first is, and leaves what it leaves alone', async () => {
    const calls = await callsOfWriter();
    expect(calls).toBeGreaterThan(20);
    const expected = treeAfter(ONE, OTHER);

    // From the third on it is announced; the last only removes the folder of the announcements.
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

  test('and is killed, the later one, which waits, goes on, and leaves what one run leaves', async () => {
    const folder = repository();
    await writer.run({ folder, files: ONE, stopAt: 12 });
    expect(await later.run({ folder, files: OTHER })).toEqual(WAITING);

    await writer.kill();

    expect(await later.next()).toEqual(DONE);
    expect(treeOf(folder)).toEqual(treeAfter(OTHER));
  });

  test('one that only looks waits too, and takes nothing half-done for an edit', async () => {
    const folder = repository();
    await writer.run({ folder, files: ONE, stopAt: 12 });
    expect(await later.run({ folder, files: ONE, mode: 'check' })).toEqual(WAITING);

    writer.goOn();

    expect(await writer.next()).toEqual(DONE);
    expect(await later.next()).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('In sync') });
  });
});

test('six at once, each with a config of its own: all succeed, and the tree is that of the last', async () => {
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

describe('what a killed run leaves', () => {
  test.each(Array.from({ length: 10 }, (_, index) => 1 + 3 * index))(
    'before call %i is gone after the next run, whose tree is that of an undisturbed one',
    async (at) => {
      const folder = repository();
      const killed = start();
      await killed.run({ folder, files: ONE, stopAt: at });
      await killed.kill();

      sync(folder, ONE);

      expect(treeOf(folder)).toEqual(treeAfter(ONE));
    },
  );

  test('is gone after a run with nothing to write', async () => {
    const folder = repository();
    write(folder, `${RUNS}/999999999`, ''); // ids are smaller on every system
    write(folder, `${RUNS}/999999999.tmp`, 'half a fi');

    expect(sync(folder, BEFORE)).toBe('In sync: nothing to write.\n');

    expect(treeOf(folder)).toEqual(treeAfter());
  });

  test('may be removed by another run at the same time', async () => {
    const folder = repository();
    const left = `${RUNS}/999999999`;
    write(folder, left, '');
    const run = start();
    // Two calls announce it, the third removes what is left.
    expect(await run.run({ folder, files: ONE, stopAt: 3 })).toMatchObject({ kind: 'stopped' });
    rmSync(join(folder, left));

    run.goOn();

    expect(await run.next()).toEqual(DONE);
    expect(treeOf(folder)).toEqual(treeAfter(ONE));
  });

  test('is no folder, whatever its name', () => {
    const folder = repository();
    write(folder, `${RUNS}/999999999/mine.txt`, 'mine\n');

    sync(folder, ONE);

    expect(treeOf(folder)).toEqual({ ...treeAfter(ONE), [`${RUNS}/999999999/mine.txt`]: 'mine\n' });
  });

  test('stays where a file of the user’s is beside it, which is no reason to fail', () => {
    const folder = repository();
    write(folder, `${RUNS}/notes.txt`, 'mine\n');

    sync(folder, ONE);

    expect(readdirSync(join(folder, RUNS))).toEqual(['notes.txt']);
  });
});

test('a file in the place of the folder is named', () => {
  const folder = repository();
  write(folder, RUNS, 'mine\n');

  for (const files of [BEFORE, ONE])
    expect(() => sync(folder, files)).toThrow(`${RUNS}: cannot write: a file is in the way.`);
});

test.each(['lower', 'higher'])(
  'a run with a %s id that does not end is told after a minute, and nothing is written',
  (id) => {
    const other = id === 'lower' ? process.ppid : start().id;
    const folder = repository();
    write(folder, `${RUNS}/${other}`, '');
    const before = treeOf(folder);
    const now = Date.now();
    // Each look at the clock takes ten seconds.
    let looks = 0;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 10_000 * looks++);

    try {
      expect(() => sync(folder, ONE)).toThrow(`another run has been writing for 60 seconds, process ${other}.`);
    } finally {
      clock.mockRestore();
    }
    expect(treeOf(folder)).toEqual(before);
  },
);

test('a run with nothing to write, and one that only looks, need no permission to write', async () => {
  const folder = repository();
  const wanted = { folder, files: BEFORE };
  const folders = ['.projen', 'a', 'b', 'b/c', '.'].map((name) => join(folder, name));
  const looking = start();
  for (const name of folders) chmodSync(name, 0o555);
  try {
    // A process of root's writes all the same: the calls are what counts.
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
