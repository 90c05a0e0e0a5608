import { after, type Event, eventsOf } from './events';
import { settle } from './jobs';
import { firstWorld, type Scenario } from './scenario';
import type { Setting } from './setting';
import type { World } from './world';

/** The initial world of a scenario, and the path to it. */
export function beginning(setting: Setting, scenario: Scenario): { readonly world: World; readonly labels: string[] } {
  let world = firstWorld(setting, scenario);
  settle(world);
  const labels: string[] = [];
  if (!scenario.asked) return { world, labels };
  const first = eventsOf(world).find(({ label }) => label.startsWith('push'))!;
  for (let event: Event | undefined = first; event; event = nextByItself(world, scenario.asked)) {
    world = after(world, event);
    if (world.violations.length > 0) throw new Error(`the initial world violates ${world.violations}`);
    labels.push(event.label);
  }
  return { world, labels };
}

/** Without new events: approvals of the environments before `asked` are approved. */
function nextByItself(world: World, asked: string): Event | undefined {
  const events = eventsOf(world);
  return (
    events.find(({ isProgress }) => isProgress) ??
    events.find(({ label }) => label.startsWith('approve') && !label.includes(`for ${asked}`))
  );
}
