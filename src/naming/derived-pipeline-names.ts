import { ConfigParts } from '../config/config-parts';
import { DerivedName, longestOf, Named, named, Origin, scopeOf } from './derived-name';
import { NamedResource } from './name-limits';
import { pipelineNames } from './names';

/** The names of what a service's pipeline, registry and push identities are made of. */
export function pipelineDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  return named('services', config.services).flatMap((service) => namesOf(config, root, service));
}

function namesOf(
  { pipeline, region }: ConfigParts,
  root: Origin,
  { item, name, origin }: Named<ConfigParts['services'][number]>,
): DerivedName[] {
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
    ...(push?.iamUser ? [global('IAM user', names.pushUser, set(push.userName, 'push', 'userName'))] : []),
    ...names.functions.map((lambda) => regional('Lambda function', lambda)),
    regional('EventBridge rule', names.eventRule),
    ...(image?.repositoryArn === undefined
      ? [regional('ECR repository', names.repository, set(image?.repositoryName, 'image', 'repositoryName'))]
      : []),
    ...(image?.extraRepositoryNames ?? []).map((extra, index) =>
      regional('ECR repository', extra, set(extra, 'image', 'extraRepositoryNames', index)),
    ),
  ];
}
