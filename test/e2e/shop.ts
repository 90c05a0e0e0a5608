import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CodePipelineClient,
  EnableStageTransitionCommand,
  GetPipelineStateCommand,
  StartPipelineExecutionCommand,
  type TransitionState,
} from '@aws-sdk/client-codepipeline';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { resolveModel } from '../../src/model/resolve-model';
import type { Emulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { type Actor, administrator, assumeRole, clientOf, REGION } from './aws';
import { deliveries } from './event-rule';
import type { Execution } from './execution';
import type { PipelinePlayer } from './pipeline-player';
import { copyExample } from './repository';
import {
  accountOf,
  configWithQa,
  type Deployment,
  directPipeline,
  ENVIRONMENTS,
  type Hold,
  holdOf,
  PIPELINE,
  PIPELINE_ACCOUNT,
  pushEvent,
  REPOSITORY,
  recordOf,
} from './shop-names';
import { Root } from './terraform';
import { createTerraformRoles } from './terraform-roles';

export interface DirectDeployment {
  /** @default - an administrator of the pipeline account */
  readonly by?: Actor;
  readonly hold?: boolean;
  readonly reason?: string;
}

/** In production, a container with the deployed image runs before the service's own container. */
const MIGRATIONS = `module "api" {
  container_depends_on = { migrations = "SUCCESS" }
  extra_containers     = [{ name = "migrations", command = ["migrate"], essential = false }]
}
`;

/** The example three-accounts on the emulator: its repository, and the vocabulary of the scenario. */
export class Shop {
  readonly folder = temporaryFolder();
  readonly accounts: Accounts;
  private readonly digests: Record<string, string> = {};

  constructor(
    readonly emulator: Emulator,
    readonly player: PipelinePlayer,
  ) {
    this.accounts = new Accounts(emulator);
    copyExample(this.folder);
    writeFileSync(join(this.folder, 'environments/production/migrations_override.tf'), MIGRATIONS);
  }

  /** Creates what docs/pipeline.md requires before the first apply, and what the config refers to. */
  async prepare(): Promise<void> {
    await createTerraformRoles(this.accounts, resolveModel(configWithQa()));
    await this.accounts.createRole(PIPELINE_ACCOUNT, 'release-manager');
  }

  root(path: string, repository = this.folder): Root {
    return new Root(join(repository, path), this.emulator.environment);
  }

  environmentRoots(): Root[] {
    return ENVIRONMENTS.map((name) => this.root(`environments/${name}`));
  }

  /** A copy of the repository with a log level in dev, set in an override file as a user would write it. */
  devWithLogLevel(level: string): Root {
    const copy = temporaryFolder();
    cpSync(this.folder, copy, { recursive: true, verbatimSymlinks: true });
    const override = `module "api" {\n  environment = { LOG_LEVEL = "${level}" }\n}\n`;
    writeFileSync(join(copy, 'environments/dev/log_level_override.tf'), override);
    return this.root('environments/dev', copy);
  }

  /** Pushes as described in docs/pipeline.md: the commit's tag, and the tag that starts the pipeline. */
  async push(name: string): Promise<void> {
    this.digests[name] = await this.accounts.push(PIPELINE_ACCOUNT, REPOSITORY, name, [name, 'deploy']);
  }

  /** Looks up an image that was pushed elsewhere, by a tag. */
  async found(name: string): Promise<void> {
    const images = await this.accounts.images(PIPELINE_ACCOUNT, REPOSITORY);
    this.digests[name] = images.find(({ imageTags = [] }) => imageTags.includes(name))?.imageDigest ?? '';
  }

  digest(name: string): string {
    const digest = this.digests[name];
    if (!digest) throw new Error(`${name}: was not pushed`);
    return digest;
  }

  image(name: string): string {
    return `${PIPELINE_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}@${this.digest(name)}`;
  }

  async tagsOf(name: string): Promise<string[]> {
    const images = await this.accounts.images(PIPELINE_ACCOUNT, REPOSITORY);
    const found = images.find(({ imageDigest }) => imageDigest === this.digest(name));
    return (found?.imageTags ?? []).sort();
  }

  deleteImages(): Promise<void> {
    return this.accounts.deleteImages(PIPELINE_ACCOUNT, REPOSITORY);
  }

  /** EventBridge starts the pipeline for a push, according to its rule. Then all due actions run. */
  async promote(name: string): Promise<Execution> {
    const event = pushEvent('deploy', this.digest(name));
    const [delivery] = await deliveries(this.emulator, administrator(PIPELINE_ACCOUNT), event);
    const [revision] = JSON.parse(delivery!.input).sourceRevisions;
    return this.player.begin(PIPELINE, {
      trigger: { triggerType: 'CloudWatchEvent', triggerDetail: 'arn:aws:events:::rule/shop-api-image-pushed' },
      sourceRevisions: { [revision.actionName]: revision.revisionValue },
    });
  }

  /** Someone starts the pipeline with the image that the tag points to. Then all due actions run. */
  async startByHand(): Promise<Execution> {
    await this.codePipeline().send(new StartPipelineExecutionCommand({ name: PIPELINE.name }));
    await this.player.play();
    return this.player.latest(PIPELINE);
  }

  /** Someone starts the environment's direct pipeline. Then all due actions run. */
  async deploy(environment: string, name: string, options: DirectDeployment = {}): Promise<Execution> {
    const { by = administrator(PIPELINE_ACCOUNT), hold, reason = 'to try it' } = options;
    const place = directPipeline(environment);
    const variables = [
      { name: 'Reason', value: reason },
      { name: 'Hold', value: hold ? 'true' : undefined },
    ];
    const { pipelineExecutionId = '' } = await this.codePipeline(by).send(
      new StartPipelineExecutionCommand({
        name: place.name,
        sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: this.digest(name) }],
        variables: variables.filter(({ value }) => value),
      }),
    );
    await this.player.play();
    return this.player.execution(place, pipelineExecutionId);
  }

  rollBack(environment: string, name: string, reason: string, by?: Actor): Promise<Execution> {
    return this.deploy(environment, name, { by, hold: true, reason });
  }

  /** The approver of production in the config. */
  releaseManager(): Promise<Actor> {
    const role = `arn:aws:iam::${PIPELINE_ACCOUNT}:role/release-manager`;
    return assumeRole(this.emulator, administrator(PIPELINE_ACCOUNT), role, 'jane');
  }

  codePipeline(by: Actor = administrator(PIPELINE_ACCOUNT)): CodePipelineClient {
    return clientOf(CodePipelineClient, this.emulator, by);
  }

  /** The hold on the environment, or undefined. */
  async held(environment: string): Promise<Hold | undefined> {
    const value = await this.accounts.parameter(PIPELINE_ACCOUNT, holdOf(environment));
    return value === undefined ? undefined : JSON.parse(value);
  }

  /** CodePipeline's state of the promotion pipeline's transition into the stage. */
  async transition(stage: string): Promise<TransitionState | undefined> {
    const { stageStates = [] } = await this.codePipeline().send(new GetPipelineStateCommand({ name: PIPELINE.name }));
    return stageStates.find(({ stageName }) => stageName === stage)?.inboundTransitionState;
  }

  /** Releases the hold as described in docs/pipeline.md. Then all due actions run. */
  async release(environment: string, by: Actor): Promise<void> {
    await clientOf(SSMClient, this.emulator, by).send(new DeleteParameterCommand({ Name: holdOf(environment) }));
    await this.codePipeline(by).send(
      new EnableStageTransitionCommand({
        pipelineName: PIPELINE.name,
        stageName: `approve-${environment}`,
        transitionType: 'Inbound',
      }),
    );
    await this.player.play();
  }

  /** The environment's last deployment, as recorded in its account. */
  async deployment(environment: string): Promise<Deployment | '-'> {
    const value = await this.accounts.parameter(accountOf(environment), `/ecs/shop-${environment}-api/deployment`);
    return value === '-' ? value : JSON.parse(value ?? 'null');
  }

  container(environment: string): Promise<ContainerDefinition | undefined> {
    return this.accounts.running(accountOf(environment), `shop-${environment}`, `shop-${environment}-api`);
  }

  /** Maps each environment to the image of its service, separated by commas if its containers run different ones. */
  async running(environments = ENVIRONMENTS): Promise<Record<string, string | undefined>> {
    const images = await Promise.all(environments.map((name) => this.images(name)));
    return Object.fromEntries(environments.map((name, index) => [name, images[index]]));
  }

  private async images(environment: string): Promise<string | undefined> {
    const cluster = `shop-${environment}`;
    const containers = await this.accounts.containers(accountOf(environment), cluster, `${cluster}-api`);
    if (containers.length === 0) return undefined;
    expect(containers).toHaveLength(environment === 'production' ? 2 : 1);
    return [...new Set(containers.map(({ image }) => image))].join();
  }

  /** The deployed image in the environment's SSM parameter. */
  recorded(environment: string): Promise<string | undefined> {
    return this.accounts.parameter(accountOf(environment), recordOf(environment));
  }

  /** Overwrites that record, as could happen by accident. */
  record(environment: string, image: string): Promise<void> {
    return this.accounts.setParameter(accountOf(environment), recordOf(environment), image);
  }
}
