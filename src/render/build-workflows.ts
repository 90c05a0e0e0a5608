import { EnvironmentModel, Model, PipelineModel } from '../model/model';
import { stageNames } from '../naming/names';
import { enumerate } from '../text/messages';
import { githubContext } from './github-build';
import { gitlabContext } from './gitlab-build';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** A build workflow: it builds an image, pushes it, and waits until it is deployed. */
interface Build {
  readonly pipeline: PipelineModel;
  readonly host: 'GitHub' | 'GitLab';
  /** Its path in the generated repository. */
  readonly path: string;
  /** The path to copy it to, in `repository`. */
  readonly target: string;
  readonly repository: string;
  readonly template: string;
  readonly context: object;
}

/** A GitHub workflow or GitLab pipeline for each image that is pushed from GitHub or GitLab. */
export function renderBuildWorkflows(model: Model): RenderedFile[] {
  return builds(model).map(({ context, path, pipeline, template }) => {
    const text = renderRootTemplate(`repository/${template}`, { ...commonContext(model, pipeline), ...context });
    // Handlebars also indents the empty lines of a partial.
    return managed(path, text.replace(/ +$/gm, ''));
  });
}

/** The build workflows of the images that are pushed from GitHub and GitLab. */
export function builds(model: Model): Build[] {
  const architecturesOf = architecturesByService(model);
  return model.pipelines.flatMap((pipeline): Build[] => {
    const { github, gitlab } = pipeline.repository;
    const path = `docs/workflows/${pipeline.service}`;
    const architectures = [...new Set(pipeline.services.flatMap(architecturesOf))].sort();
    return [
      ...(github === null
        ? []
        : [
            {
              pipeline,
              host: 'GitHub' as const,
              path: `${path}.yml`,
              target: '.github/workflows/build.yml',
              repository: github.repository,
              template: 'build.yml.hbs',
              context: githubContext(github, architectures),
            },
          ]),
      ...(gitlab === null
        ? []
        : [
            {
              pipeline,
              host: 'GitLab' as const,
              path: `${path}.gitlab-ci.yml`,
              target: '.gitlab-ci.yml',
              repository: gitlab.project,
              template: 'gitlab-ci.yml.hbs',
              context: gitlabContext(gitlab, architectures),
            },
          ]),
    ];
  });
}

function commonContext(model: Model, pipeline: PipelineModel): object {
  const { repository } = pipeline;
  return {
    service: pipeline.service,
    services: enumerate(pipeline.services),
    region: model.pipelineAccount.region,
    url: repository.url,
    pipeline: pipeline.name,
    // Quoted, because YAML parses some names and tags as numbers.
    name: JSON.stringify(repository.name),
    tag: JSON.stringify(repository.imageTag),
    ...reached(environmentsOf(model, pipeline)[0]!),
  };
}

function environmentsOf({ environments }: Model, pipeline: PipelineModel): EnvironmentModel[] {
  return environments.filter(({ name }) => pipeline.environments.includes(name));
}

/** The CPU architectures of each service's tasks. */
function architecturesByService({ environments }: Model): (service: string) => readonly string[] {
  const architectures = new Map<string, string[]>();
  for (const { name, settings } of environments.flatMap(({ services }) => services)) {
    const own = architectures.get(name) ?? [];
    architectures.set(name, own);
    own.push(settings.cpuArchitecture);
  }
  return (service) => architectures.get(service) ?? [];
}

/** How far a push gets without an approval, and the pipeline action that shows it. */
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
        environment: `the approval request for ${name}`,
        stage: stages.approve,
        action: 'Inspect',
        until: `the image is waiting for approval for ${name}`,
        outcome: `$digest is waiting for approval for ${name}`,
      };
}
