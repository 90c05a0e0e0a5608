import { CodePipeline } from '../code-pipeline/code-pipeline';
import type { DueAction } from '../code-pipeline/due-action';
import { currentActions, type Execution, hasEnded, isInbound } from '../code-pipeline/pipeline-state';
import type { Progress } from './function-runner';
import { type Bound, NONE, type Scenario } from './scenario';
import type { EnvironmentSetting, Setting } from './setting';
import { NOTHING, runningDigest, type Stack } from './stack';

/** A run of the function, which continues even if nothing waits for its result. */
export interface Job {
  readonly pipeline: string;
  readonly execution: string;
  readonly stage: string;
  readonly action: 'inspect' | 'prepare' | 'record';
  readonly environment: string;
  readonly digest: string;
  readonly direct: boolean;
  readonly progress: Progress;
  /** Record: the executions whose deployment it records. */
  readonly covers: readonly string[];
  /** Direct deployment: whether it had an agreement for each approval. */
  readonly wasAgreed: boolean;
}

/** The past of an environment that the invariants need. */
export interface Past {
  /** Digests that were approved for the environment or started there. */
  readonly wanted: readonly string[];
  /** The digest that has an agreement for each approval, until it is deployed. */
  readonly agreed?: string;
  /** Executions that changed the running image since the last successful Record. */
  readonly unrecorded: readonly string[];
  /** Whether a rollback's update has started, and its hold has not been released since. */
  readonly isRolledBack: boolean;
  /** Direct deployments that had not succeeded when a hold was released: it may have been theirs. */
  readonly released: readonly string[];
  /** During a hold: the executions that passed their check before, whose permits stay valid. */
  readonly letThrough?: readonly string[];
}

/** The result of Prepare's check of the previous environment, for an execution's deployment. */
export interface Check {
  /** Whether the previous environment ran the image at one moment. */
  readonly hasPassed: boolean;
  /** Whether the previous environment has recorded another image since. */
  readonly isOvertaken: boolean;
  /** Stacks that were updated after it. */
  readonly served: readonly string[];
}

/** The second step of a person's event that is not atomic in AWS. */
export interface Errand {
  readonly environment: string;
  readonly step: 'close' | 'open';
}

/** The complete state of AWS at one moment. */
export class World {
  aws = new CodePipeline();
  stacks: Record<string, Stack> = {};
  /** Parameter Store, without the ledgers. */
  parameters: Record<string, string> = {};
  /** Ledger to its deployed images, in settings where they matter. */
  ledgers: Record<string, readonly string[]> = {};
  /** By the action execution's ID. */
  jobs: Record<string, Job> = {};
  past: Record<string, Past> = {};
  /** By the promotion's ID. */
  checks: Record<string, Check> = {};
  /** Executions that may fail for a reason other than a promotion. */
  excused: readonly string[] = [];
  /** Executions whose approval was retried, without the check before it. */
  askedAgain: readonly string[] = [];
  errand: Errand | undefined;
  /** The violations of the last step. */
  readonly violations: string[] = [];
  left: Record<Bound, number>;
  private settledDue?: readonly DueAction[];

  constructor(
    readonly setting: Setting,
    readonly scenario: Scenario,
  ) {
    this.left = { ...NONE, ...scenario.bounds };
  }

  fork(): World {
    const world = new World(this.setting, this.scenario);
    world.left = { ...this.left };
    world.aws = this.aws.fork();
    for (const name in this.stacks) world.stacks[name] = forkStack(this.stacks[name]!);
    world.parameters = { ...this.parameters };
    world.ledgers = { ...this.ledgers };
    world.jobs = { ...this.jobs };
    world.past = { ...this.past };
    world.checks = { ...this.checks };
    world.excused = this.excused;
    world.askedAgain = this.askedAgain;
    world.errand = this.errand;
    return world;
  }

  /** The actions in progress. Cached when the world is final. */
  due(): readonly DueAction[] {
    return this.settledDue ?? this.aws.due();
  }

  /** Makes the world final: only copies change. */
  freeze(): void {
    this.settledDue = this.aws.due();
  }

  /** Two worlds with the same key have the same future. */
  get key(): string {
    return JSON.stringify([
      this.pipelineKeys(),
      this.stacks,
      this.parameters,
      this.ledgers,
      Object.entries(this.jobs).map(([id, { covers, progress, wasAgreed }]) => [id, progress, covers, wasAgreed]),
      this.past,
      this.checks,
      this.excused,
      this.askedAgain,
      this.errand,
      this.left,
    ]);
  }

  /** The number of pushed images. Image 0 existed before and may run everywhere. */
  get pushed(): number {
    return (this.scenario.bounds.push ?? 0) - this.left.push;
  }

  /** The image of all services of the environment after their last completed updates, or undefined if they differ. */
  running(environment: EnvironmentSetting): string | undefined {
    const digests = new Set(environment.stacks.map(({ stackName }) => runningDigest(this.stacks[stackName]!)));
    const [digest] = digests;
    return digests.size === 1 && digest !== NOTHING ? digest : undefined;
  }

  remember(environment: string, change: Partial<Past>): void {
    this.past[environment] = { ...this.past[environment]!, ...change };
  }

  execution(pipeline: string, id: string): Execution | undefined {
    return this.aws.scene(pipeline).state.executions.find((execution) => execution.id === id);
  }

  private pipelineKeys(): unknown[] {
    return this.setting.pipelines
      .map(({ name }) => this.aws.scene(name!).state)
      .map((state) => [
        state.executions.map((execution) => {
          const { id, revisions, stage, status, trigger, variables } = execution;
          const canGoOn = !hasEnded(execution) || (this.left.retry > 0 && state.stages[stage]?.latest === id);
          const actions = currentActions(execution);
          if (!canGoOn && actions.every((action) => action.status !== 'InProgress')) return 0;
          const began = actions.map((action) => [action.id, action.status, action.continuationToken]);
          return [id, status, stage, isInbound(state, execution), began, revisions, trigger.triggerType, variables];
        }),
        Object.entries(state.stages).map(([name, { disabled, inbound }]) => [name, disabled ? 1 : 0, inbound]),
      ]);
  }
}

function forkStack(stack: Stack): Stack {
  const changeSets: Stack['changeSets'] = {};
  for (const name in stack.changeSets) changeSets[name] = { ...stack.changeSets[name]! };
  return { ...stack, changeSets };
}
