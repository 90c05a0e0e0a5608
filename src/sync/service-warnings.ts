import { ATTRIBUTES, AttributeOf, CAPACITY_PROVIDERS, CLUSTER_OF_INPUTS } from '../render/facts';
import { enumerate } from '../text/messages';
import { Comparison, changeOf, missing } from './fact-lookup';
import { Warning, warning } from './warning';

/** Services that are removed from the config. */
export function removedServices({ after, before }: Comparison): Warning[] {
  return missing('repository', before, after).map((service) => {
    const repositories = (['created', 'extra'] as const).flatMap((attribute) =>
      before.values('repository', service, attribute),
    );
    const isShared = before.values('repository', service, 'shared').length > 0;
    const noun = repositories.length === 1 ? 'repository' : 'repositories';
    const [images, last] =
      repositories.length === 0
        ? ['', 'then']
        : [`delete the images in its ${noun} (unless forceDelete is set), then `, 'finally'];
    return warning(
      'service-removed',
      service,
      `The service ${service} is no longer generated.`,
      `The next applies destroy ${enumerate(['the service', ...(isShared ? [] : ['its pipeline']), ...repositories])}.`,
      `If it was ever applied: ${images}apply pipeline/, so that nothing is deployed to the service anymore, and ${last} the environments.`,
    );
  });
}

/** Services that are removed from an environment, while both still exist. */
export function withdrawnServices(comparison: Comparison): Warning[] {
  return withdrawals(comparison).map(({ folder, service, subject }) =>
    warning(
      'service-withdrawn',
      subject,
      `The service ${service} no longer runs in ${folder}.`,
      'The next applies destroy it there.',
      `If it was ever applied: apply pipeline/ first, so that nothing is deployed to it anymore, then ${folder}.`,
    ),
  );
}

/** A service in an environment. */
export interface Placement {
  readonly folder: string;
  readonly service: string;
  readonly subject: string;
}

/** Services that an environment has before and not after, if both service and environment remain. */
export function withdrawals({ after, before }: Comparison): Placement[] {
  return missing('service', before, after)
    .map(placementOf)
    .filter(({ folder, service }) => after.has('root', folder) && after.has('repository', service));
}

function placementOf(subject: string): Placement {
  const slash = subject.lastIndexOf('/');
  return { folder: subject.slice(0, slash), service: subject.slice(slash + 1), subject };
}

/** The attributes that identify an ECS service. */
const IDENTITY: { readonly [attribute in AttributeOf<'service'>]: string } = {
  'ecs-service': 'a new service name',
  stack: 'a new stack',
  cluster: 'a new cluster',
  'runs-on': 'new capacity',
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
        'ECS cannot change this in place. The next apply fails, and the service keeps running unchanged.',
        ...(isMaybeTheSame ? [`If ${CLUSTER_OF_INPUTS} is the same cluster, nothing changes.`] : []),
        'Undo this change, or add a service with a new name, migrate to it, and then remove this one.',
      ),
    ];
  });
}

/** Capacity providers can be exchanged in place with a new deployment, which the module forces. */
function isInPlace({ after, before }: Comparison, subject: string, attribute: AttributeOf<'service'>): boolean {
  const values = [before, after].flatMap((facts) => facts.values('service', subject, attribute));
  return attribute === 'runs-on' && values.every((value) => value.startsWith(CAPACITY_PROVIDERS));
}
