import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { affectedRoots } from '../../ci/affected-roots';
import { readPlanFolders } from '../../ci/plan-folder';
import { ActionsRun } from '../../github/actions-run';
import { isEmpty } from '../../terraform/plan-record';
import { Root } from '../../terraform/roots';
import { tell } from '../tell';
import { readRoots } from './terraform-roots';

export interface CiRootsOptions {
  readonly reviewed?: string;
  readonly since: string;
}

/** `ci roots`. @returns the exit code */
export function ciRoots({ reviewed, since }: CiRootsOptions): number {
  const roots = readRoots().flat();
  const files = changedFiles(since);
  const affected = files ? affectedRoots(roots, files, readTerraform) : roots;
  const names = affected.filter((root) => !isUnchanged(root, reviewed)).map(({ name }) => name);
  process.stdout.write(`${JSON.stringify(names)}\n`);
  new ActionsRun().setOutput('roots', JSON.stringify(names));
  return 0;
}

/** Undefined if Git does not know the commit, for example after a force push. */
function changedFiles(since: string): string[] | undefined {
  try {
    // No rename detection, because the old path counts as well. A commit that looks like an option is not one.
    const args = ['diff', '--name-only', '--no-renames', '-z', '--end-of-options', since, 'HEAD', '--'];
    const output = execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    });
    return output.split('\0').filter((file) => file !== '');
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    tell([`Git cannot compare with ${since}, so every root counts as affected: ${(stderr ?? String(error)).trim()}`]);
    return undefined;
  }
}

function readTerraform(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

/** Whether the reviewed plan of a root changes nothing, so that nobody has to approve the apply. */
function isUnchanged({ name }: Root, reviewed: string | undefined): boolean {
  const plan = reviewed === undefined ? undefined : readPlanFolders(reviewed).find(({ root }) => root === name);
  return plan?.record != null && isEmpty(plan.record);
}
