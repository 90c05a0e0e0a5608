// Writes docs/ecs-properties.md: of every property of an ECS service, a task definition and a container, which key sets
// it, or why none can. test/cloudformation/ecs-properties-page.test.ts fails when the page is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECS_PROPERTIES } from '../src/cloudformation/ecs-properties.generated';
import { FREE_PROPERTIES, OWNED_PROPERTIES, type OwnedProperty } from '../src/cloudformation/owned-properties';
import { type DescribedPart, EXAMPLES, KEYS_BESIDE } from './ecs-property-notes';

const PARTS: readonly { readonly part: DescribedPart; readonly type: string; readonly heading: string }[] = [
  { part: 'service', type: 'Service', heading: 'AWS::ECS::Service' },
  { part: 'taskDefinition', type: 'TaskDefinition', heading: 'AWS::ECS::TaskDefinition' },
  { part: 'container', type: 'ContainerDefinition', heading: 'ContainerDefinition' },
];

/** The text of docs/ecs-properties.md. */
export function renderEcsPropertiesPage(): string {
  return `# Every property of Amazon ECS

What CloudFormation knows of a service, its task definition and its containers, and which key of
[\`ecs-pipeline.yaml\`](config.md) sets it. What has no key of its own is set with \`cloudFormationProperties\`, in
CloudFormation's own names, for example:

\`\`\`yaml
services:
  - name: api
    cloudFormationProperties:
      container:
        Ulimits: [{ Name: nofile, SoftLimit: 65536, HardLimit: 65536 }]
\`\`\`

Maps are merged deeply, lists of what is rendered item by item; \`container\` is the container that the pipeline deploys.
What the product decides is refused, with the reason below. Made by \`npx projen ecs-properties-page\`.

${PARTS.map(section).join('\n')}`;
}

function section({ heading, part, type }: (typeof PARTS)[number]): string {
  const rows = Object.keys(ECS_PROPERTIES[type]!).flatMap((property) => [
    `| \`${property}\` | ${how(part, property)} |`,
    ...below(part, property).map((owned) => `| \`${owned.path}\` | ${ownedBy(owned)} |`),
  ]);
  return `## ${heading}\n\n| Property | Set by |\n| --- | --- |\n${rows.join('\n')}\n`;
}

/** What is decided within a property that is the user's. */
function below(part: DescribedPart, property: string): OwnedProperty[] {
  return OWNED_PROPERTIES.filter(
    (owned) => owned.part === part && new RegExp(`^${property}(?:\\[\\])?\\.`).test(owned.path),
  );
}

function how(part: DescribedPart, property: string): string {
  const owned = OWNED_PROPERTIES.find((one) => one.part === part && one.path === property);
  if (owned) return ownedBy(owned);
  if (!FREE_PROPERTIES[part].includes(property)) throw new Error(`${part}.${property}: neither owned nor free`);
  const keys = KEYS_BESIDE[part][property] ?? [];
  const example = EXAMPLES[part][property];
  if (example === undefined) return 'the keys below';
  return [
    ...(keys.length > 0 ? [`${list(keys)}, and`] : []),
    `\`cloudFormationProperties.${part}\`: \`${example}\``,
  ].join(' ');
}

function ownedBy({ keys = [], reason }: OwnedProperty): string {
  return [
    ...(keys.length > 0 ? [list(keys)] : []),
    ...(reason ? [`*${keys.length > 0 ? '' : 'refused: '}${reason}*`] : []),
  ].join('; ');
}

function list(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

if (require.main === module) writeFileSync(join(__dirname, '../docs/ecs-properties.md'), renderEcsPropertiesPage());
