import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PullRequest {
  readonly number: number;
  readonly head: { readonly sha: string };
  merged_at: string | null;
  merge_commit_sha: string | null;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  readonly user: { readonly login: string };
  body: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly user: { readonly login: string };
  readonly pull_request?: object;
  body: string;
  state: string;
}

export interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string };
  status: 'in_progress' | 'completed';
}

export const REPOSITORY = 'example/shop-infrastructure';

/** The permissions of a job, for example `pull-requests: write`. */
type Permissions = Readonly<Record<string, string>>;

/**
 * The part of GitHub's REST API that the workflows use, on the loopback interface. Calls without permission are
 * refused.
 */
export class GithubServer {
  readonly pullRequests: PullRequest[] = [];
  readonly comments: Comment[] = [];
  readonly issues: Issue[] = [];
  readonly runs: Run[] = [];
  private readonly tokens = new Map<string, Permissions>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<GithubServer> {
    const server = createServer();
    const github = new GithubServer(server);
    server.on('request', async (request, response) => {
      const { body, status } = await github.answer(request).catch((error: Error) => failure(500, error.message));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Opens a pull request, without a commit yet. */
  open(): PullRequest {
    const pullRequest = {
      number: this.pullRequests.length + 1,
      head: { sha: '' },
      merged_at: null,
      merge_commit_sha: null,
    };
    this.pullRequests.push(pullRequest);
    return pullRequest;
  }

  /** Starts a run of a workflow. */
  begin(workflow: string, sha: string, repository = REPOSITORY): Run {
    const run: Run = {
      id: this.runs.length + 1,
      workflow,
      head_sha: sha,
      head_repository: { full_name: repository },
      status: 'in_progress',
    };
    this.runs.push(run);
    return run;
  }

  /** A token with the permissions of a job. */
  token(permissions: Permissions): string {
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.set(token, permissions);
    return token;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: unknown }> {
    const permissions = this.tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!permissions) return failure(401, 'Bad credentials');
    if (/\/issues(\/\d+)?$/.test(new URL(request.url!, this.url).pathname))
      return this.answerIssues(request, permissions);
    const { pathname, searchParams } = new URL(request.url!, this.url);
    const path = pathname.replace(`/repos/${REPOSITORY}/`, '');
    const may = (name: string, ...levels: string[]) => levels.includes(permissions[name] ?? 'none');
    const call = `${request.method} ${path}`;

    let [, id = ''] = /^GET commits\/(\w+)\/pulls$/.exec(call) ?? [];
    if (id) {
      if (!may('pull-requests', 'read', 'write')) return forbidden();
      return ok(this.pullRequests.filter((one) => one.merge_commit_sha === id || one.head.sha === id));
    }
    [, id = ''] = /^GET actions\/workflows\/([\w.-]+)\/runs$/.exec(call) ?? [];
    if (id) {
      if (!may('actions', 'read', 'write')) return forbidden();
      const sha = searchParams.get('head_sha');
      const found = this.runs.filter((run) => run.workflow === id && run.head_sha === sha).reverse();
      return ok({ total_count: found.length, workflow_runs: found });
    }
    [, id = ''] = /^GET issues\/(\d+)\/comments$/.exec(call) ?? [];
    if (id) {
      if (!may('pull-requests', 'read', 'write')) return forbidden();
      const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
      return ok(this.comments.filter(({ issue }) => issue === Number(id)).slice(size * (page - 1), size * page));
    }
    [, id = ''] = /^POST issues\/(\d+)\/comments$/.exec(call) ?? [];
    if (id) {
      if (!may(this.issues.some(({ number }) => number === Number(id)) ? 'issues' : 'pull-requests', 'write')) {
        return forbidden();
      }
      const { body } = await json(request);
      if (body.length > 65_536) return failure(422, 'Body is too long (maximum is 65536 characters)');
      const comment = {
        id: 1_000 + this.comments.length,
        issue: Number(id),
        user: { login: 'github-actions[bot]' },
        body,
      };
      this.comments.push(comment);
      return { status: 201, body: comment };
    }
    [, id = ''] = /^PATCH issues\/comments\/(\d+)$/.exec(call) ?? [];
    const comment = this.comments.find((one) => one.id === Number(id));
    if (comment) {
      if (!may('pull-requests', 'write')) return forbidden();
      comment.body = (await json(request)).body;
      return ok(comment);
    }
    return failure(404, `Not Found: ${call}`);
  }

  private async answerIssues(request: IncomingMessage, { issues: level = 'none' }: Permissions) {
    const { pathname, searchParams } = new URL(request.url!, this.url);
    if (request.method === 'GET') {
      if (level !== 'read' && level !== 'write') return forbidden();
      const [size, page] = [Number(searchParams.get('per_page')), Number(searchParams.get('page'))];
      const found = this.issues.filter(
        ({ state, user }) => state === searchParams.get('state') && user.login === searchParams.get('creator'),
      );
      return ok(found.slice(size * (page - 1), size * page));
    }
    if (level !== 'write') return forbidden();
    const changes: Partial<Issue> = await json(request);
    if ((changes.body ?? '').length > 65_536) return failure(422, 'Body is too long (maximum is 65536 characters)');
    const own = { number: 100 + this.issues.length, user: { login: 'github-actions[bot]' }, state: 'open' };
    const issue = this.issues.find(({ number }) => pathname.endsWith(`/${number}`));
    if (request.method === 'PATCH' && issue) return ok(Object.assign(issue, changes));
    if (request.method !== 'POST') return failure(404, `Not Found: ${request.method} ${pathname}`);
    this.issues.push({ ...own, title: '', body: '', ...changes });
    return { status: 201, body: this.issues.at(-1) };
  }
}

const ok = (body: unknown) => ({ status: 200, body });
const failure = (status: number, message: string) => ({ status, body: { message } });
const forbidden = () => failure(403, 'Resource not accessible by integration');

async function json(request: IncomingMessage): Promise<{ body: string }> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}
