import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onlyAws } from '../tools/only-aws';

/** A call as it came over the wire. */
export interface Call {
  readonly account: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** A stack of an account, with its events, the newest first. */
export interface FakeStack {
  readonly status: string;
  /** ISO 8601. */
  readonly updated: string;
  readonly image: string;
  readonly deployedImage?: string;
  readonly events?: readonly FakeEvent[];
}

export interface FakeEvent {
  readonly at: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

/** The state of AWS, by `ACCOUNT NAME`. Answers to JSON operations have AWS's own shape. */
export interface World {
  readonly caller: string;
  /** The denied calls: `ACCOUNT operation`. */
  readonly denied: readonly string[];
  readonly stacks: Readonly<Record<string, FakeStack>>;
  readonly parameters: Record<string, string>;
  /** By parameter name, the oldest version first. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  /** Answers to GetPipelineState, by name. */
  readonly pipelines: Record<string, object>;
  /** Answers about an execution, by ID. Each call of GetPipelineExecution returns the next one, and repeats the last. */
  readonly executions: Record<string, readonly object[]>;
  /** ID of the execution that is started. */
  readonly started: string;
  /** Answers to ListActionExecutions, by execution ID, the oldest first. */
  readonly actions: Record<string, readonly object[]>;
  /** Tags by digest. */
  readonly images: Readonly<Record<string, readonly string[]>>;
  /** When the first image was pushed, in ISO 8601. Each of the others follows one second later. */
  readonly pushed: string;
  /** Events of the Amazon ECS service, the newest first. */
  readonly serviceEvents: readonly { readonly createdAt: number; readonly message: string }[];
  /** The errors that operations return, by operation. */
  readonly errors: Readonly<Record<string, string>>;
}

export const NOTHING: World = {
  caller: 'arn:aws:sts::111111111111:assumed-role/release-manager/ann',
  denied: [],
  stacks: {},
  parameters: {},
  history: {},
  pipelines: {},
  executions: {},
  started: 'started',
  actions: {},
  images: {},
  pushed: '2026-01-01T00:00:00Z',
  serviceEvents: [],
  errors: {},
};

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html */
const HISTORY_PAGE = 50;

class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** An AWS with every account of a world, at one address of this machine. */
export class FakeAws {
  readonly calls: Call[] = [];

  private constructor(
    private readonly server: Server,
    public world: World,
  ) {}

  static async start(world: World): Promise<FakeAws> {
    const server = createServer();
    const aws = new FakeAws(server, world);
    server.on('request', async (request, response) => {
      const body = await textOf(request);
      const target = request.headers['x-amz-target']?.toString().split('.')[1];
      try {
        const { answer, type } = target ? aws.json(request, target, body) : aws.query(request, body);
        response.writeHead(200, { 'content-type': type }).end(answer);
      } catch (error) {
        const { code, message, status } = error as AwsError;
        const text = target ? JSON.stringify({ __type: code, message }) : errorXml(code, message);
        response.writeHead(status ?? 500).end(text);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return aws;
  }

  /** Environment variables with which a program can reach only this AWS. */
  get environment(): NodeJS.ProcessEnv {
    return onlyAws(accountOfArn(this.world.caller), (this.server.address() as AddressInfo).port);
  }

  /** `ACCOUNT operation`, sorted, each once. */
  get operations(): string[] {
    return [...new Set(this.calls.map(({ account, operation }) => `${account} ${operation}`))].sort();
  }

  inputsOf(operation: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private begin(request: IncomingMessage, operation: string, input: Record<string, unknown>): string {
    // The access key of an assumed role is the ID of its account.
    const account = /Credential=(\d{12})\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    this.calls.push({ account, operation, input });
    if (this.world.denied.includes(`${account} ${operation}`)) throw new AwsError('AccessDeniedException', 'no', 400);
    const error = this.world.errors[operation];
    if (error) throw new AwsError(error, `that is ${error}`);
    return account;
  }

  private query(request: IncomingMessage, body: string): { answer: string; type: string } {
    const input = Object.fromEntries(new URLSearchParams(body));
    const operation = input.Action ?? '';
    const account = this.begin(request, operation, input);
    return { answer: xmlOf(operation, this.queryAnswer(operation, account, input)), type: 'text/xml' };
  }

  private queryAnswer(operation: string, account: string, input: Record<string, string>): string {
    const { caller, stacks } = this.world;
    if (operation === 'GetCallerIdentity') return `<Arn>${caller}</Arn><Account>${accountOfArn(caller)}</Account>`;
    if (operation === 'AssumeRole') {
      const target = accountOfArn(input.RoleArn!);
      if (this.world.denied.includes(`${target} entry`)) throw new AwsError('AccessDenied', 'no', 403);
      const [, role] = input.RoleArn!.split(':role/');
      return `<Credentials><AccessKeyId>${target}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        </Credentials><AssumedRoleUser><Arn>arn:aws:sts::${target}:assumed-role/${role}/ecs-pipeline</Arn></AssumedRoleUser>`;
    }
    const stack = stacks[`${account} ${input.StackName}`];
    if (!stack) throw new AwsError('ValidationError', `Stack with id ${input.StackName} does not exist`);
    if (operation === 'DescribeStacks') return stackXml(stack);
    if (operation === 'DescribeStackEvents') return eventsXml(stack.events ?? []);
    throw new AwsError('UnknownOperation', operation);
  }

  private json(request: IncomingMessage, operation: string, body: string): { answer: string; type: string } {
    const input = JSON.parse(body) as Record<string, unknown>;
    const account = this.begin(request, operation, input);
    const answer = this.jsonAnswer(operation, account, input);
    return { answer: JSON.stringify(answer), type: 'application/x-amz-json-1.1' };
  }

  private jsonAnswer(operation: string, account: string, input: Record<string, unknown>): object {
    const { actions, executions, history, images, parameters, pipelines, pushed, serviceEvents } = this.world;
    const key = `${account} ${input.Name ?? ''}`;
    switch (operation) {
      case 'GetParameters': {
        const names = (input.Names as string[]).filter((name) => parameters[`${account} ${name}`] !== undefined);
        return { Parameters: names.map((name) => ({ Name: name, Value: parameters[`${account} ${name}`] })) };
      }
      case 'GetParametersByPath': {
        const prefix = `${account} ${input.Path}`;
        const names = Object.keys(parameters).filter((name) => name.startsWith(prefix));
        return { Parameters: names.map((name) => ({ Name: name.split(' ')[1], Value: parameters[name] })) };
      }
      case 'GetParameterHistory': {
        const values = history[key];
        if (!values) throw new AwsError('ParameterNotFound', '');
        const start = Number(input.NextToken ?? 0);
        const versions = values.map((Value, index) => ({ Name: input.Name, Value, Version: index + 1 }));
        const Parameters = versions.slice(start, start + HISTORY_PAGE);
        return { Parameters, ...(start + HISTORY_PAGE < values.length && { NextToken: `${start + HISTORY_PAGE}` }) };
      }
      case 'PutParameter':
        if (parameters[key] !== undefined && !input.Overwrite) throw new AwsError('ParameterAlreadyExists', '');
        parameters[key] = String(input.Value);
        return { Version: 1 };
      case 'DeleteParameter':
        if (parameters[key] === undefined) throw new AwsError('ParameterNotFound', '');
        delete parameters[key];
        return {};
      case 'GetPipelineState': {
        const state = pipelines[String(input.name)];
        if (!state) throw new AwsError('PipelineNotFoundException', 'no such pipeline');
        return { pipelineName: input.name, ...state };
      }
      case 'ListPipelineExecutions': {
        const pipelineExecutionSummaries = Object.entries(executions).map(([pipelineExecutionId, [summary]]) => ({
          pipelineExecutionId,
          ...summary,
        }));
        return { pipelineExecutionSummaries };
      }
      case 'GetPipelineExecution': {
        const [now, ...later] = executions[String(input.pipelineExecutionId)] ?? [];
        if (!now) throw new AwsError('PipelineExecutionNotFoundException', 'no such execution');
        if (later.length > 0) executions[String(input.pipelineExecutionId)] = later;
        return { pipelineExecution: { pipelineExecutionId: input.pipelineExecutionId, ...now } };
      }
      case 'ListActionExecutions': {
        const { pipelineExecutionId } = input.filter as { pipelineExecutionId: string };
        return { actionExecutionDetails: [...(actions[pipelineExecutionId] ?? [])].reverse() };
      }
      case 'StartPipelineExecution':
        return { pipelineExecutionId: this.world.started };
      case 'PutApprovalResult':
        return { approvedAt: 0 };
      case 'DisableStageTransition':
      case 'EnableStageTransition':
        return {};
      case 'DescribeImages': {
        const ids = input.imageIds as { imageDigest?: string; imageTag?: string }[] | undefined;
        const found = Object.entries(images).filter(
          ([digest, tags]) =>
            !ids || ids.some(({ imageDigest, imageTag }) => imageDigest === digest || tags.includes(imageTag ?? '')),
        );
        if (ids && found.length === 0) throw new AwsError('ImageNotFoundException', 'no such image');
        const imageDetails = found.map(([imageDigest, imageTags]) => ({
          imageDigest,
          imageTags,
          imagePushedAt: Date.parse(pushed) / 1000 + Object.keys(images).indexOf(imageDigest),
        }));
        return { imageDetails };
      }
      case 'DescribeServices':
        return { services: [{ events: serviceEvents }] };
      default:
        throw new AwsError('UnknownOperationException', operation);
    }
  }
}

function accountOfArn(arn: string): string {
  return arn.split(':')[4] ?? '';
}

function stackXml({ deployedImage, image, status, updated }: FakeStack): string {
  const parameter = (key: string, value: string, resolved?: string) =>
    `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${value}</ParameterValue>${
      resolved ? `<ResolvedValue>${resolved}</ResolvedValue>` : ''
    }</member>`;
  return `<Stacks><member><StackName>s</StackName><CreationTime>2025-01-01T00:00:00Z</CreationTime>
    <LastUpdatedTime>${updated}</LastUpdatedTime><StackStatus>${status}</StackStatus><Parameters>
    ${parameter('Image', image)}${parameter('DeployedImage', '/ecs/s/deployed-image', deployedImage ?? '-')}
    </Parameters></member></Stacks>`;
}

function eventsXml(events: readonly FakeEvent[]): string {
  const members = events.map(
    ({ at, logicalId, physicalId, reason, status, type }) => `<member><StackId>stack-id</StackId>
      <PhysicalResourceId>${physicalId}</PhysicalResourceId><LogicalResourceId>${logicalId}</LogicalResourceId>
      <ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus><Timestamp>${at}</Timestamp>
      ${reason ? `<ResourceStatusReason>${reason}</ResourceStatusReason>` : ''}</member>`,
  );
  return `<StackEvents>${members.join('')}</StackEvents>`;
}

function xmlOf(operation: string, result: string): string {
  return `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;
}

function errorXml(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
