import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, node } from '../../bench/measure';
import { sideBySide } from '../../bench/side-by-side';
import { temporaryFolder } from '../tools';

const BUSY = 'for (const end = process.cpuUsage().user + 2e5; process.cpuUsage().user < end; );';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has also ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a measured run', () => {
  test("counts the memory of the process itself, not its parent's", async () => {
    const ballast = Buffer.alloc(300_000_000, 1);
    const folder = temporaryFolder();

    const small = await measure(node(folder, ['-e', '0']));
    const large = await measure(node(folder, ['-e', 'Buffer.alloc(200_000_000, 1)']));

    expect(ballast.at(-1)).toBe(1);
    expect(small.memoryMb).toBeGreaterThan(10);
    expect(small.memoryMb).toBeLessThan(150);
    expect(large.memoryMb - small.memoryMb).toBeGreaterThan(180);
  });

  test('includes the CPU time of child processes', async () => {
    const script = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(BUSY)}])`;

    expect((await measure(node(temporaryFolder(), ['-e', script]))).cpuMs).toBeGreaterThan(200);
  });

  test("fails with the program's output", async () => {
    const failing = node(temporaryFolder(), ['-e', "console.error('no such thing'); process.exit(3)"]);

    await expect(measure(failing)).rejects.toThrow(/exit code 3\nno such thing/);
    await expect(measure({ ...failing, exitCodes: [3] })).resolves.toMatchObject({ wallMs: expect.any(Number) });
  });

  test('ends as soon as its output matches', async () => {
    const waiting = node(temporaryFolder(), ['-e', "console.log('a question'); setInterval(() => {}, 1e6)"]);

    await expect(measure({ ...waiting, until: /question/ })).resolves.toBeDefined();
    const silent = node(temporaryFolder(), ['-e', "console.log('an answer')"]);
    await expect(measure({ ...silent, until: /question/ })).rejects.toThrow(/an answer/);
  });

  test('leaves no child process running when its output matches', async () => {
    const pidFile = join(temporaryFolder(), 'pid');
    const child = `
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
      console.log('a question');
      setInterval(() => {}, 1e6);`;
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' })`;

    await measure({ ...node(temporaryFolder(), ['-e', script]), until: /question/ });

    const id = Number(readFileSync(pidFile, 'utf8'));
    // The signal has been sent, but the process may still be ending.
    while (isRunning(id)) await new Promise(setImmediate);
  });
});

test('contenders take turns, are prepared before each run, and the first round is not counted', async () => {
  const done: string[] = [];
  const folder = temporaryFolder();
  const contender = (name: string) => ({
    prepare: () => void done.push(`prepare ${name}`),
    command: () => {
      done.push(name);
      return node(folder, ['-e', '0']);
    },
  });
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  const samples = await sideBySide('two', { a: contender('a'), b: contender('b') }, 2).finally(() =>
    silenced.mockRestore(),
  );

  const [a, b] = [
    ['prepare a', 'a'],
    ['prepare b', 'b'],
  ];
  expect(done).toEqual([a, b, b, a, a, b].flat());
  expect([samples.a.length, samples.b.length]).toEqual([2, 2]);
});
