import { EnvironmentModel, Model } from '../model/model';
import { namePatterns } from '../naming/name-patterns';
import { firstStageName } from '../naming/names';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The pipeline account's policies for viewers and operators. */
export function renderPipelineAccess(model: Model): RenderedFile {
  const { environments, viewPolicy, name, path, pipelineAccount, pipelines } = model;
  const arn = (service: string, resource: string) => `${arnIn(model, pipelineAccount, service)}:${resource}`;
  const operators = environments.flatMap((environment) =>
    environment.operatePolicy === null ? [] : [[environment.operatePolicy, environment.name] as const],
  );
  return managed(
    `${pipelineAccount.folder}/access.tf`,
    renderRootTemplate('pipeline/access.tf.hbs', {
      arns: {
        pipelines_arn: arn('codepipeline', `${name}_*`),
        parameters_arn: arn('ssm', `parameter${path.replace(/\/$/, '')}`),
        repository_arns: namePatterns(
          `${name}/`,
          pipelines.map(({ repository }) => repository.name),
        ).map((pattern) => arn('ecr', `repository/${pattern}`)),
      },
      firstStages: Object.fromEntries(
        environments.map((environment) => [
          environment.name,
          firstStageName(environment.name, environment.approvals.length > 0),
        ]),
      ),
      viewPolicy,
      operators: Object.fromEntries(operators),
      hasOperators: operators.length > 0,
    }),
  );
}

/** The view policy of an environment's account. */
export function renderEnvironmentAccess(model: Model, environment: EnvironmentModel): RenderedFile {
  const { folder, viewPolicy, name, services } = environment;
  const patterns = (names: string[]) => namePatterns(`${model.name}-${name}-`, names);
  // A scheduled task has no ECS service.
  const running = services.filter(({ settings }) => settings.schedule === null);
  return managed(
    `${folder}/access.tf`,
    renderRootTemplate('environment/access.tf.hbs', {
      name,
      policy: viewPolicy,
      arns: {
        stacks_arn: `${arnIn(model, environment, 'cloudformation')}:stack`,
        parameters_arn: `${arnIn(model, environment, 'ssm')}:parameter/ecs`,
        // In any cluster, because the cluster may be defined only in inputs.tf.
        ...(running.length > 0 && { services_arn: `${arnIn(model, environment, 'ecs')}:service/*` }),
      },
      patterns: {
        stack_patterns: patterns(services.map(({ settings }) => settings.stackName)),
        ...(running.length > 0 && {
          service_patterns: patterns(running.map(({ settings }) => settings.serviceName)),
        }),
      },
    }),
  );
}

/** The prefix of ARNs in an account and Region. */
function arnIn(
  { partition }: Model,
  { accountId, region }: { readonly accountId: string; readonly region: string },
  service: string,
): string {
  return `arn:${partition.name}:${service}:${region}:${accountId}`;
}
