import { UserError } from '../user-error';

/** GitHub's REST API for one repository: https://docs.github.com/rest */
export class GithubClient {
  constructor(
    /** For example `https://api.github.com`. */
    private readonly apiUrl: string,
    private readonly token: string,
    /** `OWNER/NAME`. */
    readonly repository: string,
  ) {}

  /** @param path - below the repository, such as `/issues/1` */
  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** All items of a paginated list. @param key - of the list, if the answer is an object */
  async list<T>(path: string, key?: string): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; ; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const answer = await this.get<T[] | { [key: string]: T[] }>(
        `${path}${separator}per_page=${PAGE_SIZE}&page=${page}`,
      );
      const found = (Array.isArray(answer) ? answer : answer[key ?? '']) ?? [];
      items.push(...found);
      if (found.length < PAGE_SIZE) return items;
    }
  }

  /** @throws UserError - if GitHub refuses the request or cannot be reached */
  async send<T>(method: 'GET' | 'PATCH' | 'POST', path: string, body?: object): Promise<T> {
    const url = `${this.apiUrl}/repos/${this.repository}${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${this.token}`,
        'x-github-api-version': '2022-11-28',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch((error: Error) => {
      throw new UserError(`GitHub: ${method} ${url}: ${causeOf(error)}`);
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    throw new UserError(`GitHub: ${method} ${url}: ${response.status} ${messageIn(text)}`);
  }
}

/** The maximum that GitHub allows. */
const PAGE_SIZE = 100;
/** Milliseconds. */
const TIMEOUT = 30_000;

function causeOf({ cause, message }: Error): string {
  return (cause as Partial<Error> | undefined)?.message ?? message;
}

function messageIn(text: string): string {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text;
  }
}
