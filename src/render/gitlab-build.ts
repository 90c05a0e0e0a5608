import { DEFAULTS } from '../config/defaults.generated';
import { GitlabPushModel } from '../model/model';
import { architectureNotes } from './github-build';

/**
 * What the pipeline of a GitLab project refers to, beside what every build does.
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
        : ['Set ci_id_token_sub_claim_components of the project to ["project_id", "ref_type", "ref"] first.']),
      ...architectureNotes(architectures),
      ...(isArm && !isHosted ? ['Tasks run on ARM64: add the tags of a runner with such a processor.'] : []),
    ],
  };
}

/**
 * The rule of a job for what the trust policy lets in: in a policy an asterisk stands for any characters.
 *
 * Source: https://docs.gitlab.com/ci/jobs/job_rules/
 */
export function condition(variable: string, name: string): string {
  if (/^[\w./-]+$/.test(name)) return `${variable} == "${name}"`;
  const pattern = name.replace(/[.+()|[\]{}^$\\/]/g, '\\$&').replaceAll('*', '.*');
  return `${variable} =~ /^${pattern}$/`;
}
