import { followStack } from '../../bootstrap/follow-stack';
import { StackState, stackEvents } from '../../bootstrap/stack-state';
import { BootstrapStack } from '../../bootstrap/stacks';
import { AwsAccount } from '../../deployments/aws-account';
import { AccountError } from '../../deployments/call-error';
import { startSpinner } from '../../spinner';
import { UserError } from '../../user-error';
import { StackEvent } from '../../vendor/aws';
import { tell } from '../tell';

/** How each resource status of CloudFormation is reported. */
const WORDS: { readonly [status: string]: string } = {
  CREATE_COMPLETE: 'created',
  CREATE_FAILED: 'not created',
  DELETE_COMPLETE: 'removed',
  DELETE_FAILED: 'not removed',
  DELETE_SKIPPED: 'kept',
  UPDATE_COMPLETE: 'changed',
  UPDATE_FAILED: 'not changed',
};

/**
 * Reports each finished resource of a stack, and the one in progress, until CloudFormation finishes.
 *
 * @param begin - starts the operation, if it is not already in progress
 */
export async function follow(
  account: AwsAccount,
  stack: BootstrapStack,
  stackId: string,
  wait: () => Promise<void>,
  begin?: () => Promise<void>,
): Promise<StackState> {
  let spinner = await startSpinner(`Waiting for ${stack.name}`);
  try {
    const before = await stackEvents(account, stack.region, stackId);
    await begin?.();
    return await followStack(account, stack.region, stackId, before, {
      isNew: begin !== undefined,
      onEvent: async (event) => {
        const line = lineOf(event);
        if (line === undefined) {
          spinner.text = `Waiting for ${stack.name}: ${event.LogicalResourceId}`;
          return;
        }
        spinner.stop();
        tell([line]);
        spinner = await startSpinner(`Waiting for ${stack.name}`);
      },
      wait,
    });
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    throw new UserError(
      `${error.message}\nCloudFormation continues; run npx ecs-pipeline bootstrap again to follow it.`,
    );
  } finally {
    spinner.stop();
  }
}

/** Undefined while the resource is still in progress. */
function lineOf({ LogicalResourceId, ResourceStatus, ResourceStatusReason: reason, ResourceType }: StackEvent) {
  if (ResourceStatus === undefined) return undefined;
  const word = WORDS[ResourceStatus];
  if (word === undefined) return undefined;
  const why = ResourceStatus.endsWith('_FAILED') && reason ? `: ${reason}` : '';
  return `  ${word} ${ResourceType} ${LogicalResourceId}${why}`;
}
