import { DriftedResource } from './stack-drift';

const SCALABLE_TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const BOUNDS = ['/MaxCapacity', '/MinCapacity'];

/** Removes the scaling bounds, which a schedule changes on purpose, from the drifted resources. */
export function withoutScheduledBounds(resources: readonly DriftedResource[]): DriftedResource[] {
  return resources.flatMap((resource) => {
    if (resource.type !== SCALABLE_TARGET || resource.isDeleted) return [resource];
    const properties = resource.properties.filter((path) => !BOUNDS.includes(path));
    return properties.length > 0 ? [{ ...resource, properties }] : [];
  });
}
