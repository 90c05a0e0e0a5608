import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { terraformEnvironment } from '../tools';

/** Milliseconds that the emulator may take to start: a second on an idle machine. */
const START_TIMEOUT = 60_000;

/** What there is in each account: account id to lines of the form `kind name`. */
export type Inventory = Record<string, string[]>;

/** How a Lambda action ended its job. */
export interface JobResult {
  /** ARN of the role that the result came from. */
  readonly endedBy: string | null;
  readonly outputVariables?: Record<string, string>;
  readonly failure?: { readonly type: string; readonly message: string };
}

/** What GetPipelineExecution says of an execution. */
export interface StartedExecution {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
  readonly trigger: { readonly triggerType: string };
}

/** An approval that waits. */
export interface WaitingApproval {
  readonly account: string;
  readonly pipeline: string;
  readonly environment: string;
  /** In ISO 8601. */
  readonly since: string;
}

/** A request that was sent at least once. */
export interface Call {
  /** As botocore names it. */
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  /** A role's ARN or an AWS service; null for whoever has credentials that no role gave. */
  readonly principal: string | null;
}

/** A running emulator. README.md says what it models. */
export interface Emulator {
  readonly endpoint: string;
  /** The environment for Terraform and for programs that use an AWS SDK: nothing but additions to the user's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** From now on the tasks of exactly these images do not become healthy. */
  breakImages(images: readonly string[]): Promise<void>;
  /** CodePipeline starts an execution. */
  beginExecution(execution: StartedExecution): Promise<void>;
  /** From now on exactly these approvals wait, for `GetPipelineState`. */
  setWaitingApprovals(approvals: readonly WaitingApproval[]): Promise<void>;
  /** CodePipeline starts a job; a result for any other job is refused. */
  beginJob(id: string): Promise<void>;
  /** Nothing while the job waits for its result. */
  jobResult(id: string): Promise<JobResult | null>;
  inventory(): Promise<Inventory>;
  /** Every combination that was called so far, without repetition. */
  calls(): Promise<Call[]>;
  /** What was sent so far against AWS's API models, a line each; it is forgotten then. For tests that mean to. */
  takeViolations(): Promise<string[]>;
  /**
   * Ends the emulator. What it holds is in memory, so nothing stays behind.
   *
   * @throws where a request was sent that AWS's API models do not allow, so that the test file fails which sent it
   */
  stop(): Promise<void>;
}

/** Starts emulated AWS on a free loopback port, and resolves once it answers. */
export async function startEmulator(): Promise<Emulator> {
  const child = spawn('python3', ['-B', '-m', 'emulated_aws'], { cwd: __dirname, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close');
  const port = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => Number(line)),
    ended.then(() => Promise.reject(new Error(`the emulator did not start:\n${errors}`))),
    timeout().then(() => Promise.reject(new Error(`the emulator did not start in ${START_TIMEOUT} ms:\n${errors}`))),
  ]).catch((error) => {
    child.kill();
    throw error;
  });

  const endpoint = `http://127.0.0.1:${port}`; // by its address, as the SDKs would take `localhost` for a virtual host
  const control = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const response = await fetch(`${endpoint}/_emulator/${path}`, { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}\n${errors}`);
    return response.json() as Promise<T>;
  };
  const takeViolations = () => control<string[]>('violations');
  return {
    endpoint,
    environment: emulatedEnvironment(endpoint),
    breakImages: (images) => control('broken-images', 'PUT', images),
    beginExecution: (execution) => control(`executions/${execution.pipelineExecutionId}`, 'PUT', execution),
    setWaitingApprovals: (approvals) => control('approvals', 'PUT', approvals),
    beginJob: (id) => control(`jobs/${id}`, 'PUT'),
    jobResult: (id) => control(`jobs/${id}`),
    inventory: () => control('inventory'),
    calls: () => control('calls'),
    takeViolations,
    stop: async () => {
      const violations = child.exitCode === null ? await takeViolations() : [];
      child.stdin.end(); // it ends with its standard input
      await ended;
      if (violations.length > 0)
        throw new Error(`Requests that the models of AWS's APIs do not allow:\n${violations.join('\n')}`);
    },
  };
}

function emulatedEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    ...terraformEnvironment(),
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'operator',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    // Nothing of the user's own set-up may lead to real AWS.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PROFILE: undefined,
    AWS_REGION: undefined,
    AWS_SESSION_TOKEN: undefined,
  };
}

function timeout(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, START_TIMEOUT).unref();
  });
}
