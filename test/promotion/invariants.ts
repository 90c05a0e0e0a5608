// The invariants. Their numbers are those of docs/promotion.md.

import type { DueAction } from '../code-pipeline/due-action';
import type { AwsCall } from './function-runner';
import type { EnvironmentSetting } from './setting';
import { digestOf, NOTHING, runningDigest, type Stack } from './stack';
import type { Job, World } from './world';

/** A check of an earlier attempt does not count for this one. */
export function noteStart(world: World, { action, direct, execution }: Job): void {
  if (direct) return;
  if (action === 'prepare') world.checks[execution] = { hasPassed: false, isOvertaken: false, served: [] };
  else delete world.checks[execution];
}

/** Prepare reads the previous environment: what is true at that moment is checked. */
export function noteCheck(world: World, job: Job, { input, operation }: AwsCall): void {
  const { action, digest, direct, environment, execution } = job;
  if (action !== 'prepare' || direct || operation !== 'DescribeStacks') return;
  const before = world.setting.before(world.setting.environment(environment));
  if (!before?.stacks.some(({ stackName }) => stackName === input.StackName)) return;
  const check = world.checks[execution];
  if (!check || !before.stacks.every(({ stackName }) => runs(world.stacks[stackName]!, digest))) return;
  world.checks[execution] = { ...check, hasPassed: true, isOvertaken: false };
}

/** Even while an apply reverts it there, in the seconds before the next image is recorded. */
function runs(stack: Stack, digest: string): boolean {
  const { update } = stack;
  return (
    runningDigest(stack) === digest || (update?.action === undefined && digestOf(update?.deployed ?? '') === digest)
  );
}

/** A Record has succeeded: the image that ran before it started is recorded, and checks of other images are void. */
export function noteRecorded(world: World, { action, covers, environment }: Job): void {
  if (action !== 'record') return;
  const here = world.setting.environment(environment);
  const { unrecorded } = world.past[environment]!;
  world.remember(environment, { unrecorded: unrecorded.filter((execution) => !covers.includes(execution)) });
  const after = world.setting.after(here);
  for (const id in world.checks) {
    const { revisions, stage } = world.execution(world.setting.promotionPipeline, id)!;
    if (stage !== `deploy-${after?.name}` || revisions.Source === world.running(here)) continue;
    world.checks[id] = { ...world.checks[id]!, isOvertaken: true };
  }
}

/** 5: a direct deployment is not rejected because of a promotion. */
export function noteFailure(world: World, job: Job, why: string): void {
  const { digest, direct, environment, execution, pipeline, wasAgreed } = job;
  if (/^(Reference|Syntax|Type)Error/.test(why)) throw new Error(`${execution} in ${environment}: ${why}`);
  // Without a record, there is no deployment until Terraform recreates the record.
  if (why.startsWith('ParameterNotFound')) return;
  const isAgreed = wasAgreed && world.past[environment]!.agreed === digest;
  if (why.includes('requires agreements') && !isAgreed) return;
  if (direct && !isExcused(world, pipeline, execution)) {
    world.violations.push(`5: the direct deployment ${execution} to ${environment} is rejected: ${why}`);
  }
}

function isExcused(world: World, pipeline: string, id: string): boolean {
  if (world.excused.includes(id)) return true;
  const { trigger, variables } = world.execution(pipeline, id)!;
  return trigger.triggerType !== 'StartPipelineExecution' || variables.Reason === '-';
}

/** An execution's stack update starts. */
export function noteDeploy(world: World, due: DueAction, environment: EnvironmentSetting, digest: string): void {
  const { pipelineExecutionId: id, pipelineName } = due;
  const { name } = environment;
  const execution = world.execution(pipelineName, id)!;
  if (execution.trigger.triggerType === 'CreatePipeline')
    world.violations.push(`1: nobody has asked for ${digest} in ${name}`);
  if (environment.approvals.length > 0 && !world.past[name]!.wanted.includes(digest)) {
    world.violations.push(`1: nobody has approved ${digest} for ${name}`);
  }
  if (world.past[name]!.agreed === digest) world.remember(name, { agreed: undefined });
  if (pipelineName === world.setting.promotionPipeline) notePromotion(world, due, environment, digest);
  else if (execution.variables.Hold === 'true') noteRollback(world, environment, id);
}

function notePromotion(world: World, due: DueAction, environment: EnvironmentSetting, digest: string): void {
  const { configuration, pipelineExecutionId: id } = due;
  const { name } = environment;
  const stackName = configuration.StackName!;
  const check = world.checks[id]!;
  const before = world.setting.before(environment);
  if (before) {
    const running = world.running(before) ?? 'nothing, or several images';
    if (check.served.includes(stackName)) {
      world.violations.push(
        `2: one check serves two updates of ${stackName} to ${digest}; ${before.name} runs ${running}`,
      );
    } else if (!check.hasPassed && running !== digest) {
      world.violations.push(`2: ${digest} is promoted to ${name} unchecked; ${before.name} runs ${running}`);
    } else if (check.isOvertaken && running !== digest) {
      world.violations.push(
        `2: the check of ${digest} for ${name} is older than the record of ${running} in ${before.name}`,
      );
    }
  }
  world.checks[id] = { ...check, served: [...check.served, stackName] };
  const { isRolledBack, letThrough } = world.past[name]!;
  if (isRolledBack) world.violations.push(`6: ${digest} is promoted to ${name}, which was rolled back`);
  else if (letThrough && !letThrough.includes(id)) {
    world.violations.push(`6: ${digest} is promoted to ${name}, which is on hold`);
  }
}

function noteRollback(world: World, { hold, name }: EnvironmentSetting, id: string): void {
  if (world.parameters[hold] !== undefined) world.remember(name, { isRolledBack: true });
  else if (!world.past[name]!.released.includes(id)) {
    world.violations.push(`6: the rollback ${id} starts in ${name} without a hold`);
  }
}

/** 5: CloudFormation rejects the deployment. */
export function noteRefusedDeploy(world: World, due: DueAction, environment: EnvironmentSetting, why: string): void {
  const { pipelineExecutionId: execution, pipelineName } = due;
  if (pipelineName === world.setting.promotionPipeline || isExcused(world, pipelineName, execution)) return;
  world.violations.push(`5: the direct deployment ${execution} to ${environment.name} is rejected: ${why}`);
}

/**
 * 8: an apply is about to start. Between the end of an update and its record, it reverts the image, which the next
 * Record detects. Without any record, it is denied.
 */
export function noteApply(world: World, { name }: EnvironmentSetting, stack: Stack, recorded: string): void {
  const running = runningDigest(stack);
  const next = digestOf(recorded);
  if (running === next || next === NOTHING) return;
  const { unrecorded } = world.past[name]!;
  if (unrecorded.length === 0) world.violations.push(`8: an apply makes ${name} run ${next} instead of ${running}`);
  world.remember(name, { unrecorded: [...new Set([...unrecorded, AN_APPLY])] });
}

/** A change of an environment that is not an execution. */
const AN_APPLY = 'an apply';

/** What must hold between any two steps. */
export function checkState(world: World): void {
  const { setting } = world;
  const state = world.aws.scene(setting.promotionPipeline).state;
  for (const environment of setting.environments) {
    const before = setting.before(environment);
    if (!before || environment.approvals.length === 0 || world.past[before.name]!.unrecorded.length > 0) continue;
    const running = world.running(before);
    for (const { actions, current, id, revisions, stage: at, status } of state.executions) {
      const digest = revisions.Source!;
      if (status !== 'InProgress' || at !== environment.firstStage) continue;
      if (digest === running || world.askedAgain.includes(id)) continue;
      const isAsked = Object.keys(current).some((name) => {
        return name.startsWith('Approve') && actions[current[name]!]!.status === 'InProgress';
      });
      const isWaiting = state.stages[at]!.inbound.includes(id);
      if (isAsked || isWaiting) {
        const what = `${digest} ${isAsked ? 'is asked' : 'waits'} for ${environment.name}`;
        world.violations.push(`3: ${what}; ${before.name} runs ${running}`);
      }
    }
  }
  for (const { directPipeline, name } of setting.environments) {
    if (world.aws.scene(directPipeline).state.executions.some(({ status }) => status === 'Superseded')) {
      world.violations.push(`5: a direct deployment to ${name} was superseded`);
    }
  }
}

/** What must hold when no more events are possible. */
export function checkEnd(world: World): void {
  for (const { actionName, pipelineName, stageName } of world.due()) {
    world.violations.push(`5: ${pipelineName} ${stageName} ${actionName} waits forever`);
  }
  for (const environment of world.setting.environments) {
    // The next Prepare repairs a Record that failed or did not run.
    const isExpected = world.past[environment.name]!.unrecorded.some((cause) => cause !== AN_APPLY);
    if (!isExpected && !isRecorded(world, environment)) {
      world.violations.push(`8: the record of ${environment.name} is not its current image`);
    }
  }
}

function isRecorded({ parameters, stacks }: World, environment: EnvironmentSetting): boolean {
  return environment.stacks.every(({ imageParameter, stackName }) => {
    const recorded = parameters[imageParameter];
    return recorded === undefined || recorded === NOTHING || digestOf(recorded) === runningDigest(stacks[stackName]!);
  });
}
