import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { onlyAws } from '../test/tools/only-aws';

/** Milliseconds until each answer: about the latency of AWS on the same continent. */
export const LATENCY = 50;

/**
 * An AWS stand-in with every account, on one local address. It answers any number of calls in parallel, each after the
 * same time, so that the time of a command depends only on its own work and its sequential calls. It supports the calls
 * that `status` and `doctor` make before the first deployment.
 */
export class SlowAws {
  static async start(caller: string): Promise<SlowAws> {
    const server = createServer((request, response) => void answer(caller, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SlowAws(server, caller);
  }

  private constructor(
    private readonly server: Server,
    private readonly account: string,
  ) {}

  /** The environment of a program that can reach only this AWS. */
  get environment(): NodeJS.ProcessEnv {
    return onlyAws(this.account, (this.server.address() as AddressInfo).port);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function answer(caller: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  await setTimeout(LATENCY);
  const target = request.headers['x-amz-target']?.toString().split('.')[1];
  if (request.method === 'HEAD') response.end();
  else if (target) answerJson(target, body, response);
  else answerQuery(caller, new URLSearchParams(body), response);
}

function answerJson(operation: string, body: string, response: ServerResponse): void {
  const found = JSON_ANSWERS[operation]?.(JSON.parse(body));
  if (!found) response.statusCode = 400;
  response.end(
    JSON.stringify(found ?? { __type: ABSENT[operation] ?? 'UnknownOperationException', message: operation }),
  );
}

const JSON_ANSWERS: Readonly<Record<string, (input: Record<string, unknown>) => object>> = {
  DescribeClusters: ({ clusters }) => ({
    clusters: (clusters as string[]).map((clusterName) => ({ clusterName, status: 'ACTIVE' })),
  }),
  DescribeLogGroups: ({ logGroupNamePrefix }) => ({ logGroups: [{ logGroupName: logGroupNamePrefix }] }),
  GetParameters: () => ({ Parameters: [] }),
  GetParametersByPath: () => ({ Parameters: [] }),
};

/** Resources that do not exist before the first apply. */
const ABSENT: Readonly<Record<string, string>> = { GetPipelineState: 'PipelineNotFoundException' };

function answerQuery(caller: string, input: URLSearchParams, response: ServerResponse): void {
  const operation = input.get('Action') ?? '';
  response.setHeader('content-type', 'text/xml');
  if (operation === 'GetCallerIdentity') {
    response.end(xml(operation, `<Arn>arn:aws:iam::${caller}:user/someone</Arn><Account>${caller}</Account>`));
  } else if (operation === 'AssumeRole') {
    const arn = input.get('RoleArn')!;
    const keys = `<AccessKeyId>${arn.split(':')[4]}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>`;
    const credentials = `<Credentials>${keys}<SessionToken>t</SessionToken></Credentials>`;
    response.end(xml(operation, `${credentials}<AssumedRoleUser><Arn>${arn}</Arn></AssumedRoleUser>`));
  } else {
    response.statusCode = 400;
    const message = `Stack with id ${input.get('StackName')} does not exist`;
    response.end(
      `<ErrorResponse><Error><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  }
}

function xml(operation: string, result: string): string {
  return `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;
}
