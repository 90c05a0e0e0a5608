import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf, write } from '../sync/repositories';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';
import { ROOT } from './packed';

/** Counts the writes and renames, and kills the process with SIGKILL at one of them, in the middle of a write. */
const KILLER = `
const fs = require('node:fs');
let count = 0;
for (const name of ['renameSync', 'writeFileSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    count += 1;
    if (count !== Number(process.env.KILL_AT)) return original(...args);
    if (name === 'writeFileSync') original(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  };
}
process.on('exit', () => console.log('calls ' + count));
`;

const PROJECT = `
const { EcsPipelineProject } = require(${JSON.stringify(join(ROOT, 'lib'))});
new EcsPipelineProject().synth();
`;

let tools: string;

beforeAll(() => {
  tools = temporaryFolder();
  writeFileSync(join(tools, 'killer.js'), KILLER);
  writeFileSync(join(tools, 'project.js'), PROJECT);
});

/** A run of \`npx projen\`, killed at a call or never. */
function project(cwd: string, killAt = 0): Promise<RunResult> {
  const args = ['--require', join(tools, 'killer.js'), join(tools, 'project.js')];
  return run(process.execPath, args, { cwd, env: cleanEnvironment({ KILL_AT: String(killAt) }), mayFail: true });
}

const callsOf = ({ stdout }: RunResult) => Number(/^calls (\d+)$/m.exec(stdout)?.[1]);

/** All points of a short list, or an even selection from a long one, because a run takes half a second. */
function chosen(calls: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(calls / most));
  return Array.from({ length: Math.ceil(calls / step) }, (_, index) => 1 + index * step);
}

const minimal = readFileSync(join(ROOT, 'examples/minimal/ecs-pipeline.yaml'), 'utf8');

test('killed during large changes, at every write in turn: the next run has the same result as an undisturbed one, and warns', async () => {
  // GIVEN a repository of the example minimal, and in its config a new service and a new cluster for the first service
  const before = temporaryFolder();
  write(before, 'ecs-pipeline.yaml', minimal);
  await project(before);
  write(before, 'environments/mine.tf', 'mine\n');
  const changed = minimal.replace(/^services:\n/m, 'services:\n  - name: worker\n');
  write(before, 'ecs-pipeline.yaml', `${changed.trimEnd()}\n    clusterName: apps\n`);
  const undisturbed = temporaryFolder();
  cpSync(before, undisturbed, { recursive: true });
  const calls = callsOf(await project(undisturbed));
  expect(calls).toBeGreaterThan(10);

  for (const at of chosen(calls, calls)) {
    // WHEN
    const folder = temporaryFolder();
    cpSync(before, folder, { recursive: true });
    const killed = await project(folder, at);
    const next = await project(folder);

    // THEN
    expect(killed.exitCode).toBeNull(); // ended by a signal
    expect(next.exitCode).toBe(0);
    expect(killed.stderr + next.stderr).toContain('web has a new cluster, apps instead of local.cluster_name.');
    expect(treeOf(folder)).toEqual(treeOf(undisturbed));
  }
}, 300_000);

test('killed while it creates the repository, at ten of its writes: the next run has the same result as an undisturbed one', async () => {
  const undisturbed = temporaryFolder();
  write(undisturbed, 'ecs-pipeline.yaml', minimal);
  const calls = callsOf(await project(undisturbed));

  for (const at of chosen(calls, 10)) {
    const folder = temporaryFolder();
    write(folder, 'ecs-pipeline.yaml', minimal);
    await project(folder, at);

    expect(await project(folder)).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('Warning') });
    expect(treeOf(folder)).toEqual(treeOf(undisturbed));
  }
}, 300_000);

test('six at the same time: all succeed, with the same result as one', async () => {
  const [folder, undisturbed] = [temporaryFolder(), temporaryFolder()];
  for (const each of [folder, undisturbed]) write(each, 'ecs-pipeline.yaml', minimal);
  await project(undisturbed);

  const runs = await Promise.all(Array.from({ length: 6 }, () => project(folder)));

  expect(runs).toEqual(runs.map(() => expect.objectContaining({ exitCode: 0 })));
  expect(runs.filter(({ stderr }) => stderr.includes('In sync: nothing to write.'))).toHaveLength(5);
  expect(treeOf(folder)).toEqual(treeOf(undisturbed));
}, 60_000);
