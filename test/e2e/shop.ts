import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { EcsPipelineConfig } from '../../src/config';
import type { Emulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { REGION } from './aws';
import { Execution, type StartOptions } from './pipeline-runner';
import { copyExample, exampleConfig } from './repository';
import { Root } from './terraform';

export const PIPELINE_ACCOUNT = '111111111111';
export const PIPELINE_ARN = `arn:aws:codepipeline:${REGION}:${PIPELINE_ACCOUNT}:shop-api`;
export const ENVIRONMENTS = ['dev', 'staging', 'production'];

const REPOSITORY = 'shop/api';
const ACCOUNT_OF: Record<string, string> = {
  dev: '222222222222',
  qa: '555555555555', // added by the scenario
  staging: '333333333333',
  production: '444444444444',
};

/** The example three-accounts on the emulator: its repository, and the words that the scenario is told in. */
export class Shop {
  readonly folder = temporaryFolder();
  readonly accounts: Accounts;
  private readonly digests: Record<string, string> = {};

  constructor(readonly emulator: Emulator) {
    this.accounts = new Accounts(emulator);
    copyExample(this.folder);
  }

  /** What docs/pipeline.md asks for before the first apply, and what the config refers to. */
  async prepare(): Promise<void> {
    for (const accountId of [PIPELINE_ACCOUNT, ...Object.values(ACCOUNT_OF)]) {
      await this.accounts.createAdministratorRole(accountId, 'terraform');
    }
    await this.accounts.createRole(PIPELINE_ACCOUNT, 'release-manager');
    await this.accounts.createBucket(PIPELINE_ACCOUNT, 'shop-terraform-state-111111111111');
  }

  root(path: string, repository = this.folder): Root {
    return new Root(join(repository, path), this.emulator.environment);
  }

  environmentRoots(): Root[] {
    return ENVIRONMENTS.map((name) => this.root(`environments/${name}`));
  }

  /** A copy of the repository whose dev environment says more, in an override file as its owner would write it. */
  devWithLogLevel(level: string): Root {
    const copy = temporaryFolder();
    cpSync(this.folder, copy, { recursive: true, verbatimSymlinks: true });
    const override = `module "api" {\n  environment = { LOG_LEVEL = "${level}" }\n}\n`;
    writeFileSync(join(copy, 'environments/dev/log_level_override.tf'), override);
    return this.root('environments/dev', copy);
  }

  /** Pushes as docs/pipeline.md says: the commit's tag, and the one that starts the pipeline. */
  async push(name: string): Promise<void> {
    this.digests[name] = await this.accounts.push(PIPELINE_ACCOUNT, REPOSITORY, name, [name, 'deploy']);
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

  start(options: StartOptions): Promise<Execution> {
    return Execution.start(this.emulator, PIPELINE_ARN, options);
  }

  deployTo(environment: string, name: string): Promise<Execution> {
    return this.start({ digest: this.digest(name), variables: { Environment: environment } });
  }

  container(environment: string): Promise<ContainerDefinition | undefined> {
    return this.accounts.running(accountOf(environment), `shop-${environment}`, `shop-${environment}-api`);
  }

  /** Environment to the image that its service runs. */
  async running(environments = ENVIRONMENTS): Promise<Record<string, string | undefined>> {
    const containers = await Promise.all(environments.map((name) => this.container(name)));
    return Object.fromEntries(environments.map((name, index) => [name, containers[index]?.image]));
  }

  /** What the environment's SSM parameter says is deployed. */
  recorded(environment: string): Promise<string | undefined> {
    return this.accounts.parameter(accountOf(environment), recordOf(environment));
  }

  /** Overwrites that record, as somebody would by accident. */
  record(environment: string, image: string): Promise<void> {
    return this.accounts.setParameter(accountOf(environment), recordOf(environment), image);
  }
}

function recordOf(environment: string): string {
  return `/ecs/shop-${environment}-api/deployed-image`;
}

export function accountOf(environment: string): string {
  const accountId = ACCOUNT_OF[environment];
  if (!accountId) throw new Error(`${environment}: has no account`);
  return accountId;
}

/** The example's config with an environment between dev and staging. */
export function configWithQa(): EcsPipelineConfig {
  const config = exampleConfig();
  const [dev, ...others] = config.environments;
  return { ...config, environments: [dev!, { name: 'qa', accountId: accountOf('qa') }, ...others] };
}

/** The event that ECR sends. https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html */
export function pushEvent(tag: string, digest: string) {
  return {
    version: '0',
    source: 'aws.ecr',
    'detail-type': 'ECR Image Action',
    account: PIPELINE_ACCOUNT,
    region: REGION,
    detail: {
      result: 'SUCCESS',
      'repository-name': REPOSITORY,
      'image-digest': digest,
      'action-type': 'PUSH',
      'image-tag': tag,
    },
  };
}
