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

/** What an apply needs beside Node. */
export const TOOLS = ['terraform', 'moto_server', 'python3'];

export const EXAMPLES = ['three-accounts', 'everything'] as const;
export type Example = (typeof EXAMPLES)[number];

export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has attributes of its own
  readonly values: any;
}

/** Root of the repository, such as `environments/dev`, to the resources that Terraform manages there. */
export type Applied = Readonly<Record<string, readonly StateResource[]>>;

interface StateModule {
  readonly resources?: StateResource[];
  readonly child_modules?: StateModule[];
}

/**
 * Applies the examples on emulated AWS and returns what Terraform then has in its states.
 *
 * A plan is cheaper but no substitute: most policies hold ARNs that are known only after an apply. Most of the two
 * minutes is the provider's waiting, hence all examples at once.
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

/** Keeps what was applied for the test files, which run in processes of their own. */
export function writeApplied(applied: Readonly<Record<string, Applied>>, folder: string): void {
  for (const [example, roots] of Object.entries(applied)) {
    writeFileSync(join(folder, `${example}.json`), JSON.stringify(roots));
  }
}

/** Keeps what Terraform needed a permission for, for the test files. */
export function writePermissions(permissions: readonly NeededPermission[], folder: string): void {
  writeFileSync(join(folder, 'permissions.json'), JSON.stringify(permissions));
}

/** What Terraform needed a permission for when global-setup.ts applied the examples. */
export function readPermissions(): readonly NeededPermission[] {
  return JSON.parse(readFileSync(join(appliedFolder(), 'permissions.json'), 'utf8'));
}

/** What global-setup.ts has applied before the first test of this suite. */
export function readApplied(example: Example): Applied {
  return JSON.parse(readFileSync(join(appliedFolder(), `${example}.json`), 'utf8'));
}

function appliedFolder(): string {
  const folder = process.env.APPLIED_EXAMPLES;
  if (!folder) throw new Error('APPLIED_EXAMPLES: is not set; run these tests as the suite `policies`');
  return folder;
}

/** What the config takes for granted: what bootstrap creates, and who approves. */
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

/** What Terraform has in the state of a root. */
export async function stateOf(folder: string, env: NodeJS.ProcessEnv): Promise<StateResource[]> {
  const { stdout } = await run('terraform', ['show', '-json'], { cwd: folder, env });
  return resourcesOf(JSON.parse(stdout).values.root_module);
}

/** What Terraform would have in the state of a root after an apply, as far as that is known before. */
export async function plannedOf(folder: string, env: NodeJS.ProcessEnv): Promise<StateResource[]> {
  await new Root(folder, env).plan('-out=all.tfplan');
  const { stdout } = await run('terraform', ['show', '-json', 'all.tfplan'], { cwd: folder, env });
  return resourcesOf(JSON.parse(stdout).planned_values.root_module);
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule): StateResource[] {
  return [...resources.filter(({ mode }) => mode === 'managed'), ...child_modules.flatMap(resourcesOf)];
}
