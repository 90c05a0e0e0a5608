import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../tools';

const BENCH = join(__dirname, '../../bench');

/** Measures a program that keeps writing into the work folder, and prints the folder and the process ID. */
const PROGRAM = `
import { readdirSync } from 'node:fs';
import { measure, node } from '${BENCH}/measure';
import { endOnInterrupt } from '${BENCH}/interrupt';
import { workFolder } from '${BENCH}/work-folder';
endOnInterrupt();
const folder = workFolder();
const script = \`
  require('node:fs').writeFileSync('started', '');
  require('node:fs').renameSync('started', 'pid-' + process.pid);
  setInterval(() => require('node:fs').writeFileSync('again', ''), 1);
\`;
const watched = setInterval(() => {
  const pid = readdirSync(folder).find((name) => name.startsWith('pid-'))?.slice(4);
  if (pid === undefined) return;
  clearInterval(watched);
  console.log(JSON.stringify({ folder, pid: Number(pid) }));
}, 10);
void measure(node(folder, ['-e', script]));
`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the measured program, and then removes the folder', async (signal, exitCode) => {
  const program = join(temporaryFolder(), 'bench.ts');
  writeFileSync(program, PROGRAM);
  const bench = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: BENCH, // where tsx is found
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const failed = once(bench, 'exit').then(([code]) => {
    throw new Error(`the program exited with ${code}`);
  });
  const [text] = await Promise.race([once(bench.stdout, 'data'), failed]);
  failed.catch(() => {}); // it is expected to exit from here on
  const { folder, pid } = JSON.parse(String(text));

  bench.kill(signal);

  expect(await once(bench, 'exit')).toEqual([exitCode, null]);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(folder)).toBe(false);
});
