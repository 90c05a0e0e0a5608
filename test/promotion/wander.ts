import { after, allEvents } from './events';
import type { Exploration } from './explore';
import { checkEnd } from './invariants';
import { settle } from './jobs';
import { firstWorld, type Scenario } from './scenario';
import type { Setting } from './setting';
import { shorten } from './shorten';

const EVERYWHERE = ['dev', 'staging', 'production'];

/** More events than a complete exploration could cover. */
const SCENARIO: Scenario = {
  name: 'long runs',
  services: 1,
  start: 'running',
  directIn: EVERYWHERE,
  appliedIn: EVERYWHERE,
  bounds: {
    push: 7,
    reject: 2,
    direct: 3,
    rollback: 2,
    hold: 2,
    release: 4,
    apply: 3,
    loseRecord: 1,
    stop: 2,
    retry: 4,
    failCall: 2,
    failDeploy: 1,
    failUpdate: 2,
    die: 1,
  },
};

/** How much less likely a new event is than the next step of one in progress. */
const RARITY = 12;

/** Long random runs. The same seed produces the same runs. */
export function wander(setting: Setting, seed: number, runs: number): Exploration {
  let states = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = generator(seed * 100_003 + run);
    const labels: string[] = [];
    const first = firstWorld(setting, SCENARIO);
    settle(first);
    let world = first;
    let events = allEvents(world);
    while (events.length > 0 && world.violations.length === 0) {
      const goesOn = events.filter(({ isProgress }) => isProgress);
      const choice = goesOn.length > 0 && random() * RARITY > 1 ? goesOn : events;
      const event = choice[Math.floor(random() * choice.length)]!;
      labels.push(event.label);
      world = after(world, event);
      events = allEvents(world);
      states += 1;
    }
    if (events.length === 0) checkEnd(world);
    if (world.violations.length > 0) {
      const counterexample = { violations: [`run ${run}`, ...world.violations], labels: shorten(first, labels) };
      return { states, isComplete: false, depth: labels.length, counterexample };
    }
  }
  return { states, isComplete: true, depth: 0 };
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, with the constants of Numerical Recipes. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
