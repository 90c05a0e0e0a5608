import {
  githubTrustLength,
  gitlabTrustLength,
  jsonBytes,
  pushPolicyLength,
  secretsKeysLength,
  secretsLength,
} from '../aws/document-sizes';
import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { pushBranches } from '../config/push-branches';
import { pipelineNames } from '../naming/names';
import { containersOf, secretsOf } from './containers';
import { Rule, settingsRule } from './rule';

/**
 * Branches, tags and environments that do not fit in the trust policy of a push role.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const pushTrustSize: Rule = ({ pipeline, region = '', services }) =>
  services.flatMap(({ push }, index): Problem[] => {
    const account = { accountId: pipeline.accountId ?? '', partition: partitionOf(region).name };
    const { github, gitlab } = push ?? {};
    const problemsOf = (host: 'github' | 'gitlab', names: PushNames, length: number) => {
      const [longest] = Object.keys(names).sort((a, b) => sizeOf(names, b) - sizeOf(names, a));
      const fix = 'list fewer, or use a pattern such as release/*';
      return tooLarge(['services', index, 'push', host, longest!], 'trust policy', length, fix);
    };
    const ofGithub = () => {
      if (github?.repository === undefined) return [];
      const { environments = [], repository, tags = [] } = github;
      const names = { branches: pushBranches(github), tags, environments };
      return problemsOf('github', names, githubTrustLength({ ...github, ...account, ...names, repository }));
    };
    const ofGitlab = () => {
      if (gitlab?.project === undefined) return [];
      const { project, tags = [], url = DEFAULTS.GitlabPushConfig.url } = gitlab;
      const names = { branches: pushBranches(gitlab), tags };
      return problemsOf('gitlab', names, gitlabTrustLength({ ...gitlab, ...account, ...names, project, url }));
    };
    return [...ofGithub(), ...ofGitlab()];
  });

type PushNames = { readonly [key: string]: readonly string[] };

function sizeOf(names: PushNames, key: string): number {
  return names[key]!.join().length;
}

/**
 * More repositories than fit in the policy to push to them. A user's policy has a fifth of the room of a role's.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const pushPolicySize: Rule = ({ name, pipeline, region = '', services }) =>
  services.flatMap(({ image, name: service, push }, index): Problem[] => {
    if (name === undefined || service === undefined || !(push?.iamUser || push?.github || push?.gitlab)) return [];
    const { repository } = pipelineNames({ name }, { name: service, image, push });
    const prefix = `arn:${partitionOf(region).name}:ecr:${pipeline.region ?? region}:${pipeline.accountId}:repository/`;
    const arns = [repository, ...(image?.extraRepositoryNames ?? [])].map((repositoryName) => prefix + repositoryName);
    return tooLarge(
      ['services', index, 'image', 'extraRepositoryNames'],
      push.iamUser ? 'inline policies of a user' : 'inline policies of a role',
      pushPolicyLength(arns),
      push.iamUser ? 'list fewer, or push from GitHub or GitLab with a role' : 'list fewer',
    );
  });

/**
 * Characters in the policy of an execution role besides secrets: the log group and a repository with fairly long names.
 */
const OTHER_STATEMENTS = 800;

/**
 * More secrets and parameters than fit in the policy of the execution role.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const secretsPolicySize = settingsRule(
  ['logging', 'secrets', 'secretsKeyArns', 'sidecars'],
  ({ at, settings }) => {
    const references = containersOf(settings)
      .flatMap(secretsOf)
      .map(({ arn }) => arn);
    const [secrets, keys] = [secretsLength(references), secretsKeysLength(settings.secretsKeyArns ?? [])];
    return tooLarge(
      secrets < keys ? at(['secretsKeyArns']) : at(['secrets'], ['sidecars'], ['logging']),
      'inline policies of a role',
      OTHER_STATEMENTS + secrets + keys,
      secrets < keys
        ? 'encrypt more secrets with the same key'
        : 'store several values in one secret and refer to its JSON keys: …:secret:{name}:{key}::',
    );
  },
);

/** The minimum size of a template in bytes, without the variables. */
const OTHER_PROPERTIES = 3000;

/**
 * Environment variables that do not fit in the CloudFormation template of a service. Only Terraform knows the rest of
 * the template, and rejects a template that is still too large.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const templateSize = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) => {
  const variables = containersOf(settings).flatMap(({ config: { environment = {}, secrets = {} } }) => [
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
  return [{ path, message: `too large for the ${limit}, got about ${size} (AWS limit: ${max})`, fix }];
}
