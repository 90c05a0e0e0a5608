// Writes docs/performance.md from bench/results.json, which `npm run bench` writes, and bench/profile.md, which is
// written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOALS } from '../bench/goal-table';
import { type Goal, type Verdict, verdictsOf } from '../bench/goals';
import { HEADER, rowOf } from '../bench/report';
import { type Machine, type Results, readResults, type TopicResults } from '../bench/results';
import { TOPIC_NAMES, TOPICS, type TopicName } from '../bench/topics';

/** The text of docs/performance.md. */
export function renderPerformancePage(results: Results, profile: string, goals: readonly Goal[] = GOALS): string {
  const topics = TOPIC_NAMES.flatMap((name) => {
    const measured = results[name];
    return measured ? [renderTopic(name, measured, goals)] : [];
  });
  return `# Performance

The time and memory that the package needs, compared with plain projen projects and plain Node.js. The two sides of each
comparison run alternately on one machine. A ratio is the median of the ratios of neighboring runs, shown with the middle
half of the runs. Times are wall-clock times unless marked as CPU time. Ratios of wall-clock times depend on the other
load on the machine. Ratios of CPU times are steadier. Results at a load above the number of cores are discarded unless
\`BENCH_BUSY=1\` is set. The load is shown below each table.

\`\`\`sh
npx projen compile
npm run bench                # everything: prints a table, writes bench/results.json, exits with 1 if a goal is missed
npx projen performance-page  # generates this page
\`\`\`

The unit tests in [\`test/growth\`](../test/growth) check that CPU time grows linearly with the size of the input.

${[...topics, profile.trim()].join('\n\n')}
`;
}

function renderTopic(name: TopicName, { figures, machine }: TopicResults, goals: readonly Goal[]): string {
  const { about, heading } = TOPICS[name];
  const verdicts = verdictsOf(goals, figures);
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.goal.id, verdict]));
  const rows = figures.map((figure) => rowOf(figure, verdictOf.get(figure.id)));
  const keys = (Object.keys(HEADER) as (keyof typeof HEADER)[]).filter(
    (key) => key === 'title' || rows.some((row) => row[key] !== ''),
  );
  const line = (row: Readonly<Record<string, string>>) => `| ${keys.map((key) => row[key]).join(' | ')} |`;
  return [
    `## ${heading}`,
    about,
    [line({ ...HEADER }), `| ${keys.map(() => '---').join(' | ')} |`, ...rows.map((row) => line({ ...row }))].join(
      '\n',
    ),
    ...knownMisses(verdicts),
    `\`npm run bench -- ${name}\`, on ${describe(machine)}.`,
  ].join('\n\n');
}

/** The reasons why goals are missed, without duplicates. */
function knownMisses(verdicts: readonly Verdict[]): string[] {
  const reasons = verdicts.flatMap(({ goal, isMet }) =>
    !isMet && goal.known ? [`- ${goal.most}: ${goal.known}`] : [],
  );
  return reasons.length === 0 ? [] : [[...new Set(reasons)].join('\n')];
}

function describe({ cores, load, memoryGb, node, npm, platform, projen }: Machine): string {
  const versions = `Node.js ${node}, npm ${npm}, projen ${projen}`;
  return `${platform} with ${cores} cores and ${memoryGb} GB, ${versions}; load ${load.toFixed(1)} at the start`;
}

if (require.main === module) {
  const profile = readFileSync(join(__dirname, '../bench/profile.md'), 'utf8');
  writeFileSync(join(__dirname, '../docs/performance.md'), renderPerformancePage(readResults(), profile));
}
