// npm run bench [-- TOPIC…]: measures what the package takes, prints a table, keeps it in bench/results.json, and fails
// where a goal is missed. BENCH_RUNS is the number of runs.
import { commands } from './commands';
import { creation } from './creation';
import { generation } from './generation';
import { GOALS } from './goal-table';
import { isFailure, verdictsOf } from './goals';
import { packageFigures } from './package';
import { endProgress } from './progress';
import { missedGoals, rowOf, tableOf } from './report';
import { describeMachine, readResults, type TopicResults, writeResults } from './results';
import { toolVersions } from './tool-versions';

/** In the order of the report. */
const TOPICS: Readonly<Record<string, (runs: number) => Promise<TopicResults['figures']>>> = {
  generation,
  creation,
  commands,
  package: packageFigures,
};

const RUNS = Number(process.env.BENCH_RUNS ?? 11);

async function main(args: readonly string[]): Promise<void> {
  const names = args.length > 0 ? args : Object.keys(TOPICS);
  const unknown = names.filter((name) => !(name in TOPICS));
  if (unknown.length > 0 || !(RUNS >= 1)) {
    const topics = Object.keys(TOPICS).join(', ');
    console.error(`${unknown.length > 0 ? `unknown topic, got ${unknown.join(', ')}` : `BENCH_RUNS: got ${RUNS}`}`);
    console.error(`npm run bench -- [TOPIC…]; topics: ${topics}`);
    process.exit(2);
  }
  const measured: Record<string, TopicResults> = {};
  for (const name of names) {
    const machine = describeMachine(await toolVersions());
    measured[name] = { machine, figures: await TOPICS[name]!(RUNS) };
    endProgress();
  }
  const all = { ...readResults(), ...measured };
  writeResults(Object.fromEntries(Object.keys(TOPICS).flatMap((name) => (all[name] ? [[name, all[name]]] : []))));

  const figures = Object.values(measured).flatMap((topic) => topic.figures);
  const verdicts = verdictsOf(GOALS, figures);
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.goal.id, verdict]));
  process.stdout.write(tableOf(figures.map((figure) => rowOf(figure, verdictOf.get(figure.id)))));
  process.stdout.write(`\n${missedGoals(verdicts) || 'Every goal is met.\n'}`);
  process.exitCode = verdicts.some(isFailure) ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: Error) => {
  endProgress();
  console.error(error.message);
  process.exit(1);
});
