import { GithubClient } from './client';
import { OURSELVES } from './comment';

interface Issue {
  readonly number: number;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  /** Only pull requests have it. GitHub lists them among the issues. */
  readonly pull_request?: object;
}

/** Opens an issue that begins with a marker, or updates the open one. @returns its number */
export async function writeIssue(
  github: GithubClient,
  { body, marker, title }: { readonly body: string; readonly marker: string; readonly title: string },
): Promise<number> {
  const [own] = await findIssues(github, marker);
  const { number } = own
    ? await github.send<Issue>('PATCH', `/issues/${own.number}`, { body })
    : await github.send<Issue>('POST', '/issues', { title, body });
  return number;
}

/** Closes open issues that begin with a marker, with a comment about the reason. @returns their numbers */
export async function closeIssue(github: GithubClient, marker: string, reason: string): Promise<number[]> {
  const numbers = (await findIssues(github, marker)).map(({ number }) => number);
  for (const number of numbers) {
    await github.send('POST', `/issues/${number}/comments`, { body: reason });
    await github.send('PATCH', `/issues/${number}`, { state: 'closed' });
  }
  return numbers;
}

async function findIssues(github: GithubClient, marker: string): Promise<Issue[]> {
  const issues = await github.list<Issue>(`/issues?state=open&creator=${encodeURIComponent(OURSELVES)}`);
  return issues.filter(
    ({ body, pull_request, user }) => !pull_request && user?.login === OURSELVES && body?.startsWith(marker),
  );
}
