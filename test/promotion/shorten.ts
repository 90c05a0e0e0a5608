import { after, allEvents } from './events';
import { checkEnd } from './invariants';
import type { World } from './world';

/** A path to a violation, without unnecessary events. */
export function shorten(first: World, labels: readonly string[]): string[] {
  let way = replay(first, labels) ?? [...labels];
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const shorter = replay(first, [...way.slice(0, at), ...way.slice(at + 1)]);
    if (!shorter) continue;
    way = shorter;
    at = Math.min(at, way.length);
  }
  return way;
}

/** The possible events of the path up to the violation, or undefined without a violation. */
function replay(first: World, labels: readonly string[]): string[] | undefined {
  const way: string[] = [];
  let world = first;
  for (const label of labels) {
    const events = allEvents(world);
    const event = events.find((one) => one.label === label);
    if (!event) continue;
    world = after(world, event);
    way.push(label);
    if (world.violations.length > 0) return way;
  }
  if (allEvents(world).length > 0) return undefined;
  checkEnd(world);
  return world.violations.length > 0 ? way : undefined;
}
