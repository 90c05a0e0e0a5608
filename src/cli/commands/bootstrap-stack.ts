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

/** Polling interval in milliseconds. */
const INTERVAL = 2_000;

/** After a failed creation, the stack can only be deleted. */
const DEAD = ['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/** Only manual intervention helps. */
const STUCK = ['DELETE_FAILED', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED'];

interface Options {
  /** The stacks that are already done. */
  readonly done: readonly BootstrapStack[];
  readonly yes?: boolean;
  /** Waits before the next poll. @default - two seconds */
  readonly wait?: () => Promise<void>;
}

/** Creates or changes one stack, if it differs from the template and the user confirms. */
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
      await ask(isNew ? 'Create this stack?' : 'Change this stack?');
    } catch (error) {
      await forget(account, stack, changeSet, isNew);
      throw error;
    }
    await execute(account, stack, changeSet, isNew, wait);
  }
  const { isProtected = false } = (await describeStack(account, stack.region, stack.name)) ?? {};
  if (!isProtected) await protectStack(account, stack);
}

/** Waits for an operation that is in progress, and offers to delete a stack whose creation failed. */
async function settle(
  account: AwsAccount,
  stack: BootstrapStack,
  ask: (question: string) => Promise<void>,
  wait: () => Promise<void>,
): Promise<StackState | null> {
  const { name, region } = stack;
  let state = await describeStack(account, region, name);
  if (state !== null && isBusy(state.status)) {
    tell([`${titleOf(stack)}: ${name} is ${state.status}; waiting for CloudFormation to finish.`]);
    state = await follow(account, stack, state.id, wait);
    if (state.status === 'DELETE_COMPLETE') return null;
  }
  if (state === null) return null;
  if (STUCK.includes(state.status)) throw new UserError(await stuck(account, stack, state));
  if (!DEAD.includes(state.status)) return state;
  const reasons = await failureReasons(account, region, state.id);
  tell([`${titleOf(stack)}: creation of ${name} failed (${state.status}).`, ...reasons.map((reason) => `  ${reason}`)]);
  await ask('Delete the failed stack and create it again?');
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
      'Fix the cause, then run npx ecs-pipeline bootstrap again.',
    ].join('\n'),
  );
}

/** Removes what a declined change leaves behind: the change set, and the empty stack that it created. */
async function forget(account: AwsAccount, stack: BootstrapStack, changeSet: ChangeSet, isNew: boolean): Promise<void> {
  await deleteChangeSet(account, stack, changeSet.id);
  if (isNew && !(await hasChangeSets(account, stack))) await deleteStack(account, stack.region, changeSet.stackId);
}

async function stuck(account: AwsAccount, stack: BootstrapStack, { id, status }: StackState): Promise<string> {
  const reasons = await failureReasons(account, stack.region, id);
  const fix =
    status === 'UPDATE_ROLLBACK_FAILED'
      ? `fix the cause, then run: aws cloudformation continue-update-rollback --stack-name ${stack.name} --region ${stack.region}`
      : `see the events of the stack in the CloudFormation console of account ${stack.accountId}, then fix the cause`;
  return [
    `${titleOf(stack)}: ${stack.name} is ${status} and needs manual intervention.`,
    ...reasons.map((reason) => `  ${reason}`),
    `→ ${fix}`,
  ].join('\n');
}

/** The user declined: what was done before stays done. */
function stopped(error: unknown, stack: BootstrapStack, done: readonly BootstrapStack[]): never {
  if (!(error instanceof UserError) || done.length === 0) throw error;
  const text = [
    `Canceled: nothing was changed in ${titleOf(stack)}. Already done: ${done.map(titleOf).join(', ')}.`,
    '→ npx ecs-pipeline bootstrap continues from here.',
  ].join('\n');
  throw error instanceof Interrupted ? new Interrupted(`\n${text}`) : new UserError(text);
}
