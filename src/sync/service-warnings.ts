import { ATTRIBUTES, AttributeOf, CAPACITY_PROVIDERS, CLUSTER_OF_INPUTS } from '../render/facts';
import { enumerate } from '../text/messages';
import { Comparison, changeOf, missing } from './fact-lookup';
import { Warning, warning } from './warning';

/** Services that the config no longer names. */
export function removedServices({ after, before }: Comparison): Warning[] {
  return missing('repository', before, after).map((service) => {
    const registry = (['created', 'extra'] as const).flatMap((attribute) =>
      before.values('repository', service, attribute),
    );
    const isShared = before.values('repository', service, 'shared').length > 0;
    const images = registry.length > 0 ? 'delete the images of its registry (unless forceDelete is set), ' : '';
    return warning(
      'service-removed',
      service,
      `The service ${service} is no longer generated.`,
      `The next applies destroy ${enumerate(['the service', ...(isShared ? [] : ['its pipeline']), ...registry])}.`,
      `If it was ever applied: ${images}apply pipeline/, so that nothing deploys to the service any more, and then the environments.`,
    );
  });
}

/** Services that no longer run in an environment, while both are still there. */
export function withdrawnServices(comparison: Comparison): Warning[] {
  return withdrawals(comparison).map(({ folder, service, subject }) =>
    warning(
      'service-withdrawn',
      subject,
      `The service ${service} no longer runs in ${folder}.`,
      'The next applies destroy it there.',
      `If it was ever applied: apply pipeline/, so that nothing deploys to it any more, and then ${folder}.`,
    ),
  );
}

/** A service in an environment. */
export interface Placement {
  readonly folder: string;
  readonly service: string;
  readonly subject: string;
}

/** What is on the first side and not on the second, of services and environments that are on both. */
export function withdrawals({ after, before }: Comparison): Placement[] {
  return missing('service', before, after)
    .map(placementOf)
    .filter(({ folder, service }) => after.has('root', folder) && after.has('repository', service));
}

function placementOf(subject: string): Placement {
  const slash = subject.lastIndexOf('/');
  return { folder: subject.slice(0, slash), service: subject.slice(slash + 1), subject };
}

/** What tells one ECS service from another. */
const IDENTITY: { readonly [attribute in AttributeOf<'service'>]: string } = {
  'ecs-service': 'another service name',
  stack: 'another stack',
  cluster: 'another cluster',
  'runs-on': 'other capacity',
};

/** Services that CloudFormation would have to replace. */
export function replacedServices(comparison: Comparison): Warning[] {
  return comparison.after.subjects('service').flatMap((subject) => {
    const changes = ATTRIBUTES.service.flatMap((attribute) => {
      const change = changeOf(comparison, 'service', subject, attribute);
      return change === undefined || isInPlace(comparison, subject, attribute)
        ? []
        : [`${IDENTITY[attribute]}, ${change}`];
    });
    if (changes.length === 0) return [];
    const { folder, service } = placementOf(subject);
    const isMaybeTheSame = changes.length === 1 && changes[0]!.includes(CLUSTER_OF_INPUTS);
    return [
      warning(
        'service-replaced',
        subject,
        `${folder}: ${service} has ${changes.join('; ')}.`,
        'ECS cannot change that in place. The next apply fails, and the service runs on as it is.',
        ...(isMaybeTheSame ? [`Only if ${CLUSTER_OF_INPUTS} is that very cluster, nothing changes.`] : []),
        'Undo this change; or add a service with a new name, move over to it, and then remove this one.',
      ),
    ];
  });
}

/** Capacity providers take the place of others with a new deployment, which the module forces. */
function isInPlace({ after, before }: Comparison, subject: string, attribute: AttributeOf<'service'>): boolean {
  const values = [before, after].flatMap((facts) => facts.values('service', subject, attribute));
  return attribute === 'runs-on' && values.every((value) => value.startsWith(CAPACITY_PROVIDERS));
}
