// Events of CloudFormation and Terraform on the stacks.

import type { DueAction } from '../code-pipeline/due-action';
import type { Event } from './events';
import { noteApply, noteDeploy, noteRefusedDeploy } from './invariants';
import { nextCall } from './jobs';
import { nameOf } from './labels';
import type { Actor } from './reduction';
import type { EnvironmentSetting } from './setting';
import { apply, endUpdate, execute, NOTHING, runningDigest, StackError, updateTo } from './stack';
import type { World } from './world';

/** @param only of one action that executes a change set, or of one stack's update */
export function stackEvents(world: World, only?: Actor): Event[] {
  const events: Event[] = [];
  const { left, setting, stacks } = world;
  for (const due of world.due()) {
    const isMeant = !only || only.id === due.actionExecutionId;
    if (isMeant && due.actionTypeId.provider === 'CloudFormation') events.push(...deployEvents(world, due));
  }
  for (const environment of setting.environments) {
    for (const { imageParameter, stackName } of environment.stacks) {
      const { update } = stacks[stackName]!;
      if (only && only.id !== stackName) continue;
      if (update && update.outlives.length === 0) {
        const { isDenied = false } = update;
        const happen = (next: World) => end(next, stackName, !isDenied);
        const label = `update of ${stackName} ${isDenied ? 'is denied' : 'ends well'}`;
        events.push({ label, isProgress: true, happen });
        if (left.failUpdate > 0 && !isDenied) {
          const happen = (next: World) => {
            next.left.failUpdate -= 1;
            end(next, stackName, false);
          };
          events.push({ label: `update of ${stackName} fails and is rolled back`, happen });
        }
      }
      if (only) continue;
      const recorded = world.parameters[imageParameter];
      if (left.apply > 0 && !update && world.scenario.appliedIn.includes(environment.name)) {
        events.push({
          label: `terraform apply of ${stackName}`,
          happen: (next) => beginApply(next, stackName, imageParameter),
        });
      }
      if (left.loseRecord > 0 && recorded !== undefined && world.scenario.appliedIn.includes(environment.name)) {
        const happen = (next: World) => {
          next.left.loseRecord -= 1;
          delete next.parameters[imageParameter];
        };
        events.push({ label: `the record of ${stackName} is lost`, happen });
      }
    }
  }
  return events;
}

function deployEvents(world: World, due: DueAction): Event[] {
  const { actionExecutionId: id, actionName, configuration, pipelineExecutionId, pipelineName, stageName } = due;
  const stackName = configuration.StackName!;
  if (world.stacks[stackName]!.update?.action === id) return [];
  const name = `${nameOf(world, pipelineName, pipelineExecutionId)} ${stageName} ${actionName}`;
  const label = `${name} executes ${configuration.ChangeSetName}`;
  const events: Event[] = [{ label, isProgress: true, happen: (next) => deploy(next, due) }];
  if (world.left.failDeploy > 0) {
    const happen = (next: World) => {
      next.left.failDeploy -= 1;
      next.excused = [...next.excused, pipelineExecutionId];
      next.aws.end(id, { status: 'Failed', message: 'Rate exceeded' });
    };
    events.push({ label: `${name} fails before it reaches CloudFormation`, happen });
  }
  return events;
}

function deploy(world: World, due: DueAction): void {
  const { actionExecutionId: id, configuration } = due;
  const environment = world.setting.environmentOfStack(configuration.StackName!);
  try {
    noteDeploy(world, due, environment, beginUpdate(world, due));
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    noteRefusedDeploy(world, due, environment, error.message);
    world.aws.end(id, { status: 'Failed', message: error.message });
  }
}

/** Returns the deployed digest. */
function beginUpdate(
  { jobs, scenario, setting, stacks }: World,
  { actionExecutionId, configuration }: DueAction,
): string {
  const { ActionMode, ChangeSetName, Image, StackName } = configuration;
  const stack = stacks[StackName!]!;
  const update = { action: actionExecutionId, outlives: Object.keys(jobs) };
  const isLate = scenario.keepsChangeSets;
  switch (ActionMode) {
    case 'CHANGE_SET_EXECUTE':
      return execute(stack, ChangeSetName!, update, isLate).digest;
    case 'CREATE_UPDATE': // for a removed guard
      updateTo(stack, `${setting.image}@${Image}`, update);
      return Image!;
    default:
      throw new Error(`${ActionMode}: not supported`);
  }
}

function end(world: World, stackName: string, succeeds: boolean): void {
  const stack = world.stacks[stackName]!;
  const { action } = stack.update!;
  const before = runningDigest(stack);
  endUpdate(stack, succeeds, world.scenario.keepsChangeSets);
  if (!action) return;
  const due = world.due().find(({ actionExecutionId }) => actionExecutionId === action);
  const execution = action.split('/').slice(0, 2).join('/');
  const { name } = world.setting.environmentOfStack(stackName);
  if (succeeds && before !== runningDigest(stack)) {
    world.remember(name, { unrecorded: [...new Set([...world.past[name]!.unrecorded, execution])] });
  }
  if (!succeeds) world.excused = [...world.excused, execution];
  if (due) world.aws.end(action, { status: succeeds ? 'Succeeded' : 'Failed' });
}

/** Terraform first recreates a missing parameter, without an image. */
function beginApply(world: World, stackName: string, imageParameter: string): void {
  const environment = world.setting.environmentOfStack(stackName);
  const stack = world.stacks[stackName]!;
  world.left.apply -= 1;
  world.parameters[imageParameter] ??= NOTHING;
  const recorded = world.parameters[imageParameter];
  noteApply(world, environment, stack, recorded);
  world.excused = [...new Set([...world.excused, ...late(world, environment, stackName)])];
  apply(stack, recorded);
}

/** Executions after the last check of their permit: an apply makes it obsolete, and they fail. */
function late(world: World, { name }: EnvironmentSetting, stackName: string): string[] {
  const due = world.due().filter(({ configuration }) => configuration.StackName === stackName);
  const preparing = Object.keys(world.jobs).filter((id) => {
    const { action, environment } = world.jobs[id]!;
    const { operation } = nextCall(world, id);
    return action === 'prepare' && environment === name && /^(DescribeChangeSet|PutJobSuccessResult)$/.test(operation);
  });
  return [
    ...due.map(({ pipelineExecutionId }) => pipelineExecutionId),
    ...preparing.map((id) => world.jobs[id]!.execution),
  ];
}
