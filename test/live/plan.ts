import { ASSUMED, PRICES } from '../../scripts/build-cost-prices';
import { PIPELINE, type Project } from './project';
import { settle } from './settle';

export interface Plan {
  /** Maps each resource type to the number of resources. */
  readonly resources: Readonly<Record<string, number>>;
  readonly costs: readonly Cost[];
}

export interface Cost {
  readonly what: string;
  readonly usd: number;
}

/** Plans what Terraform would create, without creating anything. */
export async function plan(project: Project): Promise<Plan> {
  const environments = project.environments.map((environment) => count(project, `environments/${environment}`));
  const counts = await settle([...environments, count(project, PIPELINE)]);
  const resources: Record<string, number> = {};
  for (const type of counts.flat().sort()) resources[type] = (resources[type] ?? 0) + 1;
  return { resources, costs: costs(project.environments.length) };
}

async function count(project: Project, root: string): Promise<string[]> {
  const changes = await project.root(root).planned('live.tfplan');
  return changes
    .filter(({ change }) => change.actions.includes('create'))
    .map(({ address }) => address.replace(/^(module\.[^.]+\.)*/, '').split('.')[0]!);
}

/** The duration of a run, estimated generously. */
const HOURS = 1;

const DAYS_A_MONTH = 30;

/** Executions in the scenario: the first two pass through at most every environment, two more through one. */
const EXECUTIONS = 4;

/**
 * USD per hour for a task with 0.25 vCPU and 0.5 GB on Linux and x86, and a public IPv4 address, in eu-west-1.
 *
 * Source: https://aws.amazon.com/fargate/pricing/ and https://aws.amazon.com/vpc/pricing/, as quoted by other pages.
 */
const TASK = 0.25 * 0.04048 + 0.5 * 0.004445 + 0.005;

function costs(environments: number): Cost[] {
  const approvals = environments - 1;
  const actions = 1 + environments * 3 + approvals;
  const minutes = EXECUTIONS * (actions + environments * (ASSUMED.minutesOfDeployment - 1));
  return [
    { what: `${environments * 2} Fargate tasks for ${HOURS} h`, usd: environments * 2 * TASK * HOURS },
    { what: `${minutes} minutes of CodePipeline`, usd: minutes * PRICES.actionMinute.usd },
    { what: 'a KMS key for one day', usd: PRICES.key.usd / DAYS_A_MONTH },
    { what: `${environments * 3} alarms for one day`, usd: (environments * 3 * PRICES.alarm.usd) / DAYS_A_MONTH },
  ];
}

export function renderPlan({ costs, resources }: Plan): string {
  const total = costs.reduce((sum, { usd }) => sum + usd, 0);
  const count = Object.values(resources).reduce((sum, number) => sum + number, 0);
  return [
    `Creates ${count} resources:`,
    ...Object.entries(resources).map(([type, number]) => `  ${String(number).padStart(3)} ${type}`),
    'The stacks add task definitions, services, scaling and functions.',
    `Costs about ${total.toFixed(2)} USD, without free tiers and taxes:`,
    ...costs.map(({ usd, what }) => `  ${usd.toFixed(2)} ${what}`),
    'Left behind: inactive task definitions, and a KMS key that AWS deletes after 30 days. Neither costs anything.',
    '',
  ].join('\n');
}
