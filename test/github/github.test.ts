import { GithubClient } from '../../src/github/client';
import { writeComment } from '../../src/github/comment';
import { closeIssue, writeIssue } from '../../src/github/issue';
import { findReviewedRun } from '../../src/github/reviewed-run';
import { GithubServer, REPOSITORY } from '../e2e/github/server';

let github: GithubServer;
let client: GithubClient;

beforeEach(async () => {
  github = await GithubServer.start();
  const token = github.token({ actions: 'read', issues: 'write', 'pull-requests': 'write' });
  client = new GithubClient(github.url, token, REPOSITORY);
});
afterEach(() => github.stop());

describe('the comment of a pull request', () => {
  const marker = '<!-- ours -->';
  const write = (body: string, createsNone = false) =>
    writeComment(client, 1, { body: `${marker}${body}`, marker, createsNone });

  test('is created once, and then updated', async () => {
    await write('one');
    await write('two');

    expect(github.comments.map(({ body }) => body)).toEqual([`${marker}two`]);
  });

  test('is never a comment by someone who copies the marker', async () => {
    github.comments.push({ id: 9, issue: 1, user: { login: 'stranger' }, body: `${marker}trust me` });
    await write('one');

    expect(github.comments.map(({ body }) => body)).toEqual([`${marker}trust me`, `${marker}one`]);
  });

  test('is updated but not created if there is nothing to report', async () => {
    await write('nothing', true);
    expect(github.comments).toEqual([]);

    await write('one');
    await write('nothing', true);
    expect(github.comments.map(({ body }) => body)).toEqual([`${marker}nothing`]);
  });

  test('is found among hundreds of comments', async () => {
    for (let id = 100; id < 350; id += 1) {
      github.comments.push({ id, issue: 1, user: { login: 'someone' }, body: 'hello' });
    }
    await write('one');
    await write('two');

    expect(github.comments.filter(({ body }) => body.startsWith(marker))).toHaveLength(1);
  });
});

describe('the issue about drift', () => {
  const marker = '<!-- ours -->';
  const write = (body: string) => writeIssue(client, { body: `${marker}${body}`, marker, title: 'Something' });
  const states = () => github.issues.map(({ body, state }) => `${state} ${body}`);

  test('is opened once, and then updated', async () => {
    expect([await write('one'), await write('two')]).toEqual([100, 100]);

    expect(states()).toEqual([`open ${marker}two`]);
    expect(github.issues[0]?.title).toBe('Something');
  });

  test('is closed with a reason, and replaced by a new one', async () => {
    await write('one');
    expect(await closeIssue(client, marker, 'It is gone.')).toEqual([100]);
    expect(await closeIssue(client, marker, 'It is gone.')).toEqual([]);
    await write('two');

    expect(states()).toEqual([`closed ${marker}one`, `open ${marker}two`]);
    expect(github.comments.map(({ body, issue }) => [issue, body])).toEqual([[100, 'It is gone.']]);
  });

  test('is never an issue by someone who copies the marker, another of our issues, or a pull request', async () => {
    const other = { number: 1, title: '', state: 'open', body: `${marker}trust me`, user: { login: 'stranger' } };
    const ours = { ...other, user: { login: 'github-actions[bot]' } };
    github.issues.push(other, { ...ours, number: 2, body: 'ours' }, { ...ours, number: 3, pull_request: {} });

    expect(await closeIssue(client, marker, 'It is gone.')).toEqual([]);
    expect(await write('one')).toBe(103);
    expect(states().slice(0, 3)).toEqual([`open ${marker}trust me`, 'open ours', `open ${marker}trust me`]);
  });
});

describe('the run whose plans were reviewed', () => {
  const find = () => findReviewedRun(client, 'abc', 'pull-request.yml');
  const merged = () => {
    const pullRequest = github.open();
    Object.assign(pullRequest, { head: { sha: 'head' }, merged_at: '2026-11-28T00:00:00Z', merge_commit_sha: 'abc' });
  };

  test('is the newest completed run for the head of the pull request', async () => {
    merged();
    const runs = ['head', 'head', 'head', 'other'].map((sha) => github.begin('pull-request.yml', sha));
    for (const index of [0, 1, 3]) runs[index]!.status = 'completed';

    expect(await find()).toEqual({ pullRequest: 1, id: runs[1]!.id });
  });

  test('is never a run of a fork, which controls its uploads', async () => {
    merged();
    github.begin('pull-request.yml', 'head', 'stranger/fork').status = 'completed';

    expect(await find()).toEqual({ pullRequest: 1, id: null });
  });

  test('does not exist if no merged pull request introduced the commit', async () => {
    expect(await find()).toBeUndefined();
    Object.assign(github.open(), { head: { sha: 'abc' } });
    expect(await find()).toBeUndefined();
  });
});

test('a refused request is reported in one line', async () => {
  const mayNothing = new GithubClient(github.url, github.token({}), REPOSITORY);
  const line = `GitHub: GET ${github.url}/repos/${REPOSITORY}/issues/1/comments?per_page=100&page=1: 403 Resource not accessible by integration`;

  await expect(mayNothing.list('/issues/1/comments')).rejects.toThrow(line);
});

test('an unreachable GitHub is reported in one line', async () => {
  const { url } = github;
  await github.stop();
  const nobody = new GithubClient(url, 'token', REPOSITORY);

  await expect(nobody.get('/issues/1')).rejects.toThrow(/^GitHub: GET http:.*ECONNREFUSED/);
});
