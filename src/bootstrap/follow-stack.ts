import { AwsAccount } from '../deployments/aws-account';
import { StackEvent } from '../vendor/aws';
import { describeStack, hasEnded, StackState, stackEvents } from './stack-state';

export interface FollowOptions {
  /** Whether the operation started after `before`. If so, only an event shows its end, because the status lags behind. */
  readonly isNew: boolean;
  /** Receives each event of a resource once, in chronological order. */
  readonly onEvent: (event: StackEvent) => Promise<void>;
  /** Waits between two requests. */
  readonly wait: () => Promise<void>;
}

/**
 * Follows the current operation of a stack until it ends.
 *
 * @param stackId - its ID, because a deleted stack cannot be found by name
 * @param before - the events of earlier operations
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
