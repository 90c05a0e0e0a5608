import { githubTrustLength, jsonBytes, pushPolicyLength, secretsLength } from '../aws/document-sizes';
import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { pipelineNames } from '../naming/names';
import { containersOf } from './containers';
import { Rule, settingsRule } from './rule';

/**
 * More branches, or longer ones, than the trust policy of the push role has room for.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const githubTrustSize: Rule = ({ pipeline, region = '', services }) =>
  services.flatMap(({ push }, index): Problem[] => {
    const { github } = push ?? {};
    const { branches = DEFAULTS.GithubPushConfig.branches, repository } = github ?? {};
    if (repository === undefined) return [];
    const { name: partition } = partitionOf(region);
    const trust = { ...github, accountId: pipeline.accountId ?? '', branches, partition, repository };
    return tooLarge(
      ['services', index, 'push', 'github', 'branches'],
      'trust policy',
      githubTrustLength(trust),
      'name fewer branches, or a pattern such as release/*',
    );
  });

/**
 * More repositories than the policy to push to them has room for: a user's has a fifth of a role's.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const pushPolicySize: Rule = ({ name, pipeline, region = '', services }) =>
  services.flatMap(({ image, name: service, push }, index): Problem[] => {
    if (name === undefined || service === undefined || !(push?.iamUser || push?.github)) return [];
    const { repository } = pipelineNames({ name }, { name: service, image, push });
    const prefix = `arn:${partitionOf(region).name}:ecr:${pipeline.region ?? region}:${pipeline.accountId}:repository/`;
    const arns = [repository, ...(image?.extraRepositoryNames ?? [])].map((repositoryName) => prefix + repositoryName);
    return tooLarge(
      ['services', index, 'image', 'extraRepositoryNames'],
      push.iamUser ? 'inline policies of a user' : 'inline policies of a role',
      pushPolicyLength(arns),
      push.iamUser ? 'name fewer, or push from GitHub as a role' : 'name fewer',
    );
  });

/** What the policy of an execution role has beside secrets: the log group and a repository, with names of some length. */
const OTHER_STATEMENTS = 800;

/**
 * More secrets and parameters than the policy of the execution role has room for.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const secretsPolicySize = settingsRule(['secrets', 'sidecars'], ({ at, settings }) => {
  const references = containersOf(settings).flatMap(({ variables }) => Object.values(variables.secrets ?? {}));
  return tooLarge(
    at(['secrets'], ['sidecars']),
    'inline policies of a role',
    OTHER_STATEMENTS + secretsLength(references),
    'keep several values in one secret, and name its JSON keys: …:secret:{name}:{key}::',
  );
});

/** What a template has at least beside the variables. */
const OTHER_PROPERTIES = 3000;

/**
 * More environment variables, or longer ones, than the CloudFormation template of a service has room for. What else it
 * holds is known to Terraform only, which refuses the rest.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const templateSize = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) => {
  const variables = containersOf(settings).flatMap(({ variables: { environment = {}, secrets = {} } }) => [
    ...Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
    ...Object.entries(secrets).map(([Name, ValueFrom]) => ({ Name, ValueFrom })),
  ]);
  return tooLarge(
    at(['environment'], ['secrets'], ['sidecars']),
    'template body',
    OTHER_PROPERTIES + jsonBytes(variables),
    'move variables into a secret or a file',
  );
});

function tooLarge(path: Problem['path'], limit: keyof typeof SIZE_LIMITS, size: number, fix: string): Problem[] {
  const max = SIZE_LIMITS[limit];
  if (size <= max) return [];
  return [{ path, message: `too much for the ${limit}, got about ${size} of the ${max} that AWS allows`, fix }];
}
