// What each step reads and writes. Two steps with disjoint footprints can happen in either order.

import type { PipelineDefinition } from '../code-pipeline/pipeline-definition';
import type { AwsCall } from './function-runner';
import type { EnvironmentSetting, Setting } from './setting';
import type { Job } from './world';

/** Sets of resources, with a bit for each. */
export interface Footprint {
  readonly reads: number;
  readonly writes: number;
}

export const NOTHING_TOUCHED: Footprint = { reads: 0, writes: 0 };

const OF_ENVIRONMENT = ['hold', 'stage', 'direct', 'past'] as const;
const OF_STACK = ['stack', 'permits', 'record'] as const;

type Kind = (typeof OF_ENVIRONMENT | typeof OF_STACK)[number];

const READS = ['DescribeChangeSet', 'DescribeStacks', 'GetParameter', 'GetParameterHistory', 'ListChangeSets'];

/** The resources of a setting. `past` is what the invariants remember. */
export class Footprints {
  private readonly bits = new Map<string, number>();
  private readonly known = new Map<string, Footprint>();

  constructor(private readonly setting: Setting) {
    for (const { name, stacks } of setting.environments) {
      for (const kind of OF_ENVIRONMENT) this.add(`${kind}:${name}`);
      for (const { stackName } of stacks) for (const kind of OF_STACK) this.add(`${kind}:${stackName}`);
    }
    if (this.bits.size > 31) throw new Error('more resources than bits');
  }

  private add(resource: string): void {
    this.bits.set(resource, 1 << this.bits.size);
  }

  /** The footprint of an environment and all its stacks. Without an environment: empty. */
  of(environment: EnvironmentSetting | readonly EnvironmentSetting[] | undefined, ...kinds: Kind[]): number {
    const environments = environment ? [environment].flat() : [];
    const names = environments.flatMap(({ name, stacks }) => [name, ...stacks.map(({ stackName }) => stackName)]);
    return union(names.flatMap((name) => kinds.map((kind) => this.bits.get(`${kind}:${name}`) ?? 0)));
  }

  /** A call of the function, except for the end of its job. */
  call(job: Job, { input, operation, service }: AwsCall): Footprint {
    if (operation.startsWith('PutJob')) return this.end(job);
    if (service === 'codepipeline') return this.pipelineCall(job, operation, input);
    const isRead = READS.includes(operation);
    const touched = this.target(input.StackName ?? input.Name, operation);
    const here = this.setting.environment(job.environment);
    // The invariants treat this read by Prepare as its check.
    const isCheck = job.action === 'prepare' && touched & this.of(this.setting.before(here), 'stack');
    return { reads: touched, writes: (isRead ? 0 : touched) | (isCheck ? this.of(here, 'past') : 0) };
  }

  private target(name: string, operation: string): number {
    for (const { agreement, hold, name: environment, stacks } of this.setting.environments) {
      if (hold === name || name.startsWith(`${agreement}/`)) return this.bits.get(`hold:${environment}`)!;
      for (const { deploymentParameter, imageParameter, stackName } of stacks) {
        if (name === imageParameter || name === deploymentParameter) return this.bits.get(`record:${stackName}`)!;
        if (name !== stackName) continue;
        return this.bits.get(`${operation === 'DescribeStacks' ? 'stack' : 'permits'}:${stackName}`)!;
      }
    }
    throw new Error(`${operation} ${name}: not in any environment`);
  }

  private pipelineCall(job: Job, operation: string, input: { pipelineName?: string }): Footprint {
    const here = this.setting.environment(job.environment);
    const asked = this.setting.askedBy(job);
    if (operation === 'GetPipelineState') return { reads: this.of(asked, 'stage'), writes: 0 };
    if (operation === 'StopPipelineExecution')
      return { reads: this.of(asked, 'stage'), writes: this.of(asked, 'stage') };
    if (operation === 'DisableStageTransition') return { reads: 0, writes: this.of(here, 'stage') };
    if (operation !== 'GetPipelineExecution') throw new Error(`${operation}: unknown footprint`);
    // Of a promotion, only what it promotes is looked at, which does not change.
    const of = this.setting.environments.find(({ directPipeline }) => directPipeline === input.pipelineName);
    return { reads: this.of(of, 'direct'), writes: 0 };
  }

  /** The effects of a job's end on its execution and on the invariants. */
  end({ action, direct, environment }: Pick<Job, 'action' | 'direct' | 'environment'>): Footprint {
    const here = this.setting.environment(environment);
    let writes = direct ? this.of(here, 'direct') : 0;
    if (action === 'inspect') writes |= this.of(here, 'stage');
    if (action === 'record') {
      const after = this.setting.after(here);
      writes |= this.of(here, 'past') | this.of(after, 'past') | (direct ? 0 : this.of(after, 'stage'));
    }
    return { reads: writes, writes };
  }

  /** Everything that a run of the function can access, from its first call to its last. */
  run(job: Pick<Job, 'action' | 'direct' | 'environment'>): Footprint {
    return this.remember(`${job.action} ${job.direct} ${job.environment}`, () => {
      const here = this.setting.environment(job.environment);
      const before = this.setting.before(here);
      const isPrepare = job.action === 'prepare';
      const reconciled = this.setting.reconciledBy(job);
      const asked = this.setting.askedBy(job);
      const writes =
        this.of(reconciled, 'record') |
        this.of(asked, 'permits', 'stage') |
        (isPrepare ? this.of(here, 'permits', 'record', 'past') : 0) |
        (job.direct ? this.of(here, 'hold', 'stage') : 0);
      const reads =
        this.of(reconciled, 'stack') |
        this.of(here, 'stack', 'record') |
        (job.direct
          ? 0
          : this.of(here, 'hold', 'direct') | this.of(job.action === 'record' ? undefined : before, 'stack', 'record'));
      return join({ reads: reads | writes, writes }, this.end(job));
    });
  }

  /** An action that executes a change set, until its update has ended. */
  deploy(environment: EnvironmentSetting): Footprint {
    return this.remember(`deploy ${environment.name}`, () => {
      const writes = this.of(environment, 'stack', 'permits', 'past');
      return {
        reads: writes | this.of(environment, 'hold') | this.of(this.setting.before(environment), 'stack'),
        writes,
      };
    });
  }

  updateEnd(environment: EnvironmentSetting): Footprint {
    return this.all(environment, 'stack', 'past', 'direct');
  }

  /** The footprint of something that reads and writes all of it. */
  all(environment: EnvironmentSetting, ...kinds: Kind[]): Footprint {
    return this.remember(`${kinds} ${environment.name}`, () => {
      const touched = this.of(environment, ...kinds);
      return { reads: touched, writes: touched };
    });
  }

  /** Everything that an execution can access in the environment, from its first stage there to its last. */
  deployment(environment: EnvironmentSetting, direct: boolean): Footprint {
    const { name } = environment;
    return this.remember(`deployment ${direct} ${name}`, () => {
      const runs = (['prepare', 'record'] as const).map((action) => this.run({ action, direct, environment: name }));
      return join(this.deploy(environment), ...runs);
    });
  }

  approval(environment: EnvironmentSetting): Footprint {
    return this.remember(`approval ${environment.name}`, () => {
      const inspect = this.run({ action: 'inspect', direct: false, environment: environment.name });
      return join(this.all(environment, 'stage'), inspect);
    });
  }

  /** Everything that a promotion can access on its way from a stage to the next wait, or to the end. */
  way(definition: PipelineDefinition, from: string, to: string | undefined): Footprint {
    return this.remember(`way ${from} ${to}`, () => {
      let reached = NOTHING_TOUCHED;
      for (let stage = definition.stage(from); stage && stage.name !== to; stage = definition.stageAfter(stage.name)) {
        reached = join(reached, this.stage(stage.name));
      }
      return reached;
    });
  }

  private stage(name: string): Footprint {
    for (const environment of this.setting.environments) {
      if (name === `deploy-${environment.name}`) return this.deployment(environment, false);
      if (name === `approve-${environment.name}`) return this.approval(environment);
    }
    return NOTHING_TOUCHED;
  }

  private remember(key: string, make: () => Footprint): Footprint {
    if (!this.known.has(key)) this.known.set(key, make());
    return this.known.get(key)!;
  }
}

export function join(...footprints: readonly Footprint[]): Footprint {
  let reads = 0;
  let writes = 0;
  for (const footprint of footprints) {
    reads |= footprint.reads;
    writes |= footprint.writes;
  }
  return { reads, writes };
}

export function commute(one: Footprint, other: Footprint): boolean {
  return (one.writes & (other.reads | other.writes)) === 0 && (other.writes & one.reads) === 0;
}

function union(sets: readonly number[]): number {
  return sets.reduce((all, set) => all | set, 0);
}
