import { ServiceConfig } from './service-config';

type Service = Partial<Pick<ServiceConfig, 'environments'>>;

/** Whether a service runs in an environment: in all, unless it says in which. */
export function runsIn({ environments }: Service, environmentName: string): boolean {
  return environments === undefined || environments.includes(environmentName);
}

/**
 * The environments that a pipeline has: those that one of the services runs in that share its image.
 *
 * @param all - in promotion order, in which they stay
 */
export function pipelineEnvironments<E extends { readonly name?: string }>(
  sharing: readonly Service[],
  all: readonly E[],
): E[] {
  return all.filter(({ name = '' }) => sharing.some((service) => runsIn(service, name)));
}
