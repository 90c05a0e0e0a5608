import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { Footprints } from './footprints';
import { FunctionRunner } from './function-runner';
import type { Rendered } from './rendered-pipelines';
import type { Job } from './world';

/** An environment in the rendered code. */
export interface EnvironmentSetting {
  readonly name: string;
  /** The names of its required approvals, or an empty list. */
  readonly approvals: readonly string[];
  /** The stage that a promotion enters first. */
  readonly firstStage: string;
  readonly directPipeline: string;
  /** Name of the hold parameter. */
  readonly hold: string;
  /** Prefix of the names of the agreement parameters. */
  readonly agreement: string;
  readonly stacks: readonly StackSetting[];
}

export interface StackSetting {
  readonly stackName: string;
  /** The record: the last successfully deployed image. */
  readonly imageParameter: string;
  /** The ledger. */
  readonly deploymentParameter: string;
  /** The functions' role in the stack's account. */
  readonly roleArn: string;
}

/** The constant part of an exploration: the pipelines, the function's code and the environments. */
export class Setting {
  readonly promotionPipeline: string;
  readonly environments: readonly EnvironmentSetting[];
  readonly pipelines: readonly PipelineDeclaration[];
  readonly runner: FunctionRunner;
  readonly footprints: Footprints;
  /** Whether the deployment history matters, because there are several approvals. */
  readonly hasLedgers: boolean;
  /** Without the digest. */
  readonly image: string;

  constructor({ code, pipelines }: Rendered) {
    const [, known] = /^const PIPELINE = (.*);$/m.exec(code) ?? [];
    if (!known) throw new Error('the rendered code does not start with the constant PIPELINE');
    const { environments, image, name } = JSON.parse(known);
    this.environments = environments;
    this.hasLedgers = this.environments.some(({ approvals }) => approvals.length > 1);
    this.image = image;
    this.promotionPipeline = name;
    // In promotion order, independent of Terraform's order.
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

  /** The environments that a run of the function reconciles: it records their images and stops outdated approvals. */
  reconciledBy({ action, direct, environment }: Pick<Job, 'action' | 'direct' | 'environment'>): EnvironmentSetting[] {
    const here = this.environment(environment);
    const before = direct || action === 'record' ? undefined : this.before(here);
    return [before, action === 'inspect' ? undefined : here].filter((one) => one !== undefined);
  }

  /** The environments whose approvals it reads. */
  askedBy(job: Pick<Job, 'action' | 'direct' | 'environment'>): EnvironmentSetting[] {
    return this.reconciledBy(job)
      .map((environment) => this.after(environment))
      .filter((one) => one !== undefined);
  }
}
