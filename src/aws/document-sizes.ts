/** The characters of a policy as IAM counts them: without white space, of which a name here has none. */
function lengthOf(...statements: readonly object[]): number {
  return JSON.stringify({ Statement: statements, Version: '2012-10-17' }).length;
}

interface GithubTrust {
  readonly accountId: string;
  readonly partition: string;
  readonly repository: string;
  readonly ownerId?: number | null;
  readonly repositoryId?: number | null;
  readonly branches: readonly string[];
}

/** Characters of the trust policy of the role that GitHub's workflows push with, at most. */
export function githubTrustLength({ accountId, branches, ownerId, partition, repository, repositoryId }: GithubTrust) {
  const issuer = 'token.actions.githubusercontent.com';
  const [owner, name] = repository.split('/');
  const subjects = [repository, `${owner}@${ownerId ?? '*'}/${name}@${repositoryId ?? '*'}`];
  return lengthOf({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:repository_id`]: String(repositoryId ?? '') },
      StringLike: {
        [`${issuer}:sub`]: branches.flatMap((branch) =>
          subjects.map((subject) => `repo:${subject}:ref:refs/heads/${branch}`),
        ),
      },
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
  return [...new Set(arns)].reduce((sum, arn) => sum + arn.length + (/:secret:.*(?<!-\w{6})$/.test(arn) ? 10 : 3), 0);
}

/** Bytes of a text in a template: HCL's jsonencode escapes more than JSON asks for. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) + 5 * (text.match(/[<>&]/g)?.length ?? 0);
}
