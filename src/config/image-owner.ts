import { ServiceConfig } from './service-config';

type Service = Partial<Pick<ServiceConfig, 'image' | 'name'>>;

/** Whether a service has an image of its own, and therefore a pipeline, rather than the image of another service. */
export function hasOwnImage({ image }: Service): boolean {
  return image?.from === undefined;
}

/** The services that run each image, by the service that owns it: that service and those whose image comes from it. */
export function servicesByImage<S extends Service>(services: readonly S[]): ReadonlyMap<S, readonly S[]> {
  const byOwner = new Map<S, S[]>(services.filter(hasOwnImage).map((owner) => [owner, []]));
  const owners = new Map([...byOwner.keys()].reverse().map((owner) => [owner.name, owner]));
  for (const service of services) {
    const owner = hasOwnImage(service) ? service : owners.get(service.image?.from);
    if (owner) byOwner.get(owner)!.push(service);
  }
  return byOwner;
}

/**
 * The service whose image a service runs: itself, or the one that its image comes from. Undefined if that does not
 * exist.
 */
export function imageOwner<S extends Service>(service: S, services: readonly S[]): S | undefined {
  if (hasOwnImage(service)) return service;
  return services.find((other) => other.name === service.image?.from && hasOwnImage(other));
}
