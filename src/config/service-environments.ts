import { imageOwner } from './image-owner';
import { ServiceConfig } from './service-config';

type Service = Partial<Pick<ServiceConfig, 'environments' | 'image' | 'name'>>;

/** Whether a service runs in an environment: in all, unless it says in which. */
export function runsIn({ environments }: Service, environmentName: string): boolean {
  return environments === undefined || environments.includes(environmentName);
}

/**
 * The environments that the pipeline of a service has: those that a service runs in that shares its image.
 *
 * @param all - in promotion order, in which they stay
 */
export function pipelineEnvironments<E extends { readonly name?: string }>(
  owner: Service,
  services: readonly Service[],
  all: readonly E[],
): E[] {
  const sharing = services.filter((service) => imageOwner(service, services) === owner);
  return all.filter(({ name = '' }) => sharing.some((service) => runsIn(service, name)));
}
