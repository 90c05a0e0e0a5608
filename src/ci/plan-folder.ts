import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';
import { replaceFile } from '../replace-file';
import { digestOf, PlanRecord } from '../terraform/plan-record';
import { UserError } from '../user-error';

/** A plan of a root, or why there is none, as one job leaves it to another. */
export interface ReportedPlan {
  readonly root: string;
  /** Null where the plan failed. */
  readonly record: PlanRecord | null;
  /** The plan, or what Terraform said. */
  readonly text: string;
}

const RECORD = 'plan.json';
const TEXT = 'plan.txt';

export function writePlanFolder(folder: string, { record, root, text }: ReportedPlan): void {
  const digest = record && digestOf(record);
  // Who finds a record reads the text, too.
  const contents = { [TEXT]: `${text}\n`, [RECORD]: `${JSON.stringify({ root, digest, record }, null, 2)}\n` };
  const write = () => {
    mkdirSync(folder, { recursive: true });
    for (const [file, content] of Object.entries(contents)) replaceFile(join(folder, file), content);
  };
  explained('write', folder, write);
}

/** The plans in the folders of a folder; none where it does not exist. */
export function readPlanFolders(folder: string): ReportedPlan[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, RECORD)))
    .map(({ name }) => readPlanFolder(join(folder, name))!);
}

/** Nothing where there is no plan. @throws UserError - for a file that is no plan */
export function readPlanFolder(folder: string): ReportedPlan | undefined {
  const file = join(folder, RECORD);
  if (!existsSync(file)) return undefined;
  try {
    const { record, root } = JSON.parse(readFileSync(file, 'utf8')) as ReportedPlan;
    const isRecord = record === null || (Array.isArray(record.resources) && Array.isArray(record.outputs));
    if (typeof root !== 'string' || !isRecord) throw new SyntaxError('not a plan');
    return { root, record, text: readFileSync(join(folder, TEXT), 'utf8').trimEnd() };
  } catch (error) {
    throw new UserError(`${file}: not written by ecs-pipeline ci plan: ${(error as Error).message}`);
  }
}
