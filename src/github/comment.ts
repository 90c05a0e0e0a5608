import { GithubClient } from './client';

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user: { readonly login: string } | null;
}

/** The author of comments written with a workflow's token. The author is checked because anyone can copy a marker. */
export const OURSELVES = 'github-actions[bot]';

/**
 * Creates or updates the comment of an issue or pull request that begins with a marker.
 *
 * @param body - begins with the marker
 * @param createsNone - whether to only update an existing comment
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
