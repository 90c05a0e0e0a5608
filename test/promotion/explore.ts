import { createHash } from 'node:crypto';
import { after, eventsOf } from './events';
import { checkEnd } from './invariants';
import { beginning } from './prelude';
import type { Scenario } from './scenario';
import type { Setting } from './setting';
import type { World } from './world';

export interface Exploration {
  readonly states: number;
  /** Whether all states of the scenario were explored. */
  readonly isComplete: boolean;
  readonly depth: number;
  readonly counterexample?: Counterexample;
}

export interface Counterexample {
  readonly violations: readonly string[];
  /** The shortest path to the violation. */
  readonly labels: readonly string[];
}

/**
 * Explores a scenario breadth-first, so that the first violation has the shortest path.
 *
 * @param limit the maximum number of states
 */
export function explore(setting: Setting, scenario: Scenario, limit: number): Exploration {
  const { labels: already, world: first } = beginning(setting, scenario);
  const seen = new Set([digestOf(first)]);
  const parents = [-1];
  const labels = [''];
  let depth = 0;
  let level: [World, number][] = [[first, 0]];
  const wayTo = (at: number): string[] => (at <= 0 ? [] : [...wayTo(parents[at]!), labels[at]!]);
  const found = (violations: readonly string[], at: number, ...last: string[]): Exploration => {
    const counterexample = { violations, labels: [...already, ...wayTo(at), ...last] };
    return { states: seen.size, isComplete: false, depth, counterexample };
  };
  while (level.length > 0) {
    const next: typeof level = [];
    for (const [world, at] of level) {
      const events = eventsOf(world);
      if (events.length === 0) {
        checkEnd(world);
        if (world.violations.length > 0) return found(world.violations, at);
      }
      for (const event of events) {
        const reached = after(world, event);
        if (reached.violations.length > 0) return found(reached.violations, at, event.label);
        const digest = digestOf(reached);
        if (seen.has(digest)) continue;
        seen.add(digest);
        next.push([reached, parents.push(at) - 1]);
        labels.push(event.label);
        if (seen.size >= limit) return { states: seen.size, isComplete: false, depth };
      }
    }
    level = next;
    depth += 1;
  }
  return { states: seen.size, isComplete: true, depth };
}

/** Shorter than a key, to save memory. */
function digestOf({ key }: World): string {
  return createHash('md5').update(key).digest('binary');
}
