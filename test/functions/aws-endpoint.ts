import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came over the wire. */
export interface Call {
  /** The operation, such as `PutParameter`; an S3 object's key for a PUT. */
  readonly operation: string;
  readonly body: Buffer;
}

export interface Answer {
  readonly status?: number;
  readonly body: string;
}

export const json = (value: object, status = 200): Answer => ({ status, body: JSON.stringify(value) });

export const xml = (body: string, status = 200): Answer => ({ status, body });

/** One address of this machine that answers the calls of AWS's SDK as it is told to, and remembers them. */
export class AwsEndpoint {
  readonly calls: Call[] = [];

  private constructor(
    private readonly server: Server,
    private readonly answers: Readonly<Record<string, Answer>>,
  ) {}

  static async start(answers: Readonly<Record<string, Answer>>): Promise<AwsEndpoint> {
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

  /** The JSON that the operation was called with, once for each call. */
  inputsOf(operation: string): unknown[] {
    return this.calls.filter((call) => call.operation === operation).map(({ body }) => JSON.parse(body.toString()));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer({ headers, method, url = '' }: IncomingMessage, body: Buffer): Answer {
    const target = headers['x-amz-target']?.toString().split('.')[1];
    const action = new URLSearchParams(body.toString('latin1')).get('Action');
    const operation = target ?? (method === 'PUT' ? (url.split('?')[0] as string) : (action ?? `${method} ${url}`));
    this.calls.push({ operation, body });
    return this.answers[operation] ?? json({ __type: 'UnknownOperationException', message: operation }, 400);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
