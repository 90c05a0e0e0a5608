import { GithubPushModel } from '../model/model';
import { enumerate } from '../text/messages';
import { ACTIONS } from './actions';

/**
 * The template context of a GitHub build workflow, in addition to the common one.
 *
 * @param architectures - the processors of the tasks
 */
export function githubContext(github: GithubPushModel, architectures: readonly string[]): object {
  const { branches, environments, repository, roleArn, tags } = github;
  // The OIDC subject of a job with an environment has no branch. Without branches and tags, the job needs an
  // environment.
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

/** What the user must change in the build for the processors of the tasks. */
export function architectureNotes(architectures: readonly string[]): string[] {
  return architectures.length > 1
    ? ['Tasks run on ARM64 and X86_64: change the build to create a multi-architecture image.']
    : [];
}

function environmentNotes(environments: readonly string[], job: string | null): string[] {
  const others = environments.filter((environment) => environment !== job);
  if (others.length === 0) return [];
  const names = enumerate(others);
  return [`Jobs in the ${others.length === 1 ? 'environment' : 'environments'} ${names} can also push.`];
}

/** Quoted, because YAML parses some names as numbers. Null if the list is empty. */
function filters(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return `[${names.map((name) => JSON.stringify(referenceFilter(name))).join(', ')}]`;
}

/**
 * The workflow filter for a branch or tag pattern of the trust policy. In a policy, an asterisk also matches slashes,
 * and no other character is special. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export function referenceFilter(name: string): string {
  return name.replaceAll('*', '**').replace(/[!+]/g, '\\$&');
}
