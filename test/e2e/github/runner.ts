import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from '../../emulator/emulator';
import { run } from '../../tools';
import { ACTIONS } from './actions';
import { type Contexts, condition, expressionValue, interpolate } from './expression';
import { type GithubServer, REPOSITORY } from './server';
import { type Job, needsOf, type Step, type Workflow } from './workflow';

/** The trigger of a run. */
export interface Trigger {
  readonly name: 'pull_request' | 'push' | 'schedule' | 'workflow_dispatch';
  readonly event: object;
  /** The commit to check out. */
  readonly sha: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  /** The output of the steps. */
  readonly log: string;
}

export interface RunnerOptions {
  readonly emulator: Emulator;
  readonly github: GithubServer;
  readonly origin: string;
  /** The folder for workspaces and artifacts. */
  readonly folder: string;
  /** Variables in addition to those set by the emulator and GitHub. */
  readonly env: NodeJS.ProcessEnv;
  /** Names of steps to skip. */
  readonly leftOut: readonly string[];
}

/** Runs the scripts of workflows in bash, one job after another, each in its own folder. */
export class WorkflowRunner {
  private jobs = 0;

  constructor(private readonly options: RunnerOptions) {}

  /** @returns the result of each job. The name of a matrix job has the value in parentheses. */
  async play(workflow: Workflow, id: number, trigger: Trigger): Promise<Record<string, JobResult>> {
    const results: Record<string, JobResult> = {};
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const ancestors = ancestorsOf(workflow, name);
      const hasFailed = ancestors.some((one) => results[one]?.result === 'failure');
      const isMissing = needsOf(job).some((one) => results[one]?.result !== 'success');
      const needs = Object.fromEntries(needsOf(job).map((one) => [one, results[one]]));
      const contexts = this.contexts(trigger, job, { needs });
      // If a needed job was skipped, so is this one, unless its condition has a status check function.
      const asks = /\b(always|cancelled|failure)\(\)/.test(job.if ?? '');
      if (!condition(job.if, { contexts, hasFailed }) || (isMissing && !asks)) {
        results[name] = { result: 'skipped', outputs: {}, log: '' };
        continue;
      }
      const runs = matrixOf(job, contexts);
      const ended = await Promise.all(runs.map((matrix) => this.playJob(job, id, trigger, { needs, matrix })));
      runs.forEach((matrix, index) => {
        const [value] = Object.values(matrix);
        if (value !== undefined) results[`${name} (${value})`] = ended[index]!;
      });
      const result = ended.some((one) => one.result === 'failure') ? 'failure' : 'success';
      results[name] = { result, outputs: ended[0]?.outputs ?? {}, log: ended.map(({ log }) => log).join('\n') };
    }
    return results;
  }

  private async playJob(job: Job, id: number, trigger: Trigger, own: Contexts): Promise<JobResult> {
    const { emulator, folder, leftOut, origin } = this.options;
    this.jobs += 1;
    const workspace = join(folder, `job-${this.jobs}`);
    mkdirSync(workspace);
    const steps: Record<string, { outputs: Record<string, string> }> = {};
    let [hasFailed, log] = [false, ''];
    const contexts = this.contexts(trigger, job, { ...own, steps }, workspace);
    const fill = (values: Readonly<Record<string, unknown>> = {}) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, interpolate(String(value), { contexts, hasFailed })]),
      );
    const env: NodeJS.ProcessEnv = {
      ...emulator.environment,
      // No credentials until a role is assumed.
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      ...this.options.env,
      ...this.githubEnvironment(id, trigger, workspace),
      ...fill(job.env),
    };
    for (const step of job.steps) {
      if (!condition(step.if, { contexts, hasFailed }) || leftOut.includes(step.name ?? '')) continue;
      if (step.uses) {
        const [action = ''] = step.uses.split('@');
        const artifactsOf = (run: string) => join(folder, `artifacts-${run}`);
        const inputs = fill(step.with);
        const { sha } = trigger;
        const subject = subjectOf(job, trigger);
        const call = { inputs, job, subject, workspace, origin, sha, artifactsOf, run: String(id), emulator, env };
        await ACTIONS[action]!(call);
        continue;
      }
      const ended = await this.script(step, workspace, { ...env, ...fill(step.env) });
      log += `## ${step.name}\n${ended.log}`;
      hasFailed ||= ended.exitCode !== 0;
      if (step.id) steps[step.id] = { outputs: ended.outputs };
    }
    return { result: hasFailed ? 'failure' : 'success', outputs: fill(job.outputs), log };
  }

  /** As GitHub runs it: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
  private async script({ run: script }: Step, cwd: string, env: NodeJS.ProcessEnv) {
    const [file, output] = [`${cwd}.sh`, `${cwd}.output`];
    writeFileSync(file, script!);
    writeFileSync(output, '');
    const ended = await run('bash', ['-e', file], { cwd, env: { ...env, GITHUB_OUTPUT: output }, mayFail: true });
    const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
    const outputs = Object.fromEntries(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
    return { exitCode: ended.exitCode, outputs, log: `${ended.stdout}${ended.stderr}` };
  }

  private contexts({ event, inputs = {}, name, sha }: Trigger, job: Job, more: Contexts, workspace = ''): Contexts {
    const token = this.options.github.token(job.permissions ?? {});
    const ref = name === 'pull_request' ? 'refs/pull/1/merge' : 'refs/heads/main';
    return {
      github: { event, event_name: name, ref, repository: REPOSITORY, sha, token, workspace },
      inputs,
      matrix: {},
      ...more,
    };
  }

  private githubEnvironment(id: number, { event, name, sha }: Trigger, workspace: string): NodeJS.ProcessEnv {
    const file = `${workspace}.event.json`;
    writeFileSync(file, JSON.stringify(event));
    return {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: this.options.github.url,
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: String(id),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: sha,
      GITHUB_STEP_SUMMARY: `${workspace}.summary.md`,
    };
  }
}

/** https://docs.github.com/actions/reference/security/oidc */
function subjectOf({ environment }: Job, { name }: Trigger): string {
  if (environment) return `repo:${REPOSITORY}:environment:${environment}`;
  return `repo:${REPOSITORY}:${name === 'pull_request' ? 'pull_request' : 'ref:refs/heads/main'}`;
}

function matrixOf({ strategy }: Job, contexts: Contexts): Record<string, string>[] {
  const [[key, text] = []] = Object.entries(strategy?.matrix ?? {});
  if (key === undefined) return [{}];
  return (expressionValue(text!, { contexts, hasFailed: false }) as string[]).map((value) => ({ [key]: value }));
}

function ancestorsOf(workflow: Workflow, name: string): string[] {
  const direct = needsOf(workflow.jobs[name]!);
  return [...direct, ...direct.flatMap((one) => ancestorsOf(workflow, one))];
}
