/** The characters of a policy as IAM counts them: without white space, of which a name here has none. */
function lengthOf(...statements: readonly object[]): number {
  return JSON.stringify({ Statement: statements, Version: '2012-10-17' }).length;
}

interface Trust {
  readonly accountId: string;
  readonly partition: string;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
}

interface GithubTrust extends Trust {
  readonly repository: string;
  readonly ownerId?: number | null;
  readonly repositoryId?: number | null;
  readonly environments: readonly string[];
}

/** Characters of the trust policy of the role that GitHub's workflows push with, at most. */
export function githubTrustLength({ branches, environments, repository, tags, ...trust }: GithubTrust): number {
  const { ownerId, repositoryId } = trust;
  const [owner, name] = repository.split('/');
  const repositories = [repository, `${owner}@${ownerId ?? '*'}/${name}@${repositoryId ?? '*'}`];
  const ends = [
    ...branches.map((branch) => `ref:refs/heads/${branch}`),
    ...tags.map((tag) => `ref:refs/tags/${tag}`),
    ...environments.map((environment) => `environment:${environment}`),
  ];
  const subjects = ends.flatMap((end) => repositories.map((one) => `repo:${one}:${end}`));
  const issuer = 'token.actions.githubusercontent.com';
  return trustLength(trust, issuer, 'sts.amazonaws.com', subjects, {
    [`${issuer}:repository_id`]: String(repositoryId ?? ''),
  });
}

interface GitlabTrust extends Trust {
  readonly project: string;
  readonly projectId?: number | null;
  readonly url: string;
}

/** Characters of the trust policy of the role that GitLab's pipelines push with. */
export function gitlabTrustLength({ branches, project, projectId, tags, url, ...trust }: GitlabTrust): number {
  const beginning = projectId ? `project_id:${projectId}` : `project_path:${project}`;
  const subjects = [
    ...branches.map((branch) => `${beginning}:ref_type:branch:ref:${branch}`),
    ...tags.map((tag) => `${beginning}:ref_type:tag:ref:${tag}`),
  ];
  return trustLength(trust, url.replace('https://', ''), url, subjects);
}

function trustLength(
  { accountId, partition }: Pick<Trust, 'accountId' | 'partition'>,
  issuer: string,
  audience: string,
  subjects: readonly string[],
  more: object = {},
): number {
  return lengthOf({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${issuer}:aud`]: audience, ...more },
      StringLike: { [`${issuer}:sub`]: subjects },
    },
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}` },
  });
}

/** Characters of the policy to push images to the repositories. */
export function pushPolicyLength(repositoryArns: readonly string[]): number {
  return lengthOf(
    { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*', Sid: 'LogInToRegistry' },
    {
      Action: [
        'ecr:UploadLayerPart',
        'ecr:PutImage',
        'ecr:InitiateLayerUpload',
        'ecr:GetDownloadUrlForLayer',
        'ecr:DescribeImages',
        'ecr:CompleteLayerUpload',
        'ecr:BatchGetImage',
        'ecr:BatchCheckLayerAvailability',
      ],
      Effect: 'Allow',
      Resource: repositoryArns,
      Sid: 'PushImages',
    },
  );
}

/** Characters of what the policy of an execution role has of secrets and parameters; the rest is below 1000. */
export function secretsLength(references: readonly string[]): number {
  // A secret's ARN has seven parts, and a policy adds six characters and a hyphen where the random suffix lacks.
  const arns = references.map((reference) => reference.split(':').slice(0, 7).join(':'));
  return [...new Set(arns)].reduce((sum, arn) => sum + secretLength(arn), 0);
}

/** Six lower-case letters at the end may be the random suffix or not, and a policy has both. */
function secretLength(arn: string): number {
  if (/:secret:.*-[a-z]{6}$/.test(arn)) return 2 * arn.length + 13;
  return arn.length + (/:secret:.*(?<!-\w{6})$/.test(arn) ? 10 : 3);
}

/** Characters of what the policy of an execution role has to decrypt secrets with their keys. */
export function secretsKeysLength(keyArns: readonly string[]): number {
  if (keyArns.length === 0) return 0;
  const regions = new Set(keyArns.map((arn) => arn.split(':')[3]));
  // Two services in each Region, and what else a statement has.
  return (
    keyArns.reduce((sum, arn) => sum + arn.length + 3, 150) +
    regions.size * 2 * '"secretsmanager.ap-southeast-1.amazonaws.com",'.length
  );
}

/** Bytes of a text in a template: HCL's jsonencode escapes more than JSON asks for. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) + 5 * (text.match(/[<>&]/g)?.length ?? 0);
}
