// npm run bench:instructions (after compile): counts the instructions of a run of three-accounts with nothing to do,
// and of each step. Requires valgrind. Unlike times, the counts hardly depend on other load on the machine.
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, missingTools, run, temporaryFolder } from '../test/tools';

const ROOT = join(__dirname, '..');

const lib = (module: string) => `require(${JSON.stringify(join(ROOT, 'lib', module))})`;

const PROJEN = "require('projen').Project;";
const PACKAGE = `${PROJEN} require('ecs-pipeline');`;
const CONFIG = `${PACKAGE} const { config } = ${lib('reading/load-config')}.loadConfig({});`;

/** Each step includes the previous one. */
const STEPS: Readonly<Record<string, string>> = {
  'Node.js itself': '0',
  'loading projen': PROJEN,
  'loading this package': PACKAGE,
  'reading and checking the config': CONFIG,
  'the model, and the text of every file': `${CONFIG} ${lib('render/repository')}.renderRepository(${lib('model/resolve-model')}.resolveModel(config));`,
  'the projen project, and comparing every file': "new (require('ecs-pipeline').EcsPipelineProject)().synth();",
};

const TRIVIAL = "new (require('projen').Project)({ name: 'plain' }).synth();";

/** Millions of instructions of a script. */
async function millions(cwd: string, script: string): Promise<number> {
  const valgrind = [
    '--tool=cachegrind',
    '--cache-sim=no',
    '--cachegrind-out-file=/dev/null',
    '--smc-check=all-non-file',
  ];
  const { stderr } = await run('valgrind', [...valgrind, process.execPath, '--single-threaded', '-e', script], {
    cwd,
    env: cleanEnvironment({ PROJEN_DISABLE_POST: 'true' }),
  });
  return Number(/I +refs: +([\d,]+)/.exec(stderr)![1]!.replaceAll(',', '')) / 1e6;
}

/** A folder in which this checkout's packages are installed. */
function folderWith(...files: readonly string[]): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/ecs-pipeline'));
  for (const name of ['projen', 'constructs'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  for (const file of files) copyFileSync(join(ROOT, 'examples/three-accounts', file), join(folder, file));
  return folder;
}

async function main(): Promise<void> {
  if (missingTools(['valgrind']).length > 0) throw new Error('valgrind: not on the PATH');
  const repository = folderWith('ecs-pipeline.yaml');
  const scripts = Object.entries(STEPS);
  const [, whole] = scripts.at(-1)!;
  for (let written = 0; written < 2; written += 1)
    await run(process.execPath, ['-e', whole], { cwd: repository, env: cleanEnvironment() });

  let before = 0;
  for (const [step, script] of scripts) {
    const now = await millions(repository, script);
    console.log(`${step}: ${Math.round(now - before)}`);
    before = now;
  }
  const plain = folderWith();
  await run(process.execPath, ['-e', TRIVIAL], { cwd: plain, env: cleanEnvironment() });
  const trivial = await millions(plain, TRIVIAL);
  console.log(`total: ${Math.round(before)}, a trivial projen project: ${Math.round(trivial)}`);
  console.log(`ratio: ${(before / trivial).toFixed(2)}`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
