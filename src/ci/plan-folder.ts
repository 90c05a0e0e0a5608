import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';
import { replaceFile } from '../replace-file';
import { digestOf, PlanRecord } from '../terraform/plan-record';
import { UserError } from '../user-error';

/** The plan of a root, or the reason for its failure, as one job passes it to another. */
export interface ReportedPlan {
  readonly root: string;
  /** Null if the plan failed. */
  readonly record: PlanRecord | null;
  /** The text of the plan, or the output of Terraform. */
  readonly text: string;
}

const RECORD = 'plan.json';
const TEXT = 'plan.txt';

export function writePlanFolder(folder: string, { record, root, text }: ReportedPlan): void {
  const digest = record && digestOf(record);
  // The text comes first, because the reader expects it if the record exists.
  const contents = { [TEXT]: `${text}\n`, [RECORD]: `${JSON.stringify({ root, digest, record }, null, 2)}\n` };
  const write = () => {
    mkdirSync(folder, { recursive: true });
    for (const [file, content] of Object.entries(contents)) replaceFile(join(folder, file), content);
  };
  explained('write', folder, write);
}

/** The plans in the subfolders of a folder; none if it does not exist. */
export function readPlanFolders(folder: string): ReportedPlan[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, RECORD)))
    .map(({ name }) => readPlanFolder(join(folder, name))!);
}

/** The plan in a folder, if there is one. @throws UserError - if its file is not a plan */
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
