import { describeWith } from '../tools';
import { after, allEvents, eventsOf } from './events';
import { type Exploration, explore } from './explore';
import { GUARDS } from './guards';
import { readable } from './labels';
import { beginning } from './prelude';
import { rendering } from './rendered-pipelines';
import type { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { Setting } from './setting';
import { wander } from './wander';

/** Rendering takes a few seconds on a busy machine. */
const TIMEOUT = 180_000;

const described = ({ counterexample }: Exploration): string[] =>
  counterexample ? [...counterexample.violations, ...readable(counterexample.labels)] : [];

describeWith(['terraform'], 'what is rendered, and the function as it stands', () => {
  // `npm run test:promotion` explores all of it.
  test.each(SCENARIOS.filter(({ services }) => services === 1))(
    'violate no invariant in the first steps of "$name"',
    async (scenario) => {
      const setting = new Setting(await rendering(scenario));

      expect(described(explore(setting, scenario, 300))).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'violate no invariant in long runs',
    async () => {
      const setting = new Setting(await rendering({ services: 1 }));

      expect(described(wander(setting, 1, 6))).toEqual([]);
    },
    TIMEOUT,
  );

  test.each(GUARDS.filter(({ isQuick }) => isQuick))(
    'would violate an invariant without this guard: $name',
    async ({ breaks, scenario, takeOut }) => {
      const setting = new Setting(takeOut(await rendering(scenario)));

      const { counterexample } = explore(setting, { name: 'without a guard', ...scenario }, 5000);

      expect(counterexample?.violations).toContainEqual(expect.stringMatching(`^${breaks}`));
    },
    TIMEOUT,
  );

  test(
    'omit only equivalent orders',
    async () => {
      const scenario: Scenario = {
        name: 'every order',
        services: 1,
        start: 'running',
        directIn: ['staging'],
        appliedIn: ['staging'],
        bounds: { push: 1, apply: 1, hold: 1 },
      };
      const setting = new Setting(await rendering(scenario));

      expect(endsOf(setting, scenario, eventsOf)).toEqual(endsOf(setting, scenario, allEvents));
    },
    TIMEOUT,
  );
});

/** All worlds without further events. */
function endsOf(setting: Setting, scenario: Scenario, next: typeof allEvents): string[] {
  const { world } = beginning(setting, scenario);
  const ends: string[] = [];
  const seen = new Set([world.key]);
  const open = [world];
  for (let one = open.pop(); one; one = open.pop()) {
    const events = next(one);
    if (events.length === 0) ends.push(one.key);
    for (const event of events) {
      const reached = after(one, event);
      if (seen.has(reached.key)) continue;
      seen.add(reached.key);
      open.push(reached);
    }
  }
  return ends.sort();
}
