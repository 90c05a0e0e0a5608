import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig } from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { servicesByImage } from '../config/image-owner';
import { PIPELINE_ROOT } from '../naming/bootstrap-names';
import { artifactStoreNames, lookPolicyName, notificationAlias, stateBucketName } from '../naming/names';
import { productPath } from '../naming/paths';
import { pipelineRolePath, rolePath } from '../naming/role-paths';
import { githubOidcProviderArn, pipelineRegion, rootRoles } from './arns';
import { ArtifactStoreModel, Model, PipelineAccountModel, PipelineModel, TerraformModel } from './model';
import { resolveBootstrap, resolveCi } from './resolve-bootstrap';
import { resolveEnvironment } from './resolve-environment';
import { resolveNotification } from './resolve-notification';
import { resolvePipeline } from './resolve-pipeline';

/**
 * The model of a config.
 *
 * @param checked - a config that has passed the checks
 */
export function resolveModel(checked: EcsPipelineConfig): Model {
  // In code, a key that is not set can have the value undefined.
  const config: EcsPipelineConfig = JSON.parse(JSON.stringify(checked));
  const pipelines = [...servicesByImage(config.services)].map(([service, sharing]) =>
    resolvePipeline(config, service, sharing),
  );
  const byService = new Map(pipelines.flatMap((pipeline) => pipeline.services.map((name) => [name, pipeline])));
  const pipelineOf = (service: string) => byService.get(service)!;
  const environments = config.environments.map((environment) => resolveEnvironment(config, environment, pipelineOf));
  const pipelineAccount = resolvePipelineAccount(config, pipelines);
  const regions = [...new Set([pipelineRegion(config), ...environments.map(({ region }) => region)])];
  return deepFreeze({
    name: config.name,
    partition: partitionOf(config.region),
    terraform: resolveTerraform(config, pipelineAccount),
    bootstrap: resolveBootstrap(config, pipelineAccount, environments),
    ci: resolveCi(config),
    rolePath: rolePath(config),
    pipelineRolePath: pipelineRolePath(config),
    path: productPath(config),
    pipelineAccount,
    lookPolicy: lookPolicyName(config),
    environments,
    pipelines,
    artifactStores: regions.map((region) => resolveArtifactStore(config, region)),
    notifications: (config.pipeline.notifications ?? []).map((one) => resolveNotification(config, one)),
    notificationAlias: notificationAlias(config),
  });
}

function resolveTerraform(config: EcsPipelineConfig, pipelineAccount: PipelineAccountModel): TerraformModel {
  return {
    stateBucket: stateBucketName(config),
    stateRegion: config.terraform?.stateRegion ?? pipelineRegion(config),
    statePlanRoleArn: pipelineAccount.planRoleArn,
  };
}

function resolvePipelineAccount(config: EcsPipelineConfig, pipelines: PipelineModel[]): PipelineAccountModel {
  const { accountId, logRetentionDays } = { ...DEFAULTS.PipelineConfig, ...config.pipeline };
  const providers = pipelines.flatMap(({ repository: { gitlab } }) =>
    gitlab === null ? [] : [{ url: gitlab.url, arn: gitlab.oidcProviderArn }],
  );
  const usesGithub = config.ci?.github !== undefined || pipelines.some(({ repository }) => repository.github !== null);
  return {
    name: PIPELINE_ROOT,
    folder: PIPELINE_ROOT,
    stateKey: `${config.name}/${PIPELINE_ROOT}/terraform.tfstate`,
    accountId,
    region: pipelineRegion(config),
    ...rootRoles(config, { ...config.pipeline, name: PIPELINE_ROOT }),
    tags: config.tags ?? {},
    logRetentionDays,
    githubOidcProviderArn: usesGithub ? githubOidcProviderArn(config) : null,
    gitlabOidcProviders: [...new Map(providers.map((provider) => [provider.url, provider])).values()],
  };
}

function resolveArtifactStore(config: EcsPipelineConfig, region: string): ArtifactStoreModel {
  const { bucket, alias } = artifactStoreNames(config, region);
  return {
    region,
    bucketName: bucket,
    aliasName: alias,
    expirationDays: config.pipeline.artifactExpirationDays ?? DEFAULTS.PipelineConfig.artifactExpirationDays,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
