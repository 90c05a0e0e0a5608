// Events that people start: a push, a direct deployment, a rollback, an agreement, a hold and its release.

import { type Event, want } from './events';
import { holdEvents } from './hold-events';
import { digestNumber } from './scenario';
import type { EnvironmentSetting } from './setting';
import { runningDigest } from './stack';
import type { World } from './world';

export function personEvents(world: World): Event[] {
  const events: Event[] = [];
  const { left, scenario } = world;
  if (left.push > 0) {
    const digest = digestNumber(world.pushed + 1);
    events.push({ label: `push ${digest}`, happen: (next) => push(next, digest) });
  }
  for (const environment of scenario.directIn.map((name) => world.setting.environment(name))) {
    const runs = environment.stacks.map(({ stackName }) => runningDigest(world.stacks[stackName]!));
    for (let n = scenario.start === 'running' ? 0 : 1; n <= world.pushed; n += 1) {
      const digest = digestNumber(n);
      if (runs.every((running) => running === digest)) continue;
      for (const bound of ['direct', 'rollback', 'strange'] as const) {
        if (left[bound] === 0) continue;
        const happen = (next: World) => deploy(next, environment, digest, bound);
        events.push({ label: `start ${bound} of ${digest} in ${environment.name}`, happen });
      }
    }
  }
  return [...events, ...agreementEvents(world), ...holdEvents(world)];
}

function push(world: World, digest: string): void {
  world.left.push -= 1;
  const trigger = { triggerType: 'CloudWatchEvent' } as const;
  world.aws.start(world.setting.promotionPipeline, { trigger, sourceRevisions: { Source: digest } });
}

/** By an authorized person or, with `strange`, by an unexpected trigger. */
function deploy(
  world: World,
  environment: EnvironmentSetting,
  digest: string,
  bound: 'direct' | 'rollback' | 'strange',
) {
  const { directPipeline, name } = environment;
  world.left[bound] -= 1;
  // With several approvals, a single one decides nothing.
  if (bound !== 'strange' && environment.approvals.length < 2) want(world, name, digest);
  const triggerType = bound === 'strange' ? 'CloudWatchEvent' : 'StartPipelineExecution';
  const variables = { Reason: 'it is broken', Hold: String(bound === 'rollback') };
  world.aws.start(directPipeline, { trigger: { triggerType }, variables, sourceRevisions: { Source: digest } });
}

/** The agreement for each approval, if there are several. */
function agreementEvents({ left, parameters, pushed, scenario, setting }: World): Event[] {
  if (left.agree === 0) return [];
  const environments = scenario.directIn.map((name) => setting.environment(name));
  return environments.flatMap(({ agreement, approvals, name }) => {
    if (approvals.length < 2) return [];
    return approvals.flatMap((approval) =>
      numbers(1, pushed).flatMap((n) => {
        const digest = digestNumber(n);
        const parameter = `${agreement}/${approval}`;
        if (parameters[parameter] !== undefined) return [];
        const agree = (next: World) => {
          next.left.agree -= 1;
          next.parameters[parameter] = digest;
          const agreed = approvals.every((other) => next.parameters[`${agreement}/${other}`] === digest);
          next.remember(name, { agreed: agreed ? digest : undefined });
          if (agreed) want(next, name, digest);
        };
        return [{ label: `${approval} agrees to ${digest} in ${name}`, happen: agree }];
      }),
    );
  });
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
