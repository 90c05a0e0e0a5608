// Makes one small change to the sources at a time and expects a unit test to fail. A mutant that survives is not tested.
//
//   npx tsx scripts/mutation-test.ts [--sample N] [--seed N] [--jobs N] [--threshold PERCENT] [--list] [PATH…]
//
// Default: 300 of the mutants below PATHS, seed 1, 2 jobs, a threshold of 85 %. The sample is stratified by folder and
// kind of change. Exits with 1 below the threshold. Mutants that no test can detect are listed, with the reason, in
// mutants/equivalent-mutants.json. They count as explained, not as survived, and a stale entry is an error.
//
// It works in copies of the repository, one for each job, so that the checkout stays unchanged. A copy contains all
// mutants of the sample, behind switches (mutants/switched-source.ts). The tests run once with all switches off, to
// learn which test files reach which mutant and how long they take. Then they run with each mutant alone: the test
// files that reach it, the likely ones first, until one fails. A mutant that makes the tests hang twice counts as
// killed, in a separate column. One whose process keeps dying, for example without memory, counts as survived. Slow
// tests that are far from the mutated file are left out, which can only lower the score.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Copies, type Verdict } from './mutants/copies';
import { Explanations, oneLine } from './mutants/explanations';
import { filesBelow, isSource } from './mutants/files';
import { type Mutant, mutantsOf } from './mutants/operators';
import { type Outcome, percentKilled, type Result, table } from './mutants/report';
import { stratifiedSample } from './mutants/sample';

/** The code that decides what is generated and written. */
const PATHS = ['src/model', 'src/render', 'src/sync', 'src/naming', 'src/rules'];

const ROOT = resolve(__dirname, '..');

function described({ file, line, mutated, operator, original }: Mutant): string {
  return `${file}:${line}  ${operator}\n    ${oneLine(original)}\n  → ${oneLine(mutated)}`;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
      threshold: { type: 'string', default: '85' },
      list: { type: 'boolean', default: false },
    },
  });
  const paths = positionals.length > 0 ? positionals : PATHS;
  const folderOf = ({ file }: Mutant) => paths.find((path) => file === path || file.startsWith(`${path}/`)) ?? file;
  const files = paths.flatMap((path) => filesBelow(ROOT, path)).filter(isSource);
  const all = files.flatMap((file) => mutantsOf(ROOT, file));
  const explanations = new Explanations(ROOT);
  const kindOf = (mutant: Mutant) => `${folderOf(mutant)} ${mutant.operator}`;
  const sample = stratifiedSample(all, kindOf, Number(values.sample), Number(values.seed)).map((mutant, index) => ({
    ...mutant,
    id: index + 1,
  }));
  console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`);
  if (values.list) {
    console.log(sample.map(described).join('\n'));
    return;
  }

  const copies = new Copies(ROOT, Number(values.jobs), sample);
  process.on('exit', () => copies.remove());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  await copies.learn();
  const outcomes: Outcome[] = [];
  const wronglyExplained: string[] = [];
  await copies.tryAll((mutant, verdict) => {
    const result = resultOf(verdict, explanations.has(mutant));
    if (verdict !== 'killed') console.log(`${result === 'explained' ? result : verdict}: ${described(mutant)}`);
    if ((result === 'killed' || result === 'hung') && explanations.has(mutant))
      wronglyExplained.push(described(mutant));
    outcomes.push({ folder: folderOf(mutant), operator: mutant.operator, result });
    if (outcomes.length % 50 === 0) console.log(`${outcomes.length} of ${sample.length} tried`);
  });

  console.log(`\n${table('folder', outcomes)}\n\n${table('operator', outcomes)}\n`);
  const percent = percentKilled(outcomes);
  console.log(`${percent.toFixed(1)} % killed, seed ${values.seed}; the threshold is ${values.threshold} %`);
  if (wronglyExplained.length > 0) console.log(`killed, although explained:\n${wronglyExplained.join('\n')}`);
  process.exit(percent < Number(values.threshold) || wronglyExplained.length > 0 ? 1 : 0);
}

function resultOf(verdict: Verdict, isExplained: boolean): Result {
  if (verdict === 'killed' || verdict === 'hung') return verdict;
  return isExplained ? 'explained' : 'survived';
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
