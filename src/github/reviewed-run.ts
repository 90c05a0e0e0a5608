import { GithubClient } from './client';

interface PullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly sha: string };
}

interface WorkflowRun {
  readonly id: number;
  readonly status: string;
  readonly head_repository: { readonly full_name: string } | null;
}

/** The workflow run whose plans were reviewed with a pull request. */
export interface ReviewedRun {
  readonly pullRequest: number;
  /** Null if no run of that commit has completed. */
  readonly id: number | null;
}

/**
 * The run of a workflow for the pull request that introduced a commit, if there was one.
 *
 * Runs of a fork do not count, because the author of a fork controls its workflow and its uploads.
 */
export async function findReviewedRun(
  github: GithubClient,
  commit: string,
  workflow: string,
): Promise<ReviewedRun | undefined> {
  const pullRequests = await github.list<PullRequest>(`/commits/${commit}/pulls`);
  const merged = pullRequests.filter(({ merged_at }) => merged_at !== null);
  const pullRequest = merged.find(({ merge_commit_sha }) => merge_commit_sha === commit) ?? merged[0];
  if (!pullRequest) return undefined;
  const query = `event=pull_request&head_sha=${pullRequest.head.sha}`;
  const runs = await github.list<WorkflowRun>(`/actions/workflows/${workflow}/runs?${query}`, 'workflow_runs');
  const own = runs.filter(
    ({ head_repository, status }) => status === 'completed' && head_repository?.full_name === github.repository,
  );
  // GitHub lists the newest run first.
  return { pullRequest: pullRequest.number, id: own[0]?.id ?? null };
}
