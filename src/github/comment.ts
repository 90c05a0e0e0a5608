import { GithubClient } from './client';

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
}

/** Who writes with a workflow's token. Anybody can write a comment that looks like ours. */
export const OURSELVES = 'github-actions[bot]';

/**
 * Writes the comment of an issue or pull request that begins with a marker, or changes it where there is one.
 *
 * @param body - begins with the marker; without one, nothing is created
 */
export async function writeComment(
  github: GithubClient,
  issue: number,
  {
    body,
    createsNone = false,
    marker,
  }: { readonly body: string; readonly createsNone?: boolean; readonly marker: string },
): Promise<void> {
  const comments = await github.list<Comment>(`/issues/${issue}/comments`);
  const own = comments.find((comment) => comment.user?.login === OURSELVES && comment.body?.startsWith(marker));
  if (own) await github.send('PATCH', `/issues/comments/${own.id}`, { body });
  else if (!createsNone) await github.send('POST', `/issues/${issue}/comments`, { body });
}
