import { DEFAULTS } from '../config/defaults.generated';
import { GitlabPushModel } from '../model/model';
import { architectureNotes } from './github-build';

/**
 * The template context of a GitLab build job, in addition to the common one.
 *
 * @param architectures - the processors of the tasks
 */
export function gitlabContext(gitlab: GitlabPushModel, architectures: readonly string[]): object {
  const { branches, project, projectId, roleArn, tags, url } = gitlab;
  const isArm = architectures.join() === 'ARM64';
  const isHosted = url === DEFAULTS.GitlabPushConfig.url;
  return {
    project,
    roleArn,
    audience: url,
    rules: [
      ...branches.map((branch) => condition('$CI_COMMIT_BRANCH', branch)),
      ...tags.map((tag) => condition('$CI_COMMIT_TAG', tag)),
    ],
    // https://docs.gitlab.com/ci/runners/hosted_runners/linux/
    tags: isArm && isHosted ? '[saas-linux-small-arm64]' : null,
    notes: [
      ...(projectId === null
        ? []
        : ['First set ci_id_token_sub_claim_components of the project to ["project_id", "ref_type", "ref"].']),
      ...architectureNotes(architectures),
      ...(isArm && !isHosted ? ['Tasks run on ARM64: add the tags of an ARM64 runner.'] : []),
    ],
  };
}

/**
 * The job rule for a branch or tag pattern of the trust policy, where an asterisk matches any characters.
 *
 * Source: https://docs.gitlab.com/ci/jobs/job_rules/
 */
export function condition(variable: string, name: string): string {
  if (/^[\w./-]+$/.test(name)) return `${variable} == "${name}"`;
  const pattern = name.replace(/[.+()|[\]{}^$\\/]/g, '\\$&').replaceAll('*', '.*');
  return `${variable} =~ /^${pattern}$/`;
}
