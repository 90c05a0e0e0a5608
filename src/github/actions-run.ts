import { appendFileSync, readFileSync } from 'node:fs';
import { UserError } from '../user-error';
import { GithubClient } from './client';

/** The workflow run of this process: https://docs.github.com/actions/reference/variables-reference */
export class ActionsRun {
  constructor(private readonly env: NodeJS.ProcessEnv = process.env) {}

  /** @throws UserError - outside GitHub Actions, or without a token */
  client(): GithubClient {
    return new GithubClient(this.get('GITHUB_API_URL'), this.get('GITHUB_TOKEN'), this.get('GITHUB_REPOSITORY'));
  }

  get sha(): string {
    return this.get('GITHUB_SHA');
  }

  get url(): string {
    return `${this.get('GITHUB_SERVER_URL')}/${this.get('GITHUB_REPOSITORY')}/actions/runs/${this.get('GITHUB_RUN_ID')}`;
  }

  /** The event that started the run. */
  event<T>(): T {
    return JSON.parse(readFileSync(this.get('GITHUB_EVENT_PATH'), 'utf8')) as T;
  }

  /** Sets an output of the step. Has no effect outside GitHub Actions. @param value - one line */
  setOutput(name: string, value: string): void {
    const { GITHUB_OUTPUT: file } = this.env;
    if (file) appendFileSync(file, `${name}=${value}\n`);
  }

  /** Adds Markdown to the summary of the run. Has no effect outside GitHub Actions. */
  addSummary(markdown: string): void {
    const { GITHUB_STEP_SUMMARY: file } = this.env;
    if (file) appendFileSync(file, `${markdown}\n`);
  }

  private get(name: string): string {
    const value = this.env[name];
    if (value) return value;
    throw new UserError(`${name}: not set; run this command in a GitHub Actions workflow`);
  }
}
