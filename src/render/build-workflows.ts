import { EnvironmentModel, GithubPushModel, Model, PipelineModel } from '../model/model';
import { stageNames } from '../naming/names';
import { enumerate } from '../text/messages';
import { ACTIONS } from './actions';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** A workflow for the GitHub repository of each image that is pushed from there: builds, pushes, and waits. */
export function renderBuildWorkflows(model: Model): RenderedFile[] {
  return githubPushes(model).map(({ github, pipeline, path }) =>
    managed(path, renderRootTemplate('repository/build.yml.hbs', contextOf(model, pipeline, github))),
  );
}

/** The images that are pushed from GitHub, and where the workflow for each is. */
export function githubPushes({
  pipelines,
}: Model): { readonly pipeline: PipelineModel; readonly github: GithubPushModel; readonly path: string }[] {
  return pipelines.flatMap((pipeline) => {
    const { github } = pipeline.repository;
    return github === null ? [] : [{ pipeline, github, path: `docs/workflows/${pipeline.service}.yml` }];
  });
}

function contextOf(model: Model, pipeline: PipelineModel, github: GithubPushModel): object {
  const { repository } = pipeline;
  const environments = model.environments.filter(({ name }) => pipeline.environments.includes(name));
  return {
    actions: ACTIONS,
    service: pipeline.service,
    services: enumerate(pipeline.services),
    region: model.pipelineAccount.region,
    roleArn: github.roleArn,
    repository: github.repository,
    url: repository.url,
    pipeline: pipeline.name,
    // Quoted, as YAML takes some names and tags for numbers.
    branches: `[${github.branches.map((branch) => JSON.stringify(branchFilter(branch))).join(', ')}]`,
    name: JSON.stringify(repository.name),
    tag: JSON.stringify(repository.imageTag),
    ...runnerOf(pipeline, environments),
    ...reached(environments[0]!),
  };
}

/**
 * The filter of a workflow for what the trust policy lets in: in a policy an asterisk stands for slashes too, and nothing
 * else is special. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export function branchFilter(branch: string): string {
  return branch.replaceAll('*', '**').replace(/[!+]/g, '\\$&');
}

/** The runner whose processor the tasks have. */
function runnerOf({ services }: PipelineModel, environments: readonly EnvironmentModel[]) {
  const own = environments.flatMap((environment) =>
    environment.services.filter(({ name }) => services.includes(name)).map(({ settings }) => settings.cpuArchitecture),
  );
  const architectures = [...new Set(own)].sort();
  const isArm = architectures.length === 1 && architectures[0] === 'ARM64';
  return {
    runner: isArm ? 'ubuntu-24.04-arm' : 'ubuntu-latest',
    notes:
      architectures.length > 1 ? ['Tasks run on ARM64 and on X86_64: change the build to make an image for both.'] : [],
  };
}

/** How far a push goes by itself, and the action of the pipeline by which that is known. */
function reached({ approvals, name }: EnvironmentModel) {
  const stages = stageNames(name);
  return approvals.length === 0
    ? {
        environment: name,
        stage: stages.deploy,
        action: 'Record',
        until: `${name} runs the image`,
        outcome: `${name} runs $digest`,
      }
    : {
        environment: `the approval of ${name}`,
        stage: stages.approve,
        action: 'Inspect',
        until: `the image waits for the approval of ${name}`,
        outcome: `$digest waits for the approval of ${name}`,
      };
}
