import { ServiceConfig } from './service-config';

type Service = Partial<Pick<ServiceConfig, 'image' | 'name'>>;

/** Whether a service has an image of its own, and so a pipeline, rather than that of another service. */
export function hasOwnImage({ image }: Service): boolean {
  return image?.from === undefined;
}

/** The service whose image a service runs: itself, or the one that its image is from, where there is such a service. */
export function imageOwner<S extends Service>(service: S, services: readonly S[]): S | undefined {
  if (hasOwnImage(service)) return service;
  return services.find((other) => other.name === service.image?.from && hasOwnImage(other));
}
