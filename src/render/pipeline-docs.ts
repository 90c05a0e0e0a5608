import { parseArn } from '../aws/arn';
import { EnvironmentModel, Model } from '../model/model';
import { describeSchedule } from '../model/schedule';
import { firstStageName, pipelineEnvironmentNames, stageNames } from '../naming/names';
import { enumerate } from '../text/messages';
import { agreement, approvalStep, approvalTexts } from './approval-docs';
import { builds } from './build-workflows';
import { renderFirstApply } from './first-apply';
import { toldRows } from './notification-docs';
import { pipelineDiagram } from './pipeline-diagram';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The runbook: how the repository works, and what to run when. */
export function renderPipelineDocs(model: Model): RenderedFile {
  const { environments, pipelineAccount, pipelines, terraform } = model;
  const foreign = foreignRepositories(model);
  const waiting = environments.filter(({ approvals }) => approvals.length > 0);
  const commands = pipelines.map((pipeline) => ({
    ...pipeline,
    services: enumerate(pipeline.services),
    environments: enumerate(pipeline.environments),
    ...pipelineEnvironmentNames(model, { name: pipeline.service }, 'ENVIRONMENT'),
  }));
  return managed(
    'docs/pipeline.md',
    renderRootTemplate('repository/pipeline.md.hbs', {
      name: model.name,
      diagram: pipelineDiagram(model),
      way: way(model),
      path: model.path,
      pipelineAccount,
      viewPolicy: model.viewPolicy,
      ci: ciOf(model),
      hasBootstrap: model.bootstrap.createsRoles,
      bootstrapStack: model.bootstrap.stackName,
      pipelines: commands,
      terraform,
      environments: environments.map((environment, index) => ({
        ...environment,
        ...checksOf(environments, index),
        services: environment.services.map(({ logGroupName, name, settings }) => ({
          ...settings,
          logGroupName,
          name,
          schedule: describeSchedule(settings),
        })),
        stages: stageNames(environment.name),
        firstStage: firstStageName(environment.name, environment.approvals.length > 0),
        ...approvalTexts(environment),
      })),
      stagesOfAny: stageNames('ENVIRONMENT'),
      hasApprovals: waiting.length > 0,
      hasNamedApprovals: waiting.some(({ approvals }) => approvals.some((approval) => approval.name !== null)),
      agreeing: waiting
        .filter(({ approvals }) => approvals.length > 1)
        .map((environment) => agreement(model, environment)),
      firstApply: renderFirstApply(model),
      asked: askedAfter(environments),
      severalEnvironments: environments.length > 1,
      lowest: environments[0]!.name,
      first: commands[0],
      serviceFlag: serviceFlag(pipelines),
      several: pipelines.length > 1,
      hasSchedules: environments.some(({ services }) => services.some(({ settings }) => settings.schedule !== null)),
      skips: pipelines.some((pipeline) => pipeline.environments.length < environments.length),
      shares: pipelines.some(({ services }) => services.length > 1),
      registry: pipelines[0]!.repository.url.split('/')[0],
      existing: pipelines
        .filter(({ repository }) => repository.creation === null)
        .map((pipeline) => ({ ...pipeline, policy: pullPolicy(model, pullersOf(model, pipeline.repository.arn)) })),
      builds: builds(model).map(({ path, pipeline, repository, target }) => ({
        services: enumerate(pipeline.services),
        repository,
        target,
        file: path.slice('docs/'.length),
      })),
      builders: enumerate([...new Set(builds(model).map(({ host }) => host))]),
      foreign,
      hasForeign: foreign.length > 0,
      told: toldRows(model),
    }),
  );
}

/** The context of the CI section, or null without a CI system. */
function ciOf({ ci, environments, pipelineAccount }: Model): object | null {
  if (ci === null) return null;
  const roots = [...environments, pipelineAccount].map(({ name }) => name);
  return { ...ci.github, order: enumerate(roots), environments: enumerate(roots.map((root) => `\`${root}\``)) };
}

/** The commands need `--service` if there are several services. */
function serviceFlag(pipelines: Model['pipelines']): string {
  const services = pipelines.flatMap((pipeline) => pipeline.services);
  return services.length > 1 ? ` --service ${pipelines[0]!.service}` : '';
}

/** The promotion path, for example `push ─► dev ─► (approval) ─► production`. */
function way({ environments }: Model): string {
  const steps = environments.flatMap(({ approvals, name }) => [...approvalStep(approvals), name]);
  return ['push', ...steps].join(' ─► ');
}

/** The checks before a deployment to an environment, and the approval stage that the deployment makes outdated. */
function checksOf(environments: readonly EnvironmentModel[], index: number): object {
  const { name } = environments[index]!;
  const before = environments[index - 1];
  const after = environments[index + 1];
  const notOnHold = `that ${name} is not on hold`;
  return {
    checks: before ? `that ${before.name} runs the image and ${notOnHold}` : notOnHold,
    asks: after && after.approvals.length > 0 ? stageNames(after.name).approve : null,
  };
}

/** An environment that precedes one with an approval, as an example. */
function askedAfter(environments: readonly EnvironmentModel[]): { readonly before: string } | null {
  const index = environments.findIndex(({ approvals }, at) => at > 0 && approvals.length > 0);
  return index === -1 ? null : { before: environments[index - 1]!.name };
}

/** A service in an environment whose tasks pull from a repository. */
interface Puller {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly executionRoleArn: string;
}

function pullersOf({ environments }: Model, repositoryArn: string): Puller[] {
  return environments.flatMap(({ accountId, name, services }) =>
    services
      .filter(({ deployment }) => deployment.repositoryArns.includes(repositoryArn))
      .map((service) => ({
        service: service.name,
        environment: name,
        accountId,
        executionRoleArn: service.executionRoleArn,
      })),
  );
}

/**
 * The repositories that are not created here and that only sidecars use, if tasks in other accounts pull from them.
 * Within the same account, the permissions of the execution role are sufficient.
 */
function foreignRepositories(model: Model): object[] {
  const known = model.pipelines.flatMap(({ repository }) => [repository.arn, ...repository.extraArns]);
  const arns = model.environments.flatMap(({ services }) =>
    services.flatMap(({ deployment }) => deployment.repositoryArns),
  );
  return [...new Set(arns)]
    .filter((arn) => !known.includes(arn))
    .sort()
    .flatMap((arn) => {
      const { accountId, region, resource } = parseArn(arn)!;
      const pullers = pullersOf(model, arn).filter((puller) => puller.accountId !== accountId);
      if (pullers.length === 0) return [];
      const services = enumerate([...new Set(pullers.map(({ service }) => `\`${service}\``))]);
      return [
        { accountId, name: resource.slice('repository/'.length), policy: pullPolicy(model, pullers), region, services },
      ];
    });
}

/** The policy that a repository needs if it is not created here. */
function pullPolicy(model: Model, pullers: readonly Puller[]): string {
  const environments = [...new Set(pullers.map(({ environment }) => environment))];
  const statement = (environment: string) => {
    const own = pullers.filter((puller) => puller.environment === environment);
    const roles = own.map(({ executionRoleArn }) => executionRoleArn);
    return {
      Sid: `Pull${environment.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      Effect: 'Allow',
      Principal: { AWS: `arn:${model.partition.name}:iam::${own[0]!.accountId}:root` },
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Condition: { StringEquals: { 'aws:PrincipalArn': roles.length === 1 ? roles[0] : roles } },
    };
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: environments.map(statement) }, null, 2);
}
