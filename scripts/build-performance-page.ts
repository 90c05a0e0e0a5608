// Writes docs/performance.md from bench/results.json, which `npm run bench` has measured, and bench/profile.md, which is
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

What the package takes, compared with plain projen projects and plain Node.js: each pair is measured side by side in one
run on one machine, in turn, and a ratio is the median of the ratios of neighbours, with the middle half of the runs.
Wall-clock time, unless it says processor time. A ratio of wall-clock times depends on what else the machine does; one of
processor times is steadier. Results at a load above the number of cores are not kept, unless somebody asks for that with
\`BENCH_BUSY=1\`: the load stands below each table.

\`\`\`sh
npx projen compile
npm run bench                # all of it: a table, bench/results.json, and exit code 1 where a goal is missed
npx projen performance-page  # this page
\`\`\`

How everything grows is tested in every run of the unit tests, in [\`test/growth\`](../test/growth).

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

/** Why goals are missed, each reason once. */
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
