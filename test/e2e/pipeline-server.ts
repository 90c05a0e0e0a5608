import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { CodePipeline } from '../code-pipeline/code-pipeline';
import { CodePipelineError } from '../code-pipeline/code-pipeline-error';

/** A request from the emulator. See ../emulator/README.md. */
interface Request {
  readonly account: string;
  readonly region: string;
  readonly operation: string;
  readonly input: object;
  readonly caller: string;
}

/** CodePipeline in every account and Region, and the server through which callers of the emulator reach it. */
export class PipelineServer {
  readonly regions = new Map<string, CodePipeline>();
  private readonly server: Server;
  private readonly ids = new Map<string, string>();
  private lastId = 0;

  constructor() {
    this.server = createServer(async (request, response) => {
      const answer = this.answer(JSON.parse(await text(request)));
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  codePipeline(account: string, region: string): CodePipeline {
    const place = `${account}/${region}`;
    const known = this.regions.get(place) ?? new CodePipeline((seed) => this.idOf(`${place}/${seed}`));
    this.regions.set(place, known);
    known.now = Date.now();
    return known;
  }

  private answer({ account, caller, input, operation, region }: Request): object {
    try {
      const codePipeline = this.codePipeline(account, region);
      const { name, pipeline } = input as { name: string; pipeline: PipelineDeclaration };
      if (operation === 'CreatePipeline') codePipeline.create(pipeline, caller);
      else if (operation === 'UpdatePipeline') codePipeline.update(pipeline);
      else if (operation === 'DeletePipeline') this.delete(codePipeline, `${account}/${region}`, name);
      else return inSeconds(codePipeline.call(operation, input, caller));
      return {};
    } catch (error) {
      const { message } = error as Error;
      return { error: { code: error instanceof CodePipelineError ? error.code : 'InternalFailure', message } };
    }
  }

  private delete(codePipeline: CodePipeline, place: string, name: string): void {
    codePipeline.delete(name);
    // A new pipeline with the same name has different executions.
    for (const seed of this.ids.keys()) if (seed.startsWith(`${place}/${name}/`)) this.ids.delete(seed);
  }

  /** A UUID, as the AWS API models require. */
  private idOf(seed: string): string {
    const known = this.ids.get(seed);
    if (known) return known;
    this.lastId += 1;
    const id = `00000000-0000-4000-8000-${String(this.lastId).padStart(12, '0')}`;
    this.ids.set(seed, id);
    return id;
  }
}

/** The AWS JSON protocol represents times as seconds since 1970. */
function inSeconds(output: object): object {
  return JSON.parse(
    JSON.stringify(output, function (this: Record<string, unknown>, key, value) {
      const original = this[key];
      return original instanceof Date ? original.getTime() / 1000 : value;
    }),
  );
}
