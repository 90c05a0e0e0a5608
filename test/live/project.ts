import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EcsPipelineConfig, ExistingPart } from '../../src/config';
import { render } from '../e2e/repository';
import { Root } from '../e2e/terraform';
import type { Account, Accounts } from './accounts';

/** Milliseconds, longer than Terraform itself waits for a stack. */
const TIMEOUT = 8 * 60 * 60_000;

export const SERVICE = 'api';
export const PIPELINE = 'pipeline';

/** Arguments of the service module that override those from ecs-pipeline.yaml. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Terraform in its JSON syntax. */
interface Override {
  readonly locals?: object;
  readonly module?: object;
  readonly resource?: object;
}

/** Runs all tasks on one of the Fargate capacity providers. The cluster has both. */
export function strategyOf(used: 'FARGATE' | 'FARGATE_SPOT') {
  return ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({
    capacityProvider,
    weight: capacityProvider === used ? 1 : 0,
  }));
}

/** The repository generated for the run, in a temporary folder. */
export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'ecs-pipeline-live-')));

  constructor(
    readonly name: string,
    readonly region: string,
    readonly accounts: Accounts,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.generate('Approved by npm run test:live.');
    for (const environment of this.environments) this.change(environment, {});
    this.override(PIPELINE, this.accounts.pipeline, {});
  }

  /** In promotion order. */
  get environments(): string[] {
    return Object.keys(this.accounts.environments);
  }

  get pipelineName(): string {
    return `${this.name}_${SERVICE}`;
  }

  get repositoryName(): string {
    return `${this.name}/${SERVICE}`;
  }

  accountOf(environment: string): Account {
    return this.accounts.environments[environment]!;
  }

  image(digest: string): string {
    return `${this.accounts.pipeline.id}.dkr.ecr.${this.region}.amazonaws.com/${this.repositoryName}@${digest}`;
  }

  alarmName(environment: string): string {
    return `${this.name}-${environment}-deployment`;
  }

  /** Generates the repository from the config. */
  generate(instructions: string): void {
    render(this.config(instructions), this.folder);
  }

  /** Overrides arguments of the service in this environment, from the next apply on. */
  change(environment: string, args: Arguments): void {
    this.override(`environments/${environment}`, this.accountOf(environment), {
      module: { [SERVICE]: { ...args } },
      ...this.belongings(environment),
    });
  }

  /** @param folder the repository, or a copy of it */
  root(path: string, folder = this.folder): Root {
    return new Root(join(folder, path), this.env, TIMEOUT);
  }

  environmentRoot(environment: string): Root {
    return this.root(`environments/${environment}`);
  }

  /** In destroy order. */
  get roots(): string[] {
    return [PIPELINE, ...this.environments.map((environment) => `environments/${environment}`)];
  }

  isApplied(root: string): boolean {
    return existsSync(join(this.folder, root, 'terraform.tfstate'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private config(instructions: string): EcsPipelineConfig {
    const [first, ...others] = this.environments;
    const environment = (name: string) => ({ name, accountId: this.accountOf(name).id });
    return {
      name: this.name,
      region: this.region,
      pipeline: { accountId: this.accounts.pipeline.id, logRetentionDays: 1 },
      environments: [
        environment(first!),
        ...others.map((name) => ({ ...environment(name), approval: { instructions } })),
      ],
      services: [
        {
          name: SERVICE,
          stopTimeout: 2,
          logRetentionDays: 1,
          autoscaling: { min: 1, max: 2 },
          image: { forceDelete: true },
          // The first environment starts with capacity providers, the others with the launch type.
          overrides: { [first!]: { capacityProviderStrategy: strategyOf('FARGATE') } },
        },
      ],
      tags: { 'created-by': 'ecs-pipeline-test-live' },
      terraform: { existing: [ExistingPart.ROLES, ExistingPart.STATE_BUCKET] },
    };
  }

  /**
   * The resources that a service needs: an alarm that never goes off, and the cluster's capacity providers if missing.
   */
  private belongings(environment: string): Override {
    const alarm = {
      alarm_name: this.alarmName(environment),
      namespace: this.name,
      metric_name: 'NeverMeasured',
      statistic: 'Sum',
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 60,
      evaluation_periods: 1,
      treat_missing_data: 'notBreaching',
    };
    const resource = { aws_cloudwatch_metric_alarm: { deployment: alarm } };
    if (environment === this.environments[0]) return { resource };
    const providers = { cluster_name: '${aws_ecs_cluster.this.name}', capacity_providers: ['FARGATE', 'FARGATE_SPOT'] };
    return {
      // The capacity providers are destroyed after the service.
      locals: { cluster_name: '${aws_ecs_cluster_capacity_providers.this.cluster_name}' },
      resource: { ...resource, aws_ecs_cluster_capacity_providers: { this: providers } },
    };
  }

  /** Overrides the generated files: local state, and the credentials of the account's profile. */
  private override(root: string, { profile }: Account, { resource, ...rest }: Override): void {
    const override = {
      terraform: {
        backend: { local: {} },
        required_providers: { aws: { source: 'hashicorp/aws', version: '~> 5.100' } },
      },
      provider: { aws: { profile } },
      ...rest,
    };
    this.write(root, 'live_override.tf.json', override);
    if (resource) this.write(root, 'live.tf.json', { resource });
  }

  /** @returns a function that deletes the file */
  write(root: string, name: string, content: object): () => void {
    const file = join(this.folder, root, name);
    writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
    return () => rmSync(file);
  }
}
