import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, node } from '../../bench/measure';
import { sideBySide } from '../../bench/side-by-side';
import { temporaryFolder } from '../tools';

const BUSY = 'for (const end = process.cpuUsage().user + 2e5; process.cpuUsage().user < end; );';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie that nobody has waited for yet has ended, too.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a run that is measured', () => {
  test('counts the memory of the process itself, not of the one that starts it', async () => {
    const ballast = Buffer.alloc(300_000_000, 1);
    const folder = temporaryFolder();

    const small = await measure(node(folder, ['-e', '0']));
    const large = await measure(node(folder, ['-e', 'Buffer.alloc(200_000_000, 1)']));

    expect(ballast.at(-1)).toBe(1);
    expect(small.memoryMb).toBeGreaterThan(10);
    expect(small.memoryMb).toBeLessThan(150);
    expect(large.memoryMb - small.memoryMb).toBeGreaterThan(180);
  });

  test('counts the processor time of the processes that it starts too', async () => {
    const script = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(BUSY)}])`;

    expect((await measure(node(temporaryFolder(), ['-e', script]))).cpuMs).toBeGreaterThan(200);
  });

  test('fails with what the program said', async () => {
    const failing = node(temporaryFolder(), ['-e', "console.error('no such thing'); process.exit(3)"]);

    await expect(measure(failing)).rejects.toThrow(/exit code 3\nno such thing/);
    await expect(measure({ ...failing, exitCodes: [3] })).resolves.toMatchObject({ wallMs: expect.any(Number) });
  });

  test('ends as soon as it has said what was waited for', async () => {
    const waiting = node(temporaryFolder(), ['-e', "console.log('a question'); setInterval(() => {}, 1e6)"]);

    await expect(measure({ ...waiting, until: /question/ })).resolves.toBeDefined();
    const silent = node(temporaryFolder(), ['-e', "console.log('an answer')"]);
    await expect(measure({ ...silent, until: /question/ })).rejects.toThrow(/an answer/);
  });

  test('leaves nothing of what it has started, when it has said what was waited for', async () => {
    const pidFile = join(temporaryFolder(), 'pid');
    const child = `
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
      console.log('a question');
      setInterval(() => {}, 1e6);`;
    const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' })`;

    await measure({ ...node(temporaryFolder(), ['-e', script]), until: /question/ });

    const id = Number(readFileSync(pidFile, 'utf8'));
    // Its signal has been sent; that it has ended is the system's to say.
    while (isRunning(id)) await new Promise(setImmediate);
  });
});

test('contenders take turns, each first in some round and prepared before, and a first round is not counted', async () => {
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
