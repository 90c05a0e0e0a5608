// All events that can happen next, one step each.

import { currentActions } from '../code-pipeline/pipeline-state';
import { checkState } from './invariants';
import { die, nextCall, settle, step } from './jobs';
import { describeCall, nameOf } from './labels';
import { personEvents } from './person-events';
import { independentActor } from './reduction';
import { stackEvents } from './stack-events';
import type { World } from './world';

export interface Event {
  /** A description of the event. */
  readonly label: string;
  readonly happen: (world: World) => void;
  /** Whether something in progress continues, without a person. */
  readonly isProgress?: boolean;
}

/** In the order that makes counterexamples readable: initial events first. */
export function eventsOf(world: World): Event[] {
  const actor = independentActor(world);
  if (actor?.kind === 'job') return jobEvents(world, [actor.id]);
  if (actor) return stackEvents(world, actor);
  return allEvents(world);
}

export function allEvents(world: World): Event[] {
  return [
    ...personEvents(world),
    ...pipelineEvents(world),
    ...stackEvents(world),
    ...jobEvents(world, Object.keys(world.jobs)),
  ];
}

/** The world after the event, with the violations of the event. */
export function after(world: World, { happen }: Event): World {
  const next = world.fork();
  happen(next);
  settle(next);
  next.freeze();
  checkState(next);
  return next;
}

function jobEvents(world: World, ids: readonly string[]): Event[] {
  return ids.flatMap((id) => {
    const job = world.jobs[id]!;
    const name = `${nameOf(world, job.pipeline, job.execution)} ${job.stage} ${job.action}`;
    const call = describeCall(nextCall(world, id));
    const events: Event[] = [{ label: `${name}: ${call}`, isProgress: true, happen: (next) => step(next, id) }];
    if (world.left.failCall > 0) {
      const error = { name: 'ThrottlingException', message: 'Rate exceeded' };
      const happen = (next: World) => {
        next.left.failCall -= 1;
        step(next, id, { error });
      };
      events.push({ label: `${name}: ${call} fails, throttled`, happen });
    }
    if (world.left.die > 0) {
      const happen = (next: World) => {
        next.left.die -= 1;
        die(next, id);
      };
      events.push({ label: `${name}: dies before ${call}`, happen });
    }
    return events;
  });
}

/** What people do in CodePipeline with existing executions. */
function pipelineEvents(world: World): Event[] {
  const events: Event[] = [];
  const { aws, left, setting } = world;
  for (const { actionName, pipelineExecutionId, pipelineName, stageName, token } of world.due()) {
    if (!token) continue;
    const environment = setting.environments.find(({ firstStage }) => firstStage === stageName)!;
    const name = nameOf(world, pipelineName, pipelineExecutionId);
    const answer = (next: World, status: 'Approved' | 'Rejected') =>
      next.aws.call('PutApprovalResult', {
        pipelineName,
        stageName,
        actionName,
        token,
        result: { status, summary: '' },
      });
    const approve = (next: World) => {
      answer(next, 'Approved');
      const { revisions, stage } = next.execution(pipelineName, pipelineExecutionId)!;
      if (stage !== stageName) want(next, environment.name, revisions.Source!);
    };
    const own = environment.approvals.length > 1 ? ` (${actionName})` : '';
    events.push({ label: `approve ${name} for ${environment.name}${own}`, happen: approve });
    if (left.reject > 0) {
      const reject = (next: World) => {
        next.left.reject -= 1;
        answer(next, 'Rejected');
      };
      events.push({ label: `reject ${name} for ${environment.name}${own}, or its time is over`, happen: reject });
    }
  }
  for (const { executions, name: pipelineName, stages } of Object.values(aws.pipelines)) {
    for (const execution of executions) {
      const { id, stage, status } = execution;
      const name = nameOf(world, pipelineName, id);
      if (left.stop > 0 && status === 'InProgress') {
        const happen = (next: World) => {
          next.left.stop -= 1;
          next.excused = [...next.excused, id];
          next.aws.call('StopPipelineExecution', { pipelineName, pipelineExecutionId: id, abandon: true, reason: '' });
        };
        events.push({ label: `stop ${name} in ${stage}`, happen });
      }
      if (left.retry > 0 && (status === 'Failed' || status === 'Stopped') && stages[stage]?.latest === id) {
        if (currentActions(execution).some((action) => action.status === 'InProgress')) continue;
        for (const retryMode of ['ALL_ACTIONS', 'FAILED_ACTIONS']) {
          const happen = (next: World) => retry(next, pipelineName, id, stage, retryMode);
          events.push({ label: `retry ${name} ${stage} (${retryMode})`, happen });
        }
      }
    }
  }
  return events;
}

function retry(world: World, pipelineName: string, pipelineExecutionId: string, stageName: string, retryMode: string) {
  world.left.retry -= 1;
  const isApproval = world.setting.environments.some(({ firstStage }) => firstStage === stageName);
  if (isApproval && retryMode === 'FAILED_ACTIONS') world.askedAgain = [...world.askedAgain, pipelineExecutionId];
  world.aws.call('RetryStageExecution', { pipelineName, pipelineExecutionId, stageName, retryMode });
}

/** An authorized person wants the digest in the environment. */
export function want(world: World, environment: string, digest: string): void {
  const { wanted } = world.past[environment]!;
  if (!wanted.includes(digest)) world.remember(environment, { wanted: [...wanted, digest].sort() });
}
