import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Leftover } from '../live/clean-up';
import type { Finding } from '../live/findings';
import { ITEMS } from '../live/items';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';

const TIMEOUT = 600_000;

/** Items that the emulator cannot even simulate. A mirror of the provider need not have version 6. */
const NOT_PLAYED = ['alarms-detach', 'image-pull', 'provider-6'];

/** Items after the interrupt. */
const NOT_REACHED = ['destroy'];

interface Report {
  readonly isEmulated: boolean;
  readonly failure?: string;
  readonly leftovers: readonly Leftover[];
  readonly items: readonly Finding[];
}

interface Run {
  readonly exitCode: number | null;
  readonly output: string;
  readonly report: Report;
}

/** Runs the real program against the emulator. @param interruptAt the output at which it is interrupted */
async function runProgram(interruptAt: string): Promise<Run> {
  const file = join(temporaryFolder(), 'report.json');
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/live/main.ts', '--emulator', '--json', file], {
    cwd: join(__dirname, '../..'),
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!child.killed && output.includes(interruptAt)) child.kill('SIGINT');
    });
  }
  const [exitCode] = await once(child, 'close');
  if (!existsSync(file)) throw new Error(`no report was written:\n${output}`);
  return { exitCode, output, report: JSON.parse(readFileSync(file, 'utf8')) };
}

describeWith(['terraform', 'moto_server', 'python3'], 'npm run test:live on the emulator', () => {
  test(
    'tries every item that the emulator can simulate, claims none as proven, and cleans up when interrupted',
    async () => {
      const { exitCode, output, report } = await runProgram('recreating the pipeline');
      const found = Object.fromEntries(report.items.map(({ evidence, id, status }) => [id, { evidence, status }]));

      const tried = ITEMS.filter(({ id, manual }) => !manual && ![...NOT_REACHED, ...NOT_PLAYED].includes(id));
      expect(found).toMatchObject(Object.fromEntries(tried.map(({ id }) => [id, { status: 'emulated' }])));
      for (const id of NOT_PLAYED) {
        expect(found[id]).toEqual({
          status: 'not checked',
          evidence: expect.stringMatching(/emulator|version 6 cannot/),
        });
      }
      for (const id of NOT_REACHED)
        expect(found[id]).toEqual({ status: 'not checked', evidence: 'the run ended first' });
      expect(report.items.filter(({ status }) => ['proven', 'refuted'].includes(status))).toEqual([]);

      expect(exitCode).toBe(130);
      expect(report).toMatchObject({ isEmulated: true, leftovers: [] });
      expect(existsSync(/generated in (\S+):/.exec(output)![1]!)).toBe(false);
      expect(output).toMatch(/Creates \d+ resources:\n(.*\n)+Costs about 0\.\d\d USD/);
    },
    TIMEOUT,
  );
});
