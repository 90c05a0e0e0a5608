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

/** The workflow run whose plans have been reviewed with a pull request. */
export interface ReviewedRun {
  readonly pullRequest: number;
  /** Null where no run of that commit has ended. */
  readonly id: number | null;
}

/**
 * The run of a workflow for the pull request that brought a commit, or nothing where none did.
 *
 * Runs of a fork do not count: whoever writes the fork writes its workflow, and what that uploads.
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
  // Newest first, as GitHub lists them.
  return { pullRequest: pullRequest.number, id: own[0]?.id ?? null };
}
