// npm run bench [-- TOPIC…]: measures the package, prints a table, writes bench/results.json, and fails if a goal is
// missed. BENCH_RUNS is the number of runs. With BENCH_BUSY=1, results of a busy machine are also written.
import { commands } from './commands';
import { creation } from './creation';
import type { Figure } from './figure';
import { generation } from './generation';
import { GOALS } from './goal-table';
import { isFailure, unmeasured, verdictsOf } from './goals';
import { endOnInterrupt } from './interrupt';
import { packageFigures } from './package';
import { endProgress } from './progress';
import { missedGoals, rowOf, tableOf } from './report';
import {
  describeMachine,
  ENOUGH_RUNS,
  type Results,
  readResults,
  reasonsNotToKeep,
  type TopicResults,
  writeResults,
} from './results';
import { terraform } from './terraform';
import { toolVersions } from './tool-versions';
import { TOPIC_NAMES, type TopicName } from './topics';

const MEASURE: Readonly<Record<TopicName, (runs: number) => Promise<readonly Figure[]>>> = {
  generation,
  creation,
  commands,
  package: packageFigures,
  terraform,
};

const RUNS = Number(process.env.BENCH_RUNS ?? ENOUGH_RUNS);

async function main(args: readonly string[]): Promise<void> {
  refuseMistakes(args);
  const names = args.length > 0 ? args : TOPIC_NAMES;
  const measured: Record<string, TopicResults> = {};
  for (const name of TOPIC_NAMES.filter((topic) => names.includes(topic))) {
    const machine = describeMachine(await toolVersions());
    measured[name] = { machine, figures: await MEASURE[name](RUNS) };
    endProgress();
  }
  const machines = Object.values(measured).map(({ machine }) => machine);
  const reasons = reasonsNotToKeep(RUNS, machines, process.env.BENCH_BUSY === '1');
  for (const reason of reasons) console.error(`bench/results.json: not written: ${reason}`);
  if (reasons.length === 0) keep(measured);

  const figures = Object.values(measured).flatMap((topic) => topic.figures);
  const verdicts = verdictsOf(GOALS, figures);
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.goal.id, verdict]));
  process.stdout.write(tableOf(figures.map((figure) => rowOf(figure, verdictOf.get(figure.id)))));
  process.stdout.write(`\n${missedGoals(verdicts) || 'All goals are met.\n'}`);
  const missing = unmeasured(GOALS, Object.keys(measured), figures);
  for (const problem of missing) console.error(problem);
  process.exitCode = missing.length > 0 || verdicts.some(isFailure) ? 1 : 0;
}

function refuseMistakes(args: readonly string[]): void {
  const known: readonly string[] = TOPIC_NAMES;
  const problems = args
    .filter((name) => !known.includes(name))
    .map((name) => `topic: unknown, got ${name}; use ${TOPIC_NAMES.join(', ')}, or no topic to measure all`);
  if (!Number.isInteger(RUNS) || RUNS < 1)
    problems.push(`BENCH_RUNS: must be a positive integer, got ${process.env.BENCH_RUNS}; use 1 or more`);
  if (problems.length === 0) return;
  console.error(problems.join('\n'));
  process.exit(2);
}

/** Writes the results, and keeps the earlier results of other topics. */
function keep(measured: Results): void {
  const all = { ...readResults(), ...measured };
  writeResults(Object.fromEntries(TOPIC_NAMES.flatMap((name) => (all[name] ? [[name, all[name]]] : []))));
}

endOnInterrupt();
main(process.argv.slice(2)).catch((error: Error) => {
  endProgress();
  console.error(error.message);
  process.exit(1);
});
