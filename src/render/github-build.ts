import { GithubPushModel } from '../model/model';
import { enumerate } from '../text/messages';
import { ACTIONS } from './actions';

/**
 * What the workflow of a GitHub repository refers to, beside what every build does.
 *
 * @param architectures - the processors of the tasks
 */
export function githubContext(github: GithubPushModel, architectures: readonly string[]): object {
  const { branches, environments, repository, roleArn, tags } = github;
  // The subject of a job with an environment has no branch: without branches and tags the job must have one.
  const job = branches.length + tags.length === 0 ? environments[0]! : null;
  const isArm = architectures.join() === 'ARM64';
  return {
    actions: ACTIONS,
    repository,
    roleArn,
    branches: job === null ? filters(branches) : filters(['main']),
    tags: filters(tags),
    job: job === null ? null : JSON.stringify(job),
    runner: isArm ? 'ubuntu-24.04-arm' : 'ubuntu-latest',
    notes: [...architectureNotes(architectures), ...environmentNotes(environments, job)],
  };
}

/** What the builder of an image has to do for its tasks. */
export function architectureNotes(architectures: readonly string[]): string[] {
  return architectures.length > 1
    ? ['Tasks run on ARM64 and on X86_64: change the build to make an image for both.']
    : [];
}

function environmentNotes(environments: readonly string[], job: string | null): string[] {
  const others = environments.filter((environment) => environment !== job);
  if (others.length === 0) return [];
  const names = enumerate(others);
  return [`Jobs in ${others.length === 1 ? 'the environment' : 'the environments'} ${names} may push, too.`];
}

/** Quoted, as YAML takes some names for numbers; nothing without any. */
function filters(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return `[${names.map((name) => JSON.stringify(referenceFilter(name))).join(', ')}]`;
}

/**
 * The filter of a workflow for what the trust policy lets in: in a policy an asterisk stands for slashes too, and nothing
 * else is special. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export function referenceFilter(name: string): string {
  return name.replaceAll('*', '**').replace(/[!+]/g, '\\$&');
}
