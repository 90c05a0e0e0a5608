import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request. */
export interface Call {
  /** The operation, such as `PutParameter`. */
  readonly operation: string;
  readonly body: Buffer;
}

export interface Answer {
  readonly status?: number;
  readonly body: string;
}

/** The responses of an operation: a fixed one; a sequence, of which the last repeats; or a function of the input. */
export type Answers = Readonly<Record<string, Answer | readonly Answer[] | ((input: Input) => Answer)>>;

/** JSON, or query parameters. */
export type Input = Readonly<Record<string, unknown>>;

export const json = (value: object, status = 200): Answer => ({ status, body: JSON.stringify(value) });

export const xml = (body: string, status = 200): Answer => ({ status, body });

/** A local endpoint that returns the given responses to the AWS SDK and records the requests. */
export class AwsEndpoint {
  readonly calls: Call[] = [];

  private constructor(
    private readonly server: Server,
    private readonly answers: Answers,
  ) {}

  static async start(answers: Answers): Promise<AwsEndpoint> {
    const server = createServer();
    const endpoint = new AwsEndpoint(server, answers);
    server.on('request', async (request, response) => {
      const { status = 200, body } = endpoint.answer(request, await bodyOf(request));
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The inputs of all calls of the operation. */
  inputsOf(operation: string): Input[] {
    return this.calls.filter((call) => call.operation === operation).map(({ body }) => inputOf(body.toString()));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer({ headers, method, url = '' }: IncomingMessage, body: Buffer): Answer {
    const target = headers['x-amz-target']?.toString().split('.')[1];
    const operation = target ?? new URLSearchParams(body.toString('latin1')).get('Action') ?? `${method} ${url}`;
    const before = this.calls.filter((call) => call.operation === operation).length;
    this.calls.push({ operation, body });
    const answer = this.answers[operation] ?? [];
    if (typeof answer === 'function') return answer(inputOf(body.toString()));
    const answers = [answer].flat();
    return answers[before] ?? answers.at(-1) ?? json({ __type: 'UnknownOperationException', message: operation }, 400);
  }
}

function inputOf(body: string): Input {
  if (body.startsWith('{')) return JSON.parse(body);
  const { Action: _, Version: __, ...input } = Object.fromEntries(new URLSearchParams(body));
  return input;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
