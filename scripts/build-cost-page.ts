import type { Applied } from '../test/policies/applied-examples';
import { ASSUMED, PRICES, type Price, READ_IN, REGION } from './build-cost-prices';
import { type Inventory, inventoryOf, type Quantities, quantitiesOf } from './build-cost-quantities';

interface Item {
  readonly price: Price;
  readonly quantity: number;
  readonly why: string;
}

const DEPLOYS = 1000;

/** The text of docs/cost.md for what was applied of examples/three-accounts. */
export function renderCostPage(applied: Applied): string {
  const quantities = quantitiesOf(applied);
  const idle = idleItems(quantities);
  const deploys = deployItems(quantities);
  return `# What the wiring costs

Made by \`npm run cost\` from what Terraform applies of [\`examples/three-accounts\`](../examples/three-accounts) (one
service, three environments, two approvals): list prices of ${REGION}, in USD, without free tiers and taxes.

- **Idle**, nothing deployed for a month: **${usd(total(idle))} a month**.
- **A thousand deploys** through all three environments: **${usd(total(deploys))}**, which is ${usd(total(deploys) / DEPLOYS)} for each.

## A month without a deploy

${itemTable(idle)}

Pipelines, roles, policies, rules, topics, stacks, change sets, standard SSM parameters, log groups and empty buckets and registries cost nothing.

## A thousand deploys

${itemTable(deploys)}

A deployment action is taken to last ${ASSUMED.minutesOfDeployment} minutes, which your tasks decide, every other action less than one; a function to
run for ${ASSUMED.secondsOfFunction} seconds. CodePipeline rounds up to whole minutes. Approvals are free, however long they wait.

## What is not counted

- What you run: tasks, load balancer, NAT gateway, data transfer, the logs of your containers, secrets.
- Images in Amazon ECR and artifacts in Amazon S3, by their size.
- Each yearly rotation of the key adds the price of a key, twice at most.
- Deployments to one environment only: each costs what that environment's part of a deploy does, and a minute for its source.
- A second Region adds an artifact store, and with it a key.

## What there is

${inventoryTable(inventoryOf(applied))}

Types with colons are resources of the CloudFormation stacks. Those of a service exist from its first image on.

## Prices

Read in ${READ_IN}. *AWS* means a copy of AWS's own page said so; *others* that other pages say so, of us-east-1, and that
it was not verified against AWS's page for ${REGION}.

${table(
  ['', 'USD', 'for', 'According to', 'Source'],
  Object.values<Price>(PRICES).map(({ per, read, source, unit, usd: amount, what }) => [
    what,
    decimal(amount),
    `${per.toLocaleString('en')} ${unit}`,
    read ? 'AWS' : 'others',
    source,
  ]),
)}
`;
}

function idleItems({ alarms, keys }: Quantities): Item[] {
  return [
    { price: PRICES.key, quantity: keys, why: 'of the artifact store, and of what is told' },
    { price: PRICES.alarm, quantity: alarms, why: 'of the services, two of them for each scaling policy' },
  ];
}

function deployItems(quantities: Quantities): Item[] {
  const { actions, artifactsRead, artifactsWritten, deployments, emails, functionGigabytes, functions } = quantities;
  const minutes = actions - deployments + deployments * ASSUMED.minutesOfDeployment;
  const artifacts = artifactsWritten + artifactsRead;
  const each: Item[] = [
    { price: PRICES.actionMinute, quantity: minutes, why: `${actions} actions, ${deployments} of them deployments` },
    { price: PRICES.invocation, quantity: functions, why: `${functions} actions that run a function` },
    {
      price: PRICES.gigabyteSecond,
      quantity: functions * functionGigabytes * ASSUMED.secondsOfFunction,
      why: `${functionGigabytes} GB each`,
    },
    { price: PRICES.put, quantity: artifactsWritten, why: 'artifacts that are written' },
    { price: PRICES.get, quantity: artifactsRead, why: 'artifacts that are read' },
    { price: PRICES.keyRequest, quantity: artifacts, why: 'a request for each of them' },
    { price: PRICES.email, quantity: emails, why: 'who is told of an approval' },
  ];
  return each.filter(({ quantity }) => quantity > 0).map((item) => ({ ...item, quantity: item.quantity * DEPLOYS }));
}

function costOf({ price, quantity }: Item): number {
  return (quantity / price.per) * price.usd;
}

function total(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + costOf(item), 0);
}

function itemTable(items: readonly Item[]): string {
  const rows = items.map((item) => [
    item.price.what,
    item.quantity.toLocaleString('en'),
    item.why,
    costOf(item).toFixed(2),
  ]);
  return table(['', 'How many', '', 'USD'], [...rows, ['**Together**', '', '', `**${total(items).toFixed(2)}**`]]);
}

function inventoryTable(inventory: Inventory): string {
  const roots = Object.keys(inventory).sort();
  const countOf = (root: string, type: string) => inventory[root]?.[type] ?? 0;
  const types = [...new Set(roots.flatMap((root) => Object.keys(inventory[root] ?? {})))].sort();
  const sum = (root: string) => types.reduce((all, type) => all + countOf(root, type), 0);
  return table(
    ['', ...roots.map((root) => `\`${root}\``)],
    [
      ...types.map((type) => [`\`${type}\``, ...roots.map((root) => `${countOf(root, type) || ''}`)]),
      ['**Together**', ...roots.map((root) => `**${sum(root)}**`)],
    ],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function usd(amount: number): string {
  return `${amount.toFixed(2)} USD`;
}

/** Without an exponent, and without zeros at the end. */
function decimal(amount: number): string {
  return amount.toFixed(10).replace(/\.?0+$/, '');
}
