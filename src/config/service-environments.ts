import { ServiceConfig } from './service-config';

type Service = Partial<Pick<ServiceConfig, 'environments'>>;

/** Whether a service runs in an environment. Without `environments`, it runs in all of them. */
export function runsIn({ environments }: Service, environmentName: string): boolean {
  return environments === undefined || environments.includes(environmentName);
}

/**
 * The environments of a pipeline: those that at least one of the services that share its image runs in.
 *
 * @param all - in promotion order, which the result keeps
 */
export function pipelineEnvironments<E extends { readonly name?: string }>(
  sharing: readonly Service[],
  all: readonly E[],
): E[] {
  return all.filter(({ name = '' }) => sharing.some((service) => runsIn(service, name)));
}
