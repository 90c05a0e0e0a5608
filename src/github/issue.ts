import { GithubClient } from './client';
import { OURSELVES } from './comment';

interface Issue {
  readonly number: number;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  /** Only pull requests have it, which GitHub lists among the issues. */
  readonly pull_request?: object;
}

/** Opens the issue that begins with a marker, or changes the one that is open. @returns its number */
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

/** Closes the issue that begins with a marker, where one is open, and says why. @returns the numbers of what it closed */
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
