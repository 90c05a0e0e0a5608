// A person puts an environment on hold or releases it, in two steps. The first changes the parameter, which takes
// effect.

import type { Event } from './events';
import type { EnvironmentSetting } from './setting';
import type { Errand, World } from './world';

export function holdEvents({ errand, left, parameters, scenario, setting }: World): Event[] {
  if (errand) return [errandEvent(errand, setting.environment(errand.environment))];
  return scenario.directIn.flatMap((name) => {
    const { directPipeline, hold } = setting.environment(name);
    if (parameters[hold] !== undefined) {
      if (left.release === 0) return [];
      const release = (next: World) => {
        next.left.release -= 1;
        delete next.parameters[hold];
        const released = next.aws
          .scene(directPipeline)
          .state.executions.filter(({ status }) => status !== 'Succeeded')
          .map(({ id }) => id);
        next.remember(name, { isRolledBack: false, letThrough: undefined, released });
        next.errand = { environment: name, step: 'open' };
      };
      return [{ label: `release ${name}: delete its hold`, happen: release }];
    }
    if (left.hold === 0) return [];
    const place = (next: World) => {
      next.left.hold -= 1;
      next.parameters[hold] = JSON.stringify({ reason: 'wait' });
      next.errand = { environment: name, step: 'close' };
    };
    return [{ label: `hold ${name}: put its parameter`, happen: place }];
  });
}

function errandEvent({ step }: Errand, { firstStage: stageName, name }: EnvironmentSetting): Event {
  const isOpen = step === 'open';
  const happen = (next: World) => {
    next.errand = undefined;
    const input = { pipelineName: next.setting.promotionPipeline, stageName, transitionType: 'Inbound' };
    if (isOpen) next.aws.call('EnableStageTransition', input);
    else {
      next.aws.call('DisableStageTransition', { ...input, reason: 'wait' });
      next.remember(name, { letThrough: executionsIn(next, `deploy-${name}`) });
    }
  };
  return { label: `${isOpen ? 'release' : 'hold'} ${name}: ${isOpen ? 'open' : 'close'} its transition`, happen };
}

function executionsIn({ aws, setting }: World, stageName: string): string[] {
  const { executions } = aws.scene(setting.promotionPipeline).state;
  return executions.filter(({ stage }) => stage === stageName).map(({ id }) => id);
}
