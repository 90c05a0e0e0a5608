import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';
import { PlanJson } from './plan-json';
import { PlanRecord, recordOf } from './plan-record';
import { planText } from './plan-text';
import { Root } from './roots';
import { Terraform, TerraformOptions } from './terraform';

/** A saved plan. */
export interface Plan {
  readonly root: Root;
  /** Relative to the root. It contains secrets in plain text: call `removePlan` when done with the plan. */
  readonly file: string;
  readonly text: string;
  readonly record: PlanRecord;
}

export interface PlanOptions {
  /** Whether to plan the destruction of everything. */
  readonly destroy?: boolean;
  /** Whether to use the read-only roles, and not lock the state. */
  readonly readOnly?: boolean;
}

/** Ignored by Git. */
const DATA = '.terraform';
/** The backend of a read-only plan uses a different role, which Terraform must not mistake for a backend change. */
const READ_ONLY_DATA = `${DATA}/read-only`;

/** Plans an initialized root and saves the plan. */
export async function planRoot(terraform: Terraform, root: Root, options: PlanOptions = {}): Promise<Plan> {
  const run = terraformOptions(root, options);
  const file = join(DATA, options.readOnly ? 'read-only.tfplan' : 'saved.tfplan');
  explained('write', join(root.folder, DATA), () => mkdirSync(join(root.folder, DATA), { recursive: true }));
  const args = ['-input=false', '-detailed-exitcode', `-out=${file}`];
  const { exitCode, stdout } = await terraform.run(
    ['plan', ...args, ...(options.destroy ? ['-destroy'] : []), ...(options.readOnly ? ['-lock=false'] : [])],
    run,
    [HAS_CHANGES],
  );
  if (exitCode !== HAS_CHANGES) return { root, file, text: 'No changes.', record: recordOf({}) };
  const json = await terraform.run(['show', '-json', file], run);
  return { root, file, text: planText(stdout), record: recordOf(JSON.parse(json.stdout) as PlanJson) };
}

/** Exit code of `terraform plan -detailed-exitcode`. */
const HAS_CHANGES = 2;

/** Applies exactly the saved plan. */
export async function applyPlan(terraform: Terraform, plan: Plan, onLine: (line: string) => void): Promise<void> {
  await terraform.run(['apply', '-input=false', plan.file], { ...terraformOptions(plan.root, {}), onLine });
}

export function removePlan({ file, root }: Pick<Plan, 'file' | 'root'>): void {
  rmSync(join(root.folder, file), { force: true });
}

/** Downloads providers and modules, and connects to the state. */
export async function initRoot(terraform: Terraform, root: Root, options: PlanOptions = {}): Promise<void> {
  // The folder of read-only plans can be reconfigured; in any other, Terraform asks what to do with the state.
  const readOnly = options.readOnly ? ['-reconfigure', ...backendRole(root)] : [];
  await terraform.run(['init', '-input=false', ...readOnly], terraformOptions(root, options));
}

function backendRole({ planRoles: { stateRoleArn } }: Root): string[] {
  return stateRoleArn ? [`-backend-config=assume_role={role_arn=${JSON.stringify(stateRoleArn)}}`] : [];
}

function terraformOptions(root: Root, { readOnly }: PlanOptions): TerraformOptions {
  if (!readOnly) return { folder: root.folder };
  return {
    folder: root.folder,
    env: { TF_DATA_DIR: READ_ONLY_DATA, ...(root.planRoles.roleArn && { TF_VAR_role_arn: root.planRoles.roleArn }) },
  };
}
