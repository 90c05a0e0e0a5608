// `npm run test:promotion`: explores all scenarios completely, then removes each guard, then runs at random.

import { parseArgs } from 'node:util';
import { type Exploration, explore } from './explore';
import { GUARDS } from './guards';
import { readable } from './labels';
import { rendering } from './rendered-pipelines';
import { SCENARIOS } from './scenarios';
import { Setting } from './setting';
import { wander } from './wander';

const { values } = parseArgs({
  options: {
    states: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
  },
});
const limit = Number(values.states);
let explored = 0;
let violations = 0;
let problems = 0;

async function main(): Promise<void> {
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(values.only))) {
    const setting = new Setting(await rendering(scenario));
    const exploration = timed(scenario.name, () => explore(setting, scenario, limit));
    explored += exploration.states;
    if (exploration.counterexample) violations += 1;
    print(exploration);
  }
  for (const guard of GUARDS.filter(({ name }) => name.includes(values.only))) {
    const title = `without: ${guard.name}`;
    const setting = new Setting(guard.takeOut(await rendering(guard.scenario)));
    const exploration = timed(title, () => explore(setting, { name: title, ...guard.scenario }, limit));
    print(exploration);
    if (exploration.counterexample?.violations.some((violation) => violation.startsWith(guard.breaks))) continue;
    problems += 1;
    console.log(`      nothing of ${guard.breaks} is broken without this guard`);
  }
  if (values.only === '' || values.only === 'long') {
    const setting = new Setting(await rendering({ services: 1 }));
    const wandering = timed(`${values.runs} long runs`, () =>
      wander(setting, Number(values.seed), Number(values.runs)),
    );
    explored += wandering.states;
    if (wandering.counterexample) violations += 1;
    print(wandering);
  }
  console.log(`explored ${explored} states, ${violations} violations`);
  if (violations + problems > 0) process.exitCode = 1;
}

function timed(title: string, work: () => Exploration): Exploration {
  const begun = Date.now();
  const exploration = work();
  const { counterexample, isComplete, states } = exploration;
  const end = counterexample ? 'found' : isComplete ? 'all' : 'cut';
  console.log(`${title}: ${states} states (${end}), ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return exploration;
}

function print({ counterexample }: Exploration): void {
  if (!counterexample) return;
  for (const violation of counterexample.violations) console.log(`   ${violation}`);
  for (const line of readable(counterexample.labels)) console.log(`   ${line}`);
}

void main();
