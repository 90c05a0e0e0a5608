import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { terraformEnvironment } from '../tools';

/** Maximum milliseconds for the emulator to start. It takes a second on an idle machine. */
const START_TIMEOUT = 60_000;

/** The resources in each account: maps the account ID to lines of the form `kind name`. */
export type Inventory = Record<string, string[]>;

/** A pending approval. */
export interface WaitingApproval {
  readonly account: string;
  readonly pipeline: string;
  readonly environment: string;
  /** In ISO 8601. */
  readonly since: string;
}

/** A resource that has drifted from its stack, as CloudFormation describes it. */
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

/** The scaling bounds and rules of a service. */
export interface EmulatedScaling {
  readonly bounds: readonly [min: number, max: number];
  /** Policy names. */
  readonly policies: readonly string[];
  /** Scheduled actions by name. */
  readonly schedules: Readonly<Record<string, { readonly minCapacity: number; readonly maxCapacity: number }>>;
}

/** A task that EventBridge Scheduler would start. */
export interface EmulatedSchedule {
  readonly state: 'ENABLED' | 'DISABLED';
  readonly expression: string;
  /** The image of the first container. */
  readonly image: string;
  /** The state of the task definition. ECS starts no task of an INACTIVE one. */
  readonly revision: 'ACTIVE' | 'INACTIVE';
}

/** A request that was sent at least once. */
export interface Call {
  /** The botocore name. */
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  /** A role's ARN or an AWS service. Null for credentials that belong to no role. */
  readonly principal: string | null;
}

/** A permission that a role or a user needed, in IAM terms. */
export interface NeededPermission {
  /** ARN of the role or the user. */
  readonly principal: string;
  readonly action: string;
  /** Null if the emulator does not know the resource of the request. */
  readonly resource: string | null;
  readonly context: Readonly<Record<string, string>>;
}

/** A running emulator. README.md describes what it models. */
export interface Emulator {
  readonly endpoint: string;
  /** Additions to the environment for Terraform and for programs that use an AWS SDK. */
  readonly environment: NodeJS.ProcessEnv;
  /** From now on, the tasks of exactly these images never become healthy. */
  breakImages(images: readonly string[]): Promise<void>;
  /** The stack's next update stays `UPDATE_IN_PROGRESS` until `releaseUpdate`. */
  holdUpdate(account: string, stack: string): Promise<void>;
  /** Resolves once the held update of the stack has ended, whether it succeeded or was rolled back. */
  releaseUpdate(account: string, stack: string): Promise<void>;
  /**
   * From now on, the server at this URL simulates CodePipeline. It receives requests about executions, stages,
   * approvals and jobs, and is notified when a pipeline is created, changed or deleted. README.md describes the format.
   */
  playCodePipeline(url: string): Promise<void>;
  /** From now on, exactly these resources of the stack count as drifted. */
  driftResources(account: string, stack: string, resources: readonly ResourceDrift[]): Promise<void>;
  /** From now on, `GetPipelineState` returns exactly these pending approvals. */
  setWaitingApprovals(approvals: readonly WaitingApproval[]): Promise<void>;
  inventory(): Promise<Inventory>;
  scaling(): Promise<Record<string, Record<string, EmulatedScaling>>>;
  schedules(): Promise<Record<string, Record<string, EmulatedSchedule>>>;
  /** Every distinct call so far. */
  calls(): Promise<Call[]>;
  /** Every distinct permission that roles and users have needed so far. */
  permissions(): Promise<NeededPermission[]>;
  /** Returns and clears the violations of the API models so far, one per line, for tests that cause them on purpose. */
  takeViolations(): Promise<string[]>;
  /**
   * Stops the emulator. Its data is in memory, so nothing is left behind.
   *
   * @throws if a request violated the AWS API models, so that the test file that sent it fails
   */
  stop(): Promise<void>;
}

/** Starts emulated AWS on a free loopback port, and resolves once it responds. */
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

  const endpoint = `http://127.0.0.1:${port}`; // the SDKs would treat `localhost` as a virtual host
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
      child.stdin.end(); // it exits when its standard input is closed
      await ended;
      if (violations.length > 0) throw new Error(`Requests that violate the AWS API models:\n${violations.join('\n')}`);
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
    // The user's own configuration must not lead to real AWS.
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
