/** An event of a CloudFormation stack. */
export interface StackEvent {
  readonly StackId?: string;
  readonly PhysicalResourceId?: string;
  readonly LogicalResourceId?: string;
  readonly ResourceType?: string;
  readonly ResourceStatus?: string;
  readonly ResourceStatusReason?: string;
  readonly Timestamp?: Date;
}

/** An event of an Amazon ECS service. */
export interface ServiceEvent {
  readonly createdAt?: Date;
  readonly message?: string;
}

/** The last create or update of a stack. */
export interface LastUpdate {
  readonly since: Date;
  /** The failures in chronological order, without resources that were only canceled because of them. */
  readonly failures: readonly string[];
  /** ARN of the Amazon ECS service, if the update included it. */
  readonly service: string | null;
}

/** @param events - the newest first, as CloudFormation returns them */
export function lastUpdateOf(events: readonly StackEvent[]): LastUpdate | null {
  const start = events.findIndex(isStart);
  if (start < 0) return null;
  const ofUpdate = events.slice(0, start + 1).reverse();
  const failed = ofUpdate.filter(
    ({ ResourceStatus = '', ResourceStatusReason: reason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && reason !== '' && !/^Resource (creation|update) cancelled/.test(reason),
  );
  const own = failed.filter((event) => !isOfStack(event));
  const service = ofUpdate.find(({ ResourceType }) => ResourceType === 'AWS::ECS::Service')?.PhysicalResourceId;
  return {
    since: ofUpdate[0]!.Timestamp ?? new Date(0),
    failures: (own.length > 0 ? own : failed).map(
      ({ LogicalResourceId, ResourceStatusReason, ResourceType }) =>
        `${ResourceType} ${LogicalResourceId}: ${ResourceStatusReason}`,
    ),
    service: service || null,
  };
}

function isStart(event: StackEvent): boolean {
  return isOfStack(event) && /^(CREATE|UPDATE)_IN_PROGRESS$/.test(event.ResourceStatus ?? '');
}

function isOfStack({ PhysicalResourceId, StackId }: StackEvent): boolean {
  return PhysicalResourceId === StackId;
}

/** The parts that differ between messages about the same problem of several tasks. */
const TASK = /\((?:task|instance|port|target) [^)]*\)|\b[0-9a-f]{32}\b/g;

const BAD = /unable|failed|unhealthy|circuit breaker|rolling back|error|cannot|could not|denied|stopped/i;

/** The latest failure messages since a time, each kind once, in chronological order. @param events - the newest first */
export function badServiceEvents(events: readonly ServiceEvent[], since: Date, atMost = 3): string[] {
  const messages = events
    .filter(({ createdAt, message = '' }) => createdAt !== undefined && createdAt >= since && BAD.test(message))
    .map(({ message = '' }) => message);
  const kinds = messages.map((message) => message.replace(TASK, ''));
  return messages
    .filter((_, index) => kinds.indexOf(kinds[index]!) === index)
    .slice(0, atMost)
    .reverse();
}
