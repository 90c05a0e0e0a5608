import { OWNED_PROPERTIES, OwnedProperty, PropertiesPart } from '../src/cloudformation/owned-properties';
import { hclArguments } from '../src/render/hcl';
import { inputName } from '../src/render/module-inputs';
import { enumerate } from '../src/text/messages';

/** The text of owned_properties.tf. Properties of list items are checked by a separate validation. */
export function ownedProperties(): string {
  const properties = OWNED_PROPERTIES.filter(({ path }) => !path.includes('[]'));
  const advice = properties.map((property) => [`${PART_NAMES[property.part]}.${property.path}`, adviceFor(property)]);
  return `# Properties that var.cloudformation_properties must not set: names, roles, and those set by the pipeline or an input.
# Generated from src/cloudformation/owned-properties.ts of ecs-pipeline.

locals {
${hclArguments({ owned_properties: Object.fromEntries(advice) }, 1)}
}
`;
}

/** The module's name for each part. `extra_container` stands for each of its `extra_containers`. */
const PART_NAMES: { readonly [part in PropertiesPart]: string } = {
  container: 'container',
  service: 'service',
  sidecar: 'extra_container',
  taskDefinition: 'task_definition',
};

function adviceFor({ keys, reason }: OwnedProperty): string {
  return [...(keys ? [`use ${enumerate(keys.map(inputName), 'or')}`] : []), ...(reason ? [reason] : [])].join(': ');
}
