import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { Footprints } from './footprints';
import { FunctionRunner } from './function-runner';
import type { Rendered } from './rendered-pipelines';
import type { Job } from './world';

/** An environment as the rendered code knows it. */
export interface EnvironmentSetting {
  readonly name: string;
  /** The names of its approvals, all of which must be given; none: nobody is asked. */
  readonly approvals: readonly string[];
  /** The stage that a promotion enters first. */
  readonly firstStage: string;
  readonly directPipeline: string;
  /** Name of the parameter that holds why nothing is promoted there. */
  readonly hold: string;
  /** Begin of the names of the parameters in which those who approve agree to a direct deployment. */
  readonly agreement: string;
  readonly stacks: readonly StackSetting[];
}

export interface StackSetting {
  readonly stackName: string;
  /** The record: the image that was deployed successfully last. */
  readonly imageParameter: string;
  /** The ledger. */
  readonly deploymentParameter: string;
  /** Of the functions, in the stack's account. */
  readonly roleArn: string;
}

/** What does not change while a world is explored: the pipelines, the function's code, the environments. */
export class Setting {
  readonly promotionPipeline: string;
  readonly environments: readonly EnvironmentSetting[];
  readonly pipelines: readonly PipelineDeclaration[];
  readonly runner: FunctionRunner;
  readonly footprints: Footprints;
  /** Where several approve, it matters what has run before. */
  readonly hasLedgers: boolean;
  /** Without the digest. */
  readonly image: string;

  constructor({ code, pipelines }: Rendered) {
    const [, known] = /^const PIPELINE = (.*);$/m.exec(code) ?? [];
    if (!known) throw new Error('the rendered code does not begin with what it knows of the pipelines');
    const { environments, image, name } = JSON.parse(known);
    this.environments = environments;
    this.hasLedgers = this.environments.some(({ approvals }) => approvals.length > 1);
    this.image = image;
    this.promotionPipeline = name;
    // In promotion order, so that nothing depends on the order in which Terraform names them.
    const names = [name, ...this.environments.map(({ directPipeline }) => directPipeline)];
    this.pipelines = names.map((wanted) => pipelines.find((pipeline) => pipeline.name === wanted)!);
    this.footprints = new Footprints(this);
    this.runner = new FunctionRunner(code, { AWS_LAMBDA_FUNCTION_NAME: 'shop-api-promotion' });
  }

  environment(name: string): EnvironmentSetting {
    return this.environments.find((environment) => environment.name === name)!;
  }

  /** The environment that a stack of this name is in. */
  environmentOfStack(stackName: string): EnvironmentSetting {
    return this.environments.find(({ stacks }) => stacks.some((stack) => stack.stackName === stackName))!;
  }

  before({ name }: EnvironmentSetting): EnvironmentSetting | undefined {
    return this.environments[this.environments.findIndex((environment) => environment.name === name) - 1];
  }

  after({ name }: EnvironmentSetting): EnvironmentSetting | undefined {
    return this.environments[this.environments.findIndex((environment) => environment.name === name) + 1];
  }

  /** The environments that a run of the function brings in line: what each runs is recorded, and what it makes stale stopped. */
  reconciledBy({ action, direct, environment }: Pick<Job, 'action' | 'direct' | 'environment'>): EnvironmentSetting[] {
    const here = this.environment(environment);
    const before = direct || action === 'record' ? undefined : this.before(here);
    return [before, action === 'inspect' ? undefined : here].filter((one) => one !== undefined);
  }

  /** The environments whose approvals it looks at. */
  askedBy(job: Pick<Job, 'action' | 'direct' | 'environment'>): EnvironmentSetting[] {
    return this.reconciledBy(job)
      .map((environment) => this.after(environment))
      .filter((one) => one !== undefined);
  }
}
