import { DEFAULTS } from '../config/defaults.generated';
import { ArtifactStoreModel, Model, PipelineModel, RepositoryCreationModel } from '../model/model';
import { renderPipelineAccess } from './access';
import { approvalsContext, waitingEnvironments } from './approvals';
import { Expression, HclValue } from './hcl';
import { hasNotifications, isAnyTold, notificationsContext } from './notifications';
import { environmentsContext } from './pipeline-targets';
import { managed, RenderedFile } from './rendered-file';
import { Provider, renderRoot } from './root';
import { Arguments } from './service-arguments';
import { label, renderRootTemplate } from './template';

/** The Terraform root of the pipeline account. */
export function renderPipelineRoot(model: Model): RenderedFile[] {
  const { folder, region } = model.pipelineAccount;
  const providers: Provider[] = [{ region }, ...aliasedProviders(model)];
  const waiting = waitingEnvironments(model).map(({ name }) => name);
  const hasApprovals = waiting.length > 0;
  return [
    ...renderRoot(model, model.pipelineAccount, providers),
    managed(`${folder}/main.tf`, renderRootTemplate('pipeline/main.tf.hbs', mainContext(model, waiting))),
    managed(`${folder}/outputs.tf`, renderRootTemplate('pipeline/outputs.tf.hbs', outputsContext(model))),
    managed(
      `${folder}/environments.tf`,
      renderRootTemplate('pipeline/environments.tf.hbs', environmentsContext(model)),
    ),
    managed(
      `${folder}/artifact_stores.tf`,
      renderRootTemplate('pipeline/artifact_stores.tf.hbs', artifactStoresContext(model)),
    ),
    renderPipelineAccess(model),
    ...(hasApprovals
      ? [managed(`${folder}/approvals.tf`, renderRootTemplate('pipeline/approvals.tf.hbs', approvalsContext(model)))]
      : []),
    ...(hasNotifications(model)
      ? [
          managed(
            `${folder}/notifications.tf`,
            renderRootTemplate('pipeline/notifications.tf.hbs', notificationsContext(model)),
          ),
        ]
      : []),
  ];
}

/** The providers of the other Regions with environments. Each Region has an artifact store. */
export function aliasedProviders({ artifactStores, pipelineAccount }: Model): Required<Provider>[] {
  return artifactStores
    .filter(({ region }) => region !== pipelineAccount.region)
    .map(({ region }) => ({ region, alias: label(region) }));
}

function mainContext(model: Model, waiting: readonly string[]): object {
  return {
    pipelineModules: model.pipelines.map(({ service }) => new Expression(`module.${label(service)}_pipeline`)),
    pipelines: model.pipelines.map((pipeline) => ({
      service: pipeline.service,
      source: pipeline.repository.creation && sourceArguments(model, pipeline, pipeline.repository.creation),
      pipeline: pipelineArguments(model, pipeline, waiting),
    })),
  };
}

function sourceArguments(
  model: Model,
  { name: pipelineName, service, repository }: PipelineModel,
  { extraRepositoryNames, forceDelete, untaggedExpirationDays }: RepositoryCreationModel,
): Arguments {
  const { github, gitlab, imageTag, name, pushUser } = repository;
  const { ImageConfig: defaults } = DEFAULTS;
  return {
    repo_name: name,
    ...roleArguments(model),
    ...(extraRepositoryNames.length > 0 && { extra_repo_names: extraRepositoryNames }),
    ...(imageTag !== defaults.tag && { image_tag: imageTag }),
    ...(untaggedExpirationDays !== defaults.untaggedExpirationDays && {
      untagged_expiration_days: untaggedExpirationDays,
    }),
    ...(forceDelete && { force_delete: true }),
    ...(pushUser !== null && { user_name: pushUser }),
    pipeline_targets: targetsOf(service),
    ...(github && {
      github: {
        oidc_provider_arn: github.oidcProviderArn,
        repository: github.repository,
        ...(github.ownerId !== null && { owner_id: github.ownerId }),
        ...(github.repositoryId !== null && { repository_id: github.repositoryId }),
        ...(github.branches.length > 0 && { branches: github.branches }),
        ...(github.tags.length > 0 && { tags: github.tags }),
        ...(github.environments.length > 0 && { environments: github.environments }),
        role_name: github.roleName,
        pipeline_name: pipelineName,
      },
    }),
    ...(gitlab && {
      gitlab: {
        oidc_provider_arn: gitlab.oidcProviderArn,
        project: gitlab.project,
        ...(gitlab.projectId !== null && { project_id: gitlab.projectId }),
        ...(gitlab.branches.length > 0 && { branches: gitlab.branches }),
        ...(gitlab.tags.length > 0 && { tags: gitlab.tags }),
        role_name: gitlab.roleName,
        pipeline_name: pipelineName,
      },
    }),
  };
}

function pipelineArguments(
  model: Model,
  { environments, name, prefix, repository, service }: PipelineModel,
  waiting: readonly string[],
): Arguments {
  const { logRetentionDays } = model.pipelineAccount;
  const asked = waiting.filter((environment) => environments.includes(environment));
  return {
    name: prefix,
    pipeline_name: name,
    path: model.path,
    ...roleArguments(model),
    source_location: repository.creation
      ? new Expression(`module.${label(service)}_source.location`)
      : { image_tag: repository.imageTag, repository_arn: repository.arn, repository_name: repository.name },
    targets: targetsOf(service),
    ...(asked.length > 0 && { approvals: approvalsOf(asked, waiting) }),
    ...(asked.some((environment) => isAnyTold(model, environment)) && {
      notification_key_arn: new Expression('aws_kms_key.notifications.arn'),
    }),
    artifact_stores: new Expression('local.artifact_stores'),
    ...(logRetentionDays !== DEFAULTS.PipelineConfig.logRetentionDays && { log_retention_days: logRetentionDays }),
  };
}

/** The arguments that all roles of the pipeline account share. */
function roleArguments({ pipelineAccount: { boundaryArn }, rolePath }: Model): Arguments {
  return {
    ...(boundaryArn !== null && { permissions_boundary_arn: boundaryArn }),
    ...(rolePath !== DEFAULTS.EcsPipelineConfig.rolePath && { role_path: rolePath }),
  };
}

/** The module rejects approvals of environments that are not in the pipeline. */
function approvalsOf(asked: readonly string[], waiting: readonly string[]): HclValue {
  if (asked.length === waiting.length) return new Expression('local.approvals');
  return Object.fromEntries(asked.map((name) => [name, new Expression(`local.approvals["${name}"]`)]));
}

function targetsOf(service: string): Expression {
  return new Expression(`local.targets["${service}"]`);
}

function artifactStoresContext(model: Model): object {
  const moduleName = (store: ArtifactStoreModel) => `artifact_store_${label(store.region)}`;
  return {
    stores: model.artifactStores.map((store) => ({
      moduleName: moduleName(store),
      provider: store.region === model.pipelineAccount.region ? null : new Expression(`aws.${label(store.region)}`),
      arguments: {
        bucket_name: store.bucketName,
        alias_name: store.aliasName,
        ...(store.expirationDays !== DEFAULTS.PipelineConfig.artifactExpirationDays && {
          expiration_days: store.expirationDays,
        }),
        role_path: model.pipelineRolePath,
      },
    })),
    storeOutputs: Object.fromEntries(
      model.artifactStores.map((store) => [store.region, new Expression(`module.${moduleName(store)}.store`)]),
    ),
  };
}

function outputsContext(model: Model): object {
  const created = model.pipelines.filter(({ repository }) => repository.creation !== null);
  const byService = (pipelines: PipelineModel[], output: string) =>
    Object.fromEntries(
      pipelines.map(({ service }) => [service, new Expression(`module.${label(service)}_source.${output}`)]),
    );
  const withRole = created.filter(({ repository }) => repository.github !== null);
  const withGitlabRole = created.filter(({ repository }) => repository.gitlab !== null);
  const withUser = created.filter(({ repository }) => repository.pushUser !== null);
  return {
    hasRepositories: created.length > 0,
    repositoryUrls: byService(created, 'repository_urls'),
    hasPushRoles: withRole.length > 0,
    pushRoleArns: byService(withRole, 'push_role_arn'),
    hasGitlabPushRoles: withGitlabRole.length > 0,
    gitlabPushRoleArns: byService(withGitlabRole, 'gitlab_push_role_arn'),
    hasCreds: withUser.length > 0,
    creds: byService(withUser, 'creds'),
  };
}
