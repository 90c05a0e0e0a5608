/** The length of a policy as IAM counts it: without white space, which no name here contains. */
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

/** The maximum length of the trust policy of the role with which GitHub workflows push images. */
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

/** The length of the trust policy of the role with which GitLab pipelines push images. */
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

/** The length of the policy for pushing images to the repositories. */
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

/** The length of the secrets and parameters in the policy of an execution role. The rest has fewer than 1000 characters. */
export function secretsLength(references: readonly string[]): number {
  // A secret's ARN has seven parts. If it lacks the random suffix, the policy adds a hyphen and six characters.
  const arns = references.map((reference) => reference.split(':').slice(0, 7).join(':'));
  return [...new Set(arns)].reduce((sum, arn) => sum + secretLength(arn), 0);
}

/** A hyphen and six lowercase letters at the end may or may not be the random suffix, so a policy includes both ARNs. */
function secretLength(arn: string): number {
  if (/:secret:.*-[a-z]{6}$/.test(arn)) return 2 * arn.length + 13;
  return arn.length + (/:secret:.*(?<!-\w{6})$/.test(arn) ? 10 : 3);
}

/** The length of the statement in the policy of an execution role that allows the use of the secrets' keys. */
export function secretsKeysLength(keyArns: readonly string[]): number {
  if (keyArns.length === 0) return 0;
  const regions = new Set(keyArns.map((arn) => arn.split(':')[3]));
  // Two services in each Region, and the rest of the statement.
  return (
    keyArns.reduce((sum, arn) => sum + arn.length + 3, 150) +
    regions.size * 2 * '"secretsmanager.ap-southeast-1.amazonaws.com",'.length
  );
}

/** The size of a value in a template, in bytes. HCL's jsonencode escapes more characters than JSON requires. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) + 5 * (text.match(/[<>&]/g)?.length ?? 0);
}
