import { CodePipeline } from '../code-pipeline/code-pipeline';
import type { DueAction } from '../code-pipeline/due-action';
import { currentActions, type Execution, hasEnded, isInbound } from '../code-pipeline/pipeline-state';
import type { Progress } from './function-runner';
import { type Bound, NONE, type Scenario } from './scenario';
import type { EnvironmentSetting, Setting } from './setting';
import { NOTHING, runningDigest, type Stack } from './stack';

/** A run of the function, which goes on even when nobody waits for its result any more. */
export interface Job {
  readonly pipeline: string;
  readonly execution: string;
  readonly stage: string;
  readonly action: 'inspect' | 'prepare' | 'record';
  readonly environment: string;
  readonly digest: string;
  readonly direct: boolean;
  readonly progress: Progress;
  /** Of a Record: the executions whose deployment it makes good. */
  readonly covers: readonly string[];
  /** Of a direct deployment: all who approve had agreed to it before. */
  readonly wasAgreed: boolean;
}

/** What the invariants have to know of an environment's past. */
export interface Past {
  /** Digests that somebody has approved for the environment, or has started there. */
  readonly wanted: readonly string[];
  /** What all who approve have agreed to, until it was deployed. */
  readonly agreed?: string;
  /** Executions that have changed what runs since a Record has ended well. */
  readonly unrecorded: readonly string[];
  /** A rollback's update has begun, and the hold that came before it was not released since. */
  readonly isRolledBack: boolean;
  /** Direct deployments that had not succeeded when somebody released a hold: it may have been theirs. */
  readonly released: readonly string[];
  /** While somebody's hold stands: the executions that were let through before, whose permits stay good. */
  readonly letThrough?: readonly string[];
}

/** What Prepare has found out about the environment before, for the deployment of an execution. */
export interface Check {
  /** At one moment, the environment before ran the image. */
  readonly hasPassed: boolean;
  /** Since then, the environment before has recorded another image. */
  readonly isOvertaken: boolean;
  /** Stacks whose update it has served. */
  readonly served: readonly string[];
}

/** A step of a person who has two steps to take, which AWS does not take as one. */
export interface Errand {
  readonly environment: string;
  readonly step: 'close' | 'open';
}

/** Everything that AWS holds, at one moment. */
export class World {
  aws = new CodePipeline();
  stacks: Record<string, Stack> = {};
  /** Parameter Store, without the ledgers. */
  parameters: Record<string, string> = {};
  /** Ledger to the images that were deployed, of settings where that matters. */
  ledgers: Record<string, readonly string[]> = {};
  /** By the id of the action's execution. */
  jobs: Record<string, Job> = {};
  past: Record<string, Past> = {};
  /** By the id of the promotion. */
  checks: Record<string, Check> = {};
  /** Executions that have a reason to fail that no promotion has given them. */
  excused: readonly string[] = [];
  /** Executions whose approval somebody has asked for again, past the check in front of it. */
  askedAgain: readonly string[] = [];
  errand: Errand | undefined;
  /** What was broken by the last step. */
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

  /** What is in progress. Remembered once nothing changes this world any more. */
  due(): readonly DueAction[] {
    return this.settledDue ?? this.aws.due();
  }

  /** From now on, only copies change. */
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

  /** How many images were pushed; before them there was one that may run everywhere. */
  get pushed(): number {
    return (this.scenario.bounds.push ?? 0) - this.left.push;
  }

  /** What all services of the environment run by their last completed updates, or undefined where they differ. */
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
