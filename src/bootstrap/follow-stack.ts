import { AwsAccount } from '../deployments/aws-account';
import { StackEvent } from '../vendor/aws';
import { describeStack, hasEnded, StackState, stackEvents } from './stack-state';

export interface FollowOptions {
  /** Whether it was begun after `before`: then its own event says that it has ended, as the status lags behind. */
  readonly isNew: boolean;
  /** Is told each event of a resource once, in the order of time. */
  readonly onEvent: (event: StackEvent) => Promise<void>;
  /** Between two looks. */
  readonly wait: () => Promise<void>;
}

/**
 * Follows what is going on in a stack until it ends.
 *
 * @param stackId - its id, as a name is gone with the stack
 * @param before - events of what was before
 */
export async function followStack(
  account: AwsAccount,
  region: string,
  stackId: string,
  before: readonly StackEvent[],
  { isNew, onEvent, wait }: FollowOptions,
): Promise<StackState> {
  const known = new Set(before.map(({ EventId }) => EventId));
  for (;;) {
    const state = await describeStack(account, region, stackId);
    if (state === null) return { id: stackId, status: 'DELETE_COMPLETE', isProtected: false };
    let end = isNew || !hasEnded(state.status) ? undefined : state.status;
    const events = await stackEvents(account, region, stackId, ({ EventId }) => known.has(EventId));
    for (const event of events.reverse()) {
      known.add(event.EventId);
      const { PhysicalResourceId: id, ResourceStatus: status = '' } = event;
      if (id !== stackId) await onEvent(event);
      else if (hasEnded(status)) end = status;
    }
    if (end !== undefined) return { ...state, status: end };
    await wait();
  }
}
