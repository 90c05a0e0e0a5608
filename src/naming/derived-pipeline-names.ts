import { ConfigParts } from '../config/config-parts';
import { hasOwnImage, servicesByImage } from '../config/image-owner';
import { pipelineEnvironments } from '../config/service-environments';
import { DerivedName, longestOf, Named, named, Origin, scopeOf } from './derived-name';
import { NamedResource } from './name-limits';
import { pipelineEnvironmentNames, pipelineNames } from './names';

/** The names of the resources of pipelines, ECR repositories and push identities. */
export function pipelineDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  const environments = named('environments', config.environments);
  const byImage = servicesByImage(config.services);
  const services = named('services', config.services).filter(({ item }) => hasOwnImage(item));
  return services.flatMap((service) => [
    ...namesOf(config, root, service),
    ...pipelineEnvironments(byImage.get(service.item)!, environments).flatMap((environment) =>
      environmentNamesOf(config, root, service, environment),
    ),
  ]);
}

type Service = Named<ConfigParts['services'][number]>;
type Environment = Named<ConfigParts['environments'][number]>;

function namesOf({ pipeline, region }: ConfigParts, root: Origin, { item, name, origin }: Service): DerivedName[] {
  const { image, push } = item;
  const names = pipelineNames({ name: root.value }, { name, image, push });
  const derived = { ...longestOf(origin, root), own: origin };
  const set = (value: string | undefined, ...key: (string | number)[]): Origin & { own: Origin } => {
    if (value === undefined) return derived;
    const own = { path: [...origin.path.slice(0, -1), ...key], value };
    return { ...own, own };
  };

  const of = `the pipeline of ${name}`;
  const account = scopeOf(pipeline.accountId);
  const regionScope = scopeOf(pipeline.accountId, { name: pipeline.region ?? region });
  const global = (resource: NamedResource, text: string, from = derived): DerivedName => ({
    resource,
    name: text,
    of,
    scope: account,
    ...from,
  });
  const regional = (resource: NamedResource, text: string, from = derived): DerivedName => ({
    ...global(resource, text, from),
    scope: regionScope,
  });
  return [
    regional('pipeline', names.pipeline),
    regional('CloudFormation stack', names.functionsStack),
    global('IAM role', names.functionsRole),
    global('IAM role', names.pipelineRole),
    global('IAM role', names.eventsRole),
    ...(push?.github ? [global('IAM role', names.pushRole)] : []),
    ...(push?.gitlab ? [global('IAM role', names.gitlabPushRole)] : []),
    ...(push?.iamUser ? [global('IAM user', names.pushUser, set(push.userName, 'push', 'userName'))] : []),
    regional('Lambda function', names.promotionFunction),
    regional('EventBridge rule', names.eventRule),
    ...(image?.repositoryArn === undefined
      ? [regional('ECR repository', names.repository, set(image?.repositoryName, 'image', 'repositoryName'))]
      : []),
    ...(image?.extraRepositoryNames ?? []).map((extra, index) =>
      regional('ECR repository', extra, set(extra, 'image', 'extraRepositoryNames', index)),
    ),
  ];
}

/** The names of the resources that a service's pipelines have for one environment. */
function environmentNamesOf(
  { pipeline, region }: ConfigParts,
  root: Origin,
  service: Service,
  environment: Environment,
): DerivedName[] {
  const names = pipelineEnvironmentNames({ name: root.value }, service, environment.name);
  const common = {
    of: `the pipeline of ${service.name} to ${environment.name}`,
    scope: scopeOf(pipeline.accountId, { name: pipeline.region ?? region }),
    ...longestOf(service.origin, environment.origin, root),
    own: service.origin,
  };
  return [
    { resource: 'pipeline', name: names.directPipeline, ...common },
    { resource: 'SSM parameter', name: names.holdParameter, ...common },
  ];
}
