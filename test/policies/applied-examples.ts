import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import type { EcsPipelineConfig } from '../../src/config';
import { approvalsOf } from '../../src/config/environment-approvals';
import { resolveModel } from '../../src/model/resolve-model';
import { Accounts } from '../e2e/accounts';
import { administrator, clientOf } from '../e2e/aws';
import { exampleConfig, render } from '../e2e/repository';
import { Root } from '../e2e/terraform';
import { createTerraformRoles } from '../e2e/terraform-roles';
import { type Emulator, type NeededPermission, startEmulator } from '../emulator/emulator';
import { run, temporaryFolder } from '../tools';
import { withLoadBalancers } from './load-balancers';

/** The tools that an apply needs in addition to Node.js. */
export const TOOLS = ['terraform', 'moto_server', 'python3'];

export const EXAMPLES = ['three-accounts', 'everything'] as const;
export type Example = (typeof EXAMPLES)[number];

export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each resource type has different attributes
  readonly values: any;
}

/** Root of the repository, such as `environments/dev`, to the resources that Terraform manages there. */
export type Applied = Readonly<Record<string, readonly StateResource[]>>;

interface StateModule {
  readonly resources?: StateResource[];
  readonly child_modules?: StateModule[];
}

/**
 * Applies the examples on emulated AWS and returns Terraform's states.
 *
 * A plan would be cheaper but is not sufficient, because most policies contain ARNs that are known only after an apply.
 * Most of the two minutes is waiting in the provider, so all examples are applied together.
 */
export async function applyExamples<T extends Example>(
  examples: readonly T[],
): Promise<{ readonly applied: Record<T, Applied>; readonly permissions: readonly NeededPermission[] }> {
  const emulator = await startEmulator();
  try {
    const configs = await Promise.all(
      examples.map(async (example) => [example, await withLoadBalancers(emulator, exampleConfig(example))] as const),
    );
    for (const [, config] of configs) await prepare(emulator, config);
    const applied = configs.map(async ([example, config]) => [example, await apply(emulator, config)] as const);
    const byExample = Object.fromEntries(await Promise.all(applied)) as Record<T, Applied>;
    return { applied: byExample, permissions: await emulator.permissions() };
  } finally {
    await emulator.stop();
  }
}

/** Saves the states for the test files, which run in their own processes. */
export function writeApplied(applied: Readonly<Record<string, Applied>>, folder: string): void {
  for (const [example, roots] of Object.entries(applied)) {
    writeFileSync(join(folder, `${example}.json`), JSON.stringify(roots));
  }
}

/** Saves the permissions that Terraform needed, for the test files. */
export function writePermissions(permissions: readonly NeededPermission[], folder: string): void {
  writeFileSync(join(folder, 'permissions.json'), JSON.stringify(permissions));
}

/** The permissions that Terraform needed when global-setup.ts applied the examples. */
export function readPermissions(): readonly NeededPermission[] {
  return JSON.parse(readFileSync(join(appliedFolder(), 'permissions.json'), 'utf8'));
}

/** The states that global-setup.ts applied before the first test of this suite. */
export function readApplied(example: Example): Applied {
  return JSON.parse(readFileSync(join(appliedFolder(), `${example}.json`), 'utf8'));
}

function appliedFolder(): string {
  const folder = process.env.APPLIED_EXAMPLES;
  if (!folder) throw new Error('APPLIED_EXAMPLES: not set; run these tests as the project `policies`');
  return folder;
}

/** The prerequisites of the config: the bootstrap resources and the approvers. */
export async function prepare(emulator: Emulator, config: EcsPipelineConfig) {
  const { environments, pipeline } = config;
  const accounts = new Accounts(emulator);
  await createTerraformRoles(accounts, resolveModel(config), unlessItExists);
  for (const { approval } of environments.flatMap(approvalsOf)) {
    for (const arn of approval.approvers ?? []) {
      const approver = arn.split('/').at(-1)!;
      const create = arn.includes(':user/')
        ? clientOf(IAMClient, emulator, administrator(pipeline.accountId)).send(
            new CreateUserCommand({ UserName: approver }),
          )
        : accounts.createRole(pipeline.accountId, approver);
      await create.catch(unlessItExists);
    }
  }
}

/** The examples share their accounts. */
function unlessItExists(error: Error): void {
  if (!error.name.startsWith('EntityAlreadyExists')) throw error;
}

async function apply(emulator: Emulator, config: EcsPipelineConfig): Promise<Applied> {
  const folder = temporaryFolder();
  render(config, folder);
  const environments = readdirSync(join(folder, 'environments')).map((name) => `environments/${name}`);
  const rootOf = (path: string) => new Root(join(folder, path), emulator.environment);
  await Promise.all(environments.map((path) => rootOf(path).apply()));
  await rootOf('pipeline').apply();
  const states = [...environments, 'pipeline'].map(
    async (path) => [path, await stateOf(join(folder, path), emulator.environment)] as const,
  );
  return Object.fromEntries(await Promise.all(states));
}

/** The resources in the state of a root. */
export async function stateOf(folder: string, env: NodeJS.ProcessEnv): Promise<StateResource[]> {
  const { stdout } = await run('terraform', ['show', '-json'], { cwd: folder, env });
  return resourcesOf(JSON.parse(stdout).values.root_module);
}

/** The planned resources of a root, as far as their values are known before the apply. */
export async function plannedOf(folder: string, env: NodeJS.ProcessEnv): Promise<StateResource[]> {
  await new Root(folder, env).plan('-out=all.tfplan');
  const { stdout } = await run('terraform', ['show', '-json', 'all.tfplan'], { cwd: folder, env });
  return resourcesOf(JSON.parse(stdout).planned_values.root_module);
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule): StateResource[] {
  return [...resources.filter(({ mode }) => mode === 'managed'), ...child_modules.flatMap(resourcesOf)];
}
