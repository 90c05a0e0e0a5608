import { describePlan } from '../terraform/plan-summary';
import { enumerate } from '../text/messages';
import { Drift } from './drift';
import { DriftedResource } from './stack-drift';

/** The differences and whatever could not be checked, a line each. */
export function driftLines({ plans, stacks }: Drift): string[] {
  const same = stacks.filter(({ problem, resources }) => problem === null && resources.length === 0);
  return [
    ...plans.map(({ record, root }) => `${root}: ${record ? describePlan(record) : 'plan failed'}`),
    ...stacks.flatMap(({ problem, resources, stack }) => [
      ...resources.map((resource) => `${stack}: ${describeResource(resource)}`),
      ...(problem === null ? [] : [`${stack}: could not be checked for drift: ${problem}`]),
    ]),
    `${same.length} of ${stacks.length} stacks: no drift`,
  ];
}

export function describeResource({ isDeleted, logicalId, properties, type }: DriftedResource): string {
  if (isDeleted) return `${logicalId} (${type}) was deleted`;
  return `${logicalId} (${type}) was modified: ${enumerate(properties)}`;
}
