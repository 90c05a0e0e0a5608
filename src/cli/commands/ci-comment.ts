import { commentText, markerOf } from '../../ci/comment-text';
import { readPlanFolders } from '../../ci/plan-folder';
import { ActionsRun } from '../../github/actions-run';
import { writeComment } from '../../github/comment';
import { resolveModel } from '../../model/resolve-model';
import { UserError } from '../../user-error';
import { readConfigFile } from '../config-file';

interface PullRequestEvent {
  readonly pull_request?: { readonly number: number };
}

/** `ci comment`. @returns the exit code */
export async function ciComment(folder: string, { roots: json }: { readonly roots?: string }): Promise<number> {
  const { environments, name: product, pipelineAccount } = resolveModel(readConfigFile().config);
  const plans = readPlanFolders(folder);
  const wanted = json ? namesIn(json) : plans.map(({ root }) => root);
  const roots = [...environments, pipelineAccount].map(({ name }) => name).filter((name) => wanted.includes(name));
  const run = new ActionsRun();
  const number = run.event<PullRequestEvent>().pull_request?.number;
  if (number === undefined)
    throw new UserError('This workflow run was not triggered by a pull request, so there is nothing to comment on.');
  const body = commentText({ product, roots, plans, url: run.url });
  await writeComment(run.client(), number, { body, marker: markerOf(product), createsNone: roots.length === 0 });
  return 0;
}

function namesIn(json: string): string[] {
  try {
    const names: unknown = JSON.parse(json);
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  } catch {
    // reported like any other invalid value
  }
  throw new UserError(`--roots: expected a JSON array of names, got ${JSON.stringify(json)}`);
}
