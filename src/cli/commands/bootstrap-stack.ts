import { setTimeout } from 'node:timers/promises';
import {
  ChangeSet,
  createChangeSet,
  deleteChangeSet,
  deleteLeftChangeSets,
  executeChangeSet,
  hasChangeSets,
} from '../../bootstrap/change-set';
import { deleteStack, protectStack } from '../../bootstrap/change-stack';
import { describeChanges } from '../../bootstrap/describe-changes';
import { describeStack, failureReasons, isBusy, StackState } from '../../bootstrap/stack-state';
import { BootstrapStack, titleOf } from '../../bootstrap/stacks';
import { templateResources } from '../../bootstrap/template-resources';
import { AwsAccount } from '../../deployments/aws-account';
import { Interrupted, UserError } from '../../user-error';
import { confirm } from '../confirm';
import { tell } from '../tell';
import { follow } from './follow-bootstrap';

/** Milliseconds between two looks. */
const INTERVAL = 2_000;

/** A creation that failed leaves a stack that can only be deleted. */
const DEAD = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/** A stack that needs somebody. */
const STUCK = ['DELETE_FAILED', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED'];

interface Options {
  /** The stacks before. */
  readonly done: readonly BootstrapStack[];
  readonly yes?: boolean;
  /** Between two looks. @default - two seconds */
  readonly wait?: () => Promise<void>;
}

/** Creates or changes one stack, as far as there is something to do and nobody objects. */
export async function bootstrapStack(
  account: AwsAccount,
  stack: BootstrapStack,
  template: string,
  { done, wait = () => setTimeout(INTERVAL), yes }: Options,
): Promise<void> {
  const ask = (question: string) => confirm(question, yes).catch((error) => stopped(error, stack, done));
  const before = await settle(account, stack, ask, wait);
  await deleteLeftChangeSets(account, stack);
  const isNew = before === null || before.status === 'REVIEW_IN_PROGRESS';
  const changeSet = await createChangeSet(account, stack, template, isNew ? 'CREATE' : 'UPDATE', wait);
  if (changeSet === null) {
    tell([`${titleOf(stack)}: nothing to change.`]);
  } else {
    tell([
      `${titleOf(stack)}: stack ${stack.name} in ${stack.region}`,
      ...describeChanges(changeSet.changes, templateResources(template)).map((line) => `  ${line}`),
    ]);
    try {
      await ask(isNew ? 'Create it?' : 'Change it?');
    } catch (error) {
      await forget(account, stack, changeSet, isNew);
      throw error;
    }
    await execute(account, stack, changeSet, isNew, wait);
  }
  const { isProtected = false } = (await describeStack(account, stack.region, stack.name)) ?? {};
  if (!isProtected) await protectStack(account, stack);
}

/** Waits for what is going on, and asks whether a stack whose creation failed may be deleted. */
async function settle(
  account: AwsAccount,
  stack: BootstrapStack,
  ask: (question: string) => Promise<void>,
  wait: () => Promise<void>,
): Promise<StackState | null> {
  const { name, region } = stack;
  let state = await describeStack(account, region, name);
  if (state !== null && isBusy(state.status)) {
    tell([`${titleOf(stack)}: ${name} is ${state.status}; waiting for its end.`]);
    state = await follow(account, stack, state.id, wait);
    if (state.status === 'DELETE_COMPLETE') return null;
  }
  if (state === null) return null;
  if (STUCK.includes(state.status)) throw new UserError(await stuck(account, stack, state));
  if (!DEAD.includes(state.status)) return state;
  const reasons = await failureReasons(account, region, state.id);
  tell([
    `${titleOf(stack)}: the creation of ${name} has failed (${state.status}).`,
    ...reasons.map((reason) => `  ${reason}`),
  ]);
  await ask('Delete the failed stack, and create it again?');
  const { id } = state;
  const { status } = await follow(account, stack, id, wait, () => deleteStack(account, region, id));
  if (status !== 'DELETE_COMPLETE') throw new UserError(await stuck(account, stack, { ...state, status }));
  return null;
}

async function execute(
  account: AwsAccount,
  stack: BootstrapStack,
  changeSet: ChangeSet,
  isNew: boolean,
  wait: () => Promise<void>,
): Promise<void> {
  const { status } = await follow(account, stack, changeSet.stackId, wait, () =>
    executeChangeSet(account, stack, changeSet),
  );
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') {
    tell([`${titleOf(stack)}: ${isNew ? 'created' : 'changed'}.`]);
    return;
  }
  const reasons = await failureReasons(account, stack.region, changeSet.stackId);
  throw new UserError(
    [
      `${titleOf(stack)}: ${stack.name} was not ${isNew ? 'created' : 'changed'}: ${status}`,
      ...reasons.map((reason) => `  ${reason}`),
      'Remove the cause, then run npx ecs-pipeline bootstrap again.',
    ].join('\n'),
  );
}

/** Leaves nothing behind of what was only looked at. */
async function forget(account: AwsAccount, stack: BootstrapStack, changeSet: ChangeSet, isNew: boolean): Promise<void> {
  await deleteChangeSet(account, stack, changeSet.id);
  if (isNew && !(await hasChangeSets(account, stack))) await deleteStack(account, stack.region, changeSet.stackId);
}

async function stuck(account: AwsAccount, stack: BootstrapStack, { id, status }: StackState): Promise<string> {
  const reasons = await failureReasons(account, stack.region, id);
  const fix =
    status === 'UPDATE_ROLLBACK_FAILED'
      ? `aws cloudformation continue-update-rollback --stack-name ${stack.name} --region ${stack.region}`
      : `look at its events in the CloudFormation console of account ${stack.accountId}`;
  return [
    `${titleOf(stack)}: ${stack.name} is ${status}, and needs you.`,
    ...reasons.map((reason) => `  ${reason}`),
    `→ remove the cause, and: ${fix}`,
  ].join('\n');
}

/** Somebody has said no: what was done before stays done. */
function stopped(error: unknown, stack: BootstrapStack, done: readonly BootstrapStack[]): never {
  if (!(error instanceof UserError) || done.length === 0) throw error;
  const text = [
    `Nothing was done in ${titleOf(stack)}. Done: ${done.map(titleOf).join(', ')}.`,
    '→ npx ecs-pipeline bootstrap goes on from here.',
  ].join('\n');
  throw error instanceof Interrupted ? new Interrupted(`\n${text}`) : new UserError(text);
}
