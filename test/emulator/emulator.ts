import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { terraformEnvironment } from '../tools';

/** Milliseconds that the emulator may take to start: a second on an idle machine. */
const START_TIMEOUT = 60_000;

/** What there is in each account: account id to lines of the form `kind name`. */
export type Inventory = Record<string, string[]>;

/** An approval that waits. */
export interface WaitingApproval {
  readonly account: string;
  readonly pipeline: string;
  readonly environment: string;
  /** In ISO 8601. */
  readonly since: string;
}

/** A resource that is not as its stack says, as CloudFormation describes it. */
export interface ResourceDrift {
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly StackResourceDriftStatus: 'MODIFIED' | 'DELETED';
  readonly PropertyDifferences?: readonly {
    readonly PropertyPath: string;
    readonly ExpectedValue: string;
    readonly ActualValue: string;
    readonly DifferenceType: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
  }[];
}

/** Between which numbers of tasks a service scales, and how. */
export interface EmulatedScaling {
  readonly bounds: readonly [min: number, max: number];
  /** Names. */
  readonly policies: readonly string[];
  /** By name. */
  readonly schedules: Readonly<Record<string, { readonly minCapacity: number; readonly maxCapacity: number }>>;
}

/** What EventBridge Scheduler would start. */
export interface EmulatedSchedule {
  readonly state: 'ENABLED' | 'DISABLED';
  readonly expression: string;
  /** Of the first container. */
  readonly image: string;
  /** The state of the task definition: ECS starts nothing of one that is INACTIVE. */
  readonly revision: 'ACTIVE' | 'INACTIVE';
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

/** What a role or a user needed a permission for, in the words of IAM. */
export interface NeededPermission {
  /** ARN of the role or the user. */
  readonly principal: string;
  readonly action: string;
  /** Null where the emulator does not know what the request is about. */
  readonly resource: string | null;
  readonly context: Readonly<Record<string, string>>;
}

/** A running emulator. README.md says what it models. */
export interface Emulator {
  readonly endpoint: string;
  /** The environment for Terraform and for programs that use an AWS SDK: nothing but additions to the user's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** From now on the tasks of exactly these images do not become healthy. */
  breakImages(images: readonly string[]): Promise<void>;
  /** The stack's next update stays `UPDATE_IN_PROGRESS` until `releaseUpdate`. */
  holdUpdate(account: string, stack: string): Promise<void>;
  /** Resolves once the stack's update has ended, in success or rolled back, where one was held. */
  releaseUpdate(account: string, stack: string): Promise<void>;
  /**
   * From now on the server at this URL plays CodePipeline: it gets what is asked of executions, stages, approvals and
   * jobs, and hears of each pipeline that is created, changed or deleted. README.md says in which form.
   */
  playCodePipeline(url: string): Promise<void>;
  /** From now on exactly these resources of the stack are found to have drifted. */
  driftResources(account: string, stack: string, resources: readonly ResourceDrift[]): Promise<void>;
  /** From now on exactly these approvals wait, for `GetPipelineState`. */
  setWaitingApprovals(approvals: readonly WaitingApproval[]): Promise<void>;
  inventory(): Promise<Inventory>;
  scaling(): Promise<Record<string, Record<string, EmulatedScaling>>>;
  schedules(): Promise<Record<string, Record<string, EmulatedSchedule>>>;
  /** Every combination that was called so far, without repetition. */
  calls(): Promise<Call[]>;
  /** Everything that roles and users needed a permission for so far, without repetition. */
  permissions(): Promise<NeededPermission[]>;
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
    holdUpdate: (account, stack) => control(`held-updates/${account}/${stack}`, 'PUT'),
    releaseUpdate: (account, stack) => control(`held-updates/${account}/${stack}`, 'DELETE'),
    driftResources: (account, stack, resources) => control(`drift/${account}/${stack}`, 'PUT', resources),
    playCodePipeline: (url) => control('code-pipeline', 'PUT', url),
    setWaitingApprovals: (approvals) => control('approvals', 'PUT', approvals),
    inventory: () => control('inventory'),
    scaling: () => control('scaling'),
    schedules: () => control('schedules'),
    calls: () => control('calls'),
    permissions: () => control('permissions'),
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
