// Runs of the function: their start, their calls one at a time, and their end.

import type { DueAction } from '../code-pipeline/due-action';
import { answer, isPrivate } from './aws-calls';
import type { AwsAnswer, AwsCall } from './function-runner';
import { noteCheck, noteFailure, noteRecorded, noteStart } from './invariants';
import { describeCall } from './labels';
import { digestNumber } from './scenario';
import type { Job, World } from './world';

interface Parameters {
  readonly action: Job['action'];
  readonly digest: string;
  readonly direct: boolean;
  readonly environment: string;
}

/** All immediate effects: sources are read, and the function is invoked for the actions that wait for it. */
export function settle(world: World): void {
  for (let again = true; again; ) {
    again = false;
    for (const due of world.due()) {
      if (due.actionTypeId.category === 'Source') {
        const revision = due.revision ?? digestNumber(0);
        const outputVariables = { ImageDigest: revision };
        world.aws.end(due.actionExecutionId, { status: 'Succeeded', revision, outputVariables });
        again = true;
        break;
      }
      if (due.job && !world.jobs[due.actionExecutionId] && !isWaiting(world, due)) invoke(world, due);
    }
  }
}

/** CodePipeline invokes the function repeatedly. While a stack is being updated, only one invocation matters. */
function isWaiting({ setting, stacks }: World, { configuration, job }: DueAction): boolean {
  if (!job?.continuationToken) return false;
  const environment = setting.environment(parametersOf(configuration.UserParameters!).environment);
  return environment.stacks.some(({ stackName }) => stacks[stackName]!.update);
}

function invoke(world: World, due: DueAction): void {
  const { actionExecutionId: id, configuration, pipelineExecutionId, pipelineName, stageName } = due;
  const { action, digest, direct, environment } = parametersOf(configuration.UserParameters!);
  const { UserParameters } = configuration;
  const { continuationToken } = due.job!;
  const data = { actionConfiguration: { configuration: { UserParameters } }, continuationToken };
  world.jobs[id] = {
    pipeline: pipelineName,
    execution: pipelineExecutionId,
    stage: stageName,
    action,
    environment,
    digest,
    direct,
    progress: world.setting.runner.start({ 'CodePipeline.job': { id, data } }),
    covers: action === 'record' ? world.past[environment]!.unrecorded : [],
    wasAgreed: direct && world.past[environment]!.agreed === digest,
  };
  noteStart(world, world.jobs[id]);
  takePrivateCalls(world, id);
}

/** The call that a run waits for. */
export function nextCall({ jobs, setting }: World, id: string): AwsCall {
  return setting.runner.next(jobs[id]!.progress) as AwsCall;
}

/** One call, which AWS answers or which fails for an external reason. */
export function step(world: World, id: string, failure?: AwsAnswer): void {
  const job = world.jobs[id]!;
  const call = nextCall(world, id);
  mustBeKnown(world, job, call);
  noteCheck(world, job, call);
  if (failure) world.excused = [...world.excused, job.execution];
  const answered = failure ?? answer(world, call, job);
  if ('output' in answered) {
    if (call.operation === 'PutJobFailureResult') noteFailure(world, job, call.input.failureDetails.message);
    if (call.operation === 'PutJobSuccessResult' && !call.input.continuationToken) noteRecorded(world, job);
  }
  world.jobs[id] = { ...job, progress: world.setting.runner.answer(job.progress, answered) };
  takePrivateCalls(world, id);
}

/** The reduction of the exploration depends on the footprint of each action. */
function mustBeKnown({ setting: { footprints } }: World, job: Job, call: AwsCall): void {
  const step = footprints.call(job, call);
  const run = footprints.run(job);
  if ((step.reads & ~run.reads) === 0 && (step.writes & ~run.writes) === 0) return;
  throw new Error(`footprints.ts does not contain ${job.action} of ${job.environment}: ${describeCall(call)}`);
}

function takePrivateCalls(world: World, id: string): void {
  for (;;) {
    const job = world.jobs[id]!;
    const call = world.setting.runner.next(job.progress);
    if (call === 'ended') {
      forget(world, id);
      return;
    }
    if (!isPrivate(world, call, job.execution)) return;
    world.jobs[id] = { ...job, progress: world.setting.runner.answer(job.progress, answer(world, call, job)) };
  }
}

/** Lambda aborts the run. */
export function die(world: World, id: string): void {
  const { execution } = world.jobs[id]!;
  forget(world, id);
  world.excused = [...world.excused, execution];
  if (world.due().some(({ actionExecutionId }) => actionExecutionId === id)) {
    world.aws.end(id, { status: 'Failed', message: 'the function timed out' });
  }
}

function forget(world: World, id: string): void {
  delete world.jobs[id];
  for (const stack of Object.values(world.stacks)) {
    if (!stack.update?.outlives.includes(id)) continue;
    stack.update = { ...stack.update, outlives: stack.update.outlives.filter((other) => other !== id) };
  }
}

const parsed = new Map<string, Parameters>();

function parametersOf(text: string): Parameters {
  if (!parsed.has(text)) parsed.set(text, JSON.parse(text));
  return parsed.get(text)!;
}
