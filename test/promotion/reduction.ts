// One of several equivalent orders is enough.
// https://en.wikipedia.org/wiki/Partial_order_reduction: a step whose footprint no other actor can access first can be the
// next one.

import { currentActions, hasEnded } from '../code-pipeline/pipeline-state';
import { commute, type Footprint, type Footprints, join, NOTHING_TOUCHED } from './footprints';
import { nextCall } from './jobs';
import type { World } from './world';

/** The actor of a step: a run of the function, a due deployment, or an update that ends. */
export type Actor =
  | { readonly kind: 'deploy' | 'job'; readonly id: string }
  | { readonly kind: 'update'; readonly id: string };

/** An actor whose next step can come before all others. */
export function independentActor(world: World): Actor | undefined {
  const { setting } = world;
  const due = world.due();
  for (const id in world.jobs) {
    const job = world.jobs[id]!;
    const isDue = due.some(({ actionExecutionId }) => actionExecutionId === id);
    const call = nextCall(world, id);
    if (call.operation.startsWith('PutJob') && (world.left.stop > 0 || !isDue || call.input.continuationToken))
      continue;
    const step = setting.footprints.call(job, call);
    const whole = world.left.die > 0 ? join(step, setting.footprints.end(job)) : step;
    const inTheWay = isDue && world.left.stop === 0 ? { pipeline: job.pipeline, execution: job.execution } : undefined;
    if (commute(whole, others(world, id, inTheWay))) return { kind: 'job', id };
  }
  if (world.left.stop > 0) return undefined;
  for (const { actionExecutionId: id, actionTypeId, configuration, pipelineExecutionId, pipelineName } of due) {
    if (actionTypeId.provider !== 'CloudFormation') continue;
    const { update } = world.stacks[configuration.StackName!]!;
    const isUpdating = update?.action === id;
    if (isUpdating && update.outlives.length > 0) continue;
    const environment = setting.environmentOfStack(configuration.StackName!);
    const step = isUpdating ? setting.footprints.updateEnd(environment) : setting.footprints.deploy(environment);
    const inTheWay = { pipeline: pipelineName, execution: pipelineExecutionId };
    if (commute(step, others(world, id, inTheWay))) {
      return isUpdating ? { kind: 'update', id: configuration.StackName! } : { kind: 'deploy', id };
    }
  }
  return undefined;
}

interface InTheWay {
  readonly pipeline: string;
  readonly execution: string;
}

/** Everything that other actors can access before the actor's step. */
function others(world: World, own: string, inTheWay: InTheWay | undefined): Footprint {
  const { jobs, left, scenario, setting } = world;
  const { footprints } = setting;
  const touched: Footprint[] = [];
  for (const id in jobs) if (id !== own) touched.push(footprints.run(jobs[id]!));
  for (const { actionExecutionId, actionTypeId, configuration } of world.due()) {
    if (actionTypeId.provider !== 'CloudFormation' || actionExecutionId === own) continue;
    touched.push(footprints.deploy(setting.environmentOfStack(configuration.StackName!)));
  }
  for (const environment of setting.environments) {
    const isUpdating = environment.stacks.some(({ stackName }) => {
      const { update } = world.stacks[stackName]!;
      return update && update.action !== own;
    });
    if (isUpdating) touched.push(footprints.updateEnd(environment));
    if (scenario.appliedIn.includes(environment.name) && (left.apply > 0 || left.loseRecord > 0)) {
      touched.push(footprints.all(environment, 'stack', 'permits', 'record', 'past'));
    }
    if (world.errand || (scenario.directIn.includes(environment.name) && left.agree + left.hold + left.release > 0)) {
      touched.push(footprints.all(environment, 'hold', 'stage', 'past'));
    }
    if (left.stop > 0) {
      touched.push(footprints.all(environment, 'stage', 'direct'));
    }
  }
  touched.push(promotions(world, footprints, inTheWay), directDeployments(world, footprints, inTheWay));
  return join(...touched);
}

/** No execution can pass one that is blocked. */
function promotions(world: World, footprints: Footprints, inTheWay: InTheWay | undefined): Footprint {
  const { left, setting } = world;
  const { definition, state } = world.aws.scene(setting.promotionPipeline);
  const isOwn = inTheWay?.pipeline === setting.promotionPipeline;
  const own = isOwn ? state.executions.find(({ id }) => id === inTheWay.execution) : undefined;
  const starts = left.push > 0 ? [definition.stages[0]!.name] : [];
  for (const execution of state.executions) {
    if (execution !== own && mayGoOn(world, setting.promotionPipeline, execution.id)) starts.push(execution.stage);
  }
  return join(...starts.map((start) => footprints.way(definition, start, own?.stage)));
}

function directDeployments(world: World, footprints: Footprints, inTheWay: InTheWay | undefined): Footprint {
  const { left, scenario, setting } = world;
  const touched = setting.environments.map((environment) => {
    const { directPipeline, name } = environment;
    if (inTheWay?.pipeline === directPipeline) return NOTHING_TOUCHED;
    const { executions } = world.aws.scene(directPipeline).state;
    const mayStart = left.direct + left.rollback + left.strange > 0 && scenario.directIn.includes(name);
    const isThere = executions.some(({ id }) => mayGoOn(world, directPipeline, id));
    return mayStart || isThere ? footprints.deployment(environment, true) : NOTHING_TOUCHED;
  });
  return join(...touched);
}

function mayGoOn(world: World, pipeline: string, id: string): boolean {
  const { state } = world.aws.scene(pipeline);
  const execution = world.execution(pipeline, id)!;
  if (!hasEnded(execution)) return true;
  if (world.left.retry > 0 && state.stages[execution.stage]?.latest === id) return true;
  return currentActions(execution).some(({ status }) => status === 'InProgress');
}
