import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call, with the account of its credentials. */
export interface Call {
  readonly account: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
}

/** An event of a resource. */
export interface FakeEvent {
  readonly resource: string;
  readonly type?: string;
  readonly status: string;
  readonly reason?: string;
}

/** A stack. Each request returns its next status, and the last one remains. */
export interface FakeStack {
  readonly statuses: string[];
  /** In chronological order. */
  readonly events: FakeEvent[];
  readonly changeSets: { readonly name: string; readonly status: string }[];
  isProtected: boolean;
  /** The event that ends the current operation. It appears together with the last status. */
  end?: FakeEvent;
}

/** The behavior of AWS in each account, by account ID. */
export interface World {
  readonly stacks: Record<string, FakeStack>;
  /** Why the next change set fails. If it is absent, the change set adds one resource. */
  readonly refusal?: string;
  /** The statuses of a stack after a change set is executed. */
  readonly next: string[];
  readonly nextEvents: readonly FakeEvent[];
  /** The existing IAM roles, as `ACCOUNT ROLE`. */
  readonly roles: readonly string[];
  /** ARNs of the existing OIDC providers. */
  readonly providers: readonly string[];
  readonly bucketStatus: number;
}

/** An empty AWS. */
export const EMPTY: World = {
  stacks: {},
  next: ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
  nextEvents: [{ resource: 'StateBucket', type: 'AWS::S3::Bucket', status: 'CREATE_COMPLETE' }],
  roles: [],
  providers: [],
  bucketStatus: 404,
};

export const stack = (...statuses: string[]): FakeStack => ({
  statuses,
  events: [],
  changeSets: [],
  isProtected: false,
});

/** The parts of CloudFormation, STS, IAM and S3 that bootstrap uses, at one address of this machine. */
export class FakeCloudFormation {
  readonly calls: Call[] = [];

  private constructor(
    private readonly server: Server,
    readonly world: World,
  ) {}

  static async start(world: Partial<World> = {}): Promise<FakeCloudFormation> {
    const server = createServer();
    const aws = new FakeCloudFormation(server, { ...structuredClone(EMPTY), ...world });
    server.on('request', async (request, response) => {
      if (request.method === 'HEAD') return response.writeHead(aws.world.bucketStatus).end();
      const { account, input } = await readCall(request);
      const operation = input.Action ?? '';
      aws.calls.push({ account, operation, input });
      try {
        const result = aws.answer(account, operation, input);
        return response.end(
          `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`,
        );
      } catch (error) {
        const { code, message } = error as AwsError;
        return response
          .writeHead(code === 'NoSuchEntity' ? 404 : 400)
          .end(`<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The operations that change something. */
  get changes(): string[] {
    return this.calls.map(({ operation }) => operation).filter((name) => !/^(Describe|Get|List)/.test(name));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(account: string, operation: string, input: Readonly<Record<string, string>>): string {
    const { providers, roles, stacks } = this.world;
    const own = stacks[account];
    switch (operation) {
      case 'GetCallerIdentity':
        return `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/admin</Arn>`;
      case 'GetRole':
        if (!roles.includes(`${account} ${input.RoleName}`)) throw new AwsError('NoSuchEntity', 'role not found');
        return '<Role><RoleName>r</RoleName></Role>';
      case 'GetOpenIDConnectProvider':
        if (!providers.includes(input.OpenIDConnectProviderArn!)) throw new AwsError('NoSuchEntity', 'none');
        return '';
      case 'GetPolicy':
        throw new AwsError('NoSuchEntity', 'none');
      case 'CreateChangeSet':
        stacks[account] ??= stack('REVIEW_IN_PROGRESS');
        stacks[account].changeSets.push({ name: input.ChangeSetName!, status: 'CREATE_COMPLETE' });
        return `<Id>${input.ChangeSetName}</Id><StackId>${account}</StackId>`;
    }
    if (!own) throw new AwsError('ValidationError', 'Stack does not exist');
    switch (operation) {
      case 'DescribeStacks': {
        const status = own.statuses.length > 1 ? own.statuses.shift() : own.statuses[0];
        return `<Stacks><member><StackId>${account}</StackId><StackName>shop-bootstrap</StackName>
          <CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus>
          <EnableTerminationProtection>${own.isProtected}</EnableTerminationProtection></member></Stacks>`;
      }
      case 'DescribeStackEvents':
        if (own.end && own.statuses.length === 1) {
          own.events.push(own.end);
          own.end = undefined;
        }
        return `<StackEvents>${own.events
          .map((event, index) => eventXml(account, event, index))
          .reverse()
          .join('')}</StackEvents>`;
      case 'ListStackResources':
        return '<StackResourceSummaries/>';
      case 'ListChangeSets':
        return `<Summaries>${own.changeSets
          .map(
            ({ name, status }) =>
              `<member><ChangeSetId>${name}</ChangeSetId><ChangeSetName>${name}</ChangeSetName><Status>${status}</Status></member>`,
          )
          .join('')}</Summaries>`;
      case 'DescribeChangeSet': {
        const { refusal } = this.world;
        if (refusal) return `<Status>FAILED</Status><StatusReason>${refusal}</StatusReason>`;
        return `<Status>CREATE_COMPLETE</Status><Changes><member><ResourceChange><Action>Add</Action>
          <LogicalResourceId>StateBucket</LogicalResourceId><ResourceType>AWS::S3::Bucket</ResourceType>
          </ResourceChange></member></Changes>`;
      }
      case 'DeleteChangeSet':
        own.changeSets.splice(
          own.changeSets.findIndex(({ name }) => name === input.ChangeSetName),
          1,
        );
        return '';
      case 'DeleteStack':
        delete stacks[account];
        return '';
      case 'ExecuteChangeSet':
        own.changeSets.length = 0;
        own.statuses.splice(0, own.statuses.length, ...this.world.next);
        own.events.push(
          { resource: account, type: 'AWS::CloudFormation::Stack', status: 'CREATE_IN_PROGRESS' },
          ...this.world.nextEvents,
        );
        own.end = { resource: account, type: 'AWS::CloudFormation::Stack', status: this.world.next.at(-1)! };
        return '';
      case 'UpdateTerminationProtection':
        own.isProtected = input.EnableTerminationProtection === 'true';
        return '';
    }
    throw new AwsError('UnknownOperation', operation);
  }
}

class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function eventXml(stackId: string, { reason, resource, status, type }: FakeEvent, index: number): string {
  return `<member><StackId>${stackId}</StackId><EventId>${index}</EventId><StackName>shop-bootstrap</StackName>
    <LogicalResourceId>${resource}</LogicalResourceId><PhysicalResourceId>${resource}</PhysicalResourceId>
    <ResourceType>${type}</ResourceType><Timestamp>2026-01-01T00:00:0${index % 10}Z</Timestamp>
    <ResourceStatus>${status}</ResourceStatus>${reason ? `<ResourceStatusReason>${reason}</ResourceStatusReason>` : ''}</member>`;
}

async function readCall(request: IncomingMessage): Promise<{ account: string; input: Record<string, string> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const [, account = ''] = /Credential=(\d{12})\//.exec(request.headers.authorization ?? '') ?? [];
  return { account, input: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())) };
}
