import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run, temporaryFolder } from '../tools';
import { scriptFaults } from './script-faults';
import type { Workflow } from './workflow-faults';

const LINTER = join(__dirname, '../../node_modules/.bin/gitlab-ci-local');

interface Job {
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly timeout?: string;
}

/** The faults that GitLab's schema and shellcheck find in a GitLab pipeline, as `path: fault`. */
export async function gitlabPipelineFaults({ content, path }: Workflow): Promise<string[]> {
  const output = await read(content);
  const faults = output.split('\n').flatMap((line) => line.split('\t• ')[1] ?? []);
  return [
    ...faults.map((fault) => `${path}: ${fault}`),
    ...(await scriptFaults(
      'sh',
      scriptsOf(content).map((script) => ({ path, script })),
    )),
  ];
}

/** The jobs that a push starts, in order, according to the rules of the pipeline. */
export async function startedJobs(content: string, ref: { branch?: string; tag?: string }): Promise<string[]> {
  const { branch = '', tag = '' } = ref;
  const variables = [`CI_COMMIT_BRANCH=${branch}`, `CI_COMMIT_TAG=${tag}`];
  const output = await read(content, [
    '--no-json-schema-validation',
    ...variables.flatMap((one) => ['--variable', one]),
  ]);
  const [, list = ''] = output.split('needs\n');
  return list.split('\n').flatMap((line) => line.split(';')[0] || []);
}

/** The linter's output for a pipeline: its faults or the list of started jobs. */
async function read(content: string, options: readonly string[] = []): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.gitlab-ci.yml'), content);
  // The linter reads the branch and the remote of the repository.
  for (const command of [
    ['init', '--quiet', '--initial-branch=main'],
    ['remote', 'add', 'origin', 'https://gitlab.com/example/api.git'],
    ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--allow-empty', '-m', 'Start'],
  ]) {
    await run('git', command, { cwd: folder });
  }
  const list = ['--list-csv', '--no-color', '--home', folder, ...options];
  const { stderr, stdout } = await run(LINTER, list, { cwd: folder, mayFail: true });
  return stderr + stdout;
}

/** The script of each job. */
function scriptsOf(content: string): string[] {
  const jobs: Record<string, Job & { extends?: string }> = parse(content);
  return Object.values(jobs).flatMap(({ before_script: own, extends: base = '', script }) =>
    script === undefined ? [] : [[...(own ?? jobs[base]?.before_script ?? []), ...script].join('\n')],
  );
}
