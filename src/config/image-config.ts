/** Where a service's image comes from. */
export interface ImageConfig {
  /**
   * Name of another service whose image this one runs, such as the worker of a web application. No other key may stand
   * beside it. The service has no repository and no pipeline of its own: the pipeline of the other service deploys an
   * image to both side by side, and one approval is for both.
   *
   * @default - an image of its own
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly from?: string;

  /**
   * ARN of an existing ECR repository in the pipeline's account and Region. Its repository policy, lifecycle and push
   * permissions stay yours; `docs/pipeline.md` of the generated repository shows the policy that it needs.
   *
   * @default - a repository is created
   */
  readonly repositoryArn?: string;

  /**
   * Name of the repository that is created.
   *
   * Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
   *
   * @default - `{name}/{service}`
   * @minLength 2
   * @maxLength 256
   * @pattern ^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$
   */
  readonly repositoryName?: string;

  /**
   * Names of further repositories with the same policies, for example of sidecars. They start no pipeline.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly extraRepositoryNames?: string[];

  /**
   * The tag whose push starts the pipeline. Push an immutable tag beside it, such as the commit.
   *
   * @default deploy
   * @pattern ^\w[\w.-]{0,127}$
   */
  readonly tag?: string;

  /**
   * Days after which an image without a tag expires. What runs in an environment, or ran there last, is tagged
   * `deployed-{environment}` and never expires. An approval may wait for 60 days, and its image must still be there.
   *
   * @default 90
   * @minimum 61
   * @asType integer
   */
  readonly untaggedExpirationDays?: number;

  /**
   * Whether `terraform destroy` deletes the repository with the images in it.
   *
   * @default false
   */
  readonly forceDelete?: boolean;
}

/** A GitHub repository whose workflows may push images through OpenID Connect, without a stored key. */
export interface GithubPushConfig {
  /**
   * `owner/repository`.
   *
   * @pattern ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$
   */
  readonly repository: string;

  /**
   * Id of the owner, a number: `gh api repos/{owner}/{repository} --jq .owner.id`. With it nobody who takes over the
   * owner's name can push, once it became free. Without `repositoryId` the subjects of the repository's tokens must have
   * ids in them: those of repositories that were created or renamed since July 2026, or have opted in.
   *
   * Source: https://docs.github.com/en/actions/reference/security/oidc
   *
   * @default - any owner of that name
   * @minimum 1
   * @asType integer
   */
  readonly ownerId?: number;

  /**
   * Id of the repository, a number: `gh api repos/{owner}/{repository} --jq .id`. With it nobody who takes over its name
   * can push, once it became free. Outside the partition `aws`, the subjects of its tokens must have ids in them.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
   *
   * @default - any repository of that name
   * @minimum 1
   * @asType integer
   */
  readonly repositoryId?: number;

  /**
   * Branches whose workflow runs may push, without `refs/heads/`. `*` stands for any characters: `release/*`.
   *
   * @default ["main"]
   * @minItems 1
   * @uniqueItems true
   */
  readonly branches?: string[];
}

/** Who may push images. */
export interface PushConfig {
  /**
   * A GitHub repository, through OpenID Connect.
   *
   * @default - none
   */
  readonly github?: GithubPushConfig;

  /**
   * Whether an IAM user with a long-lived access key is created; its key is the sensitive output `creds`, and stands in
   * the Terraform state. Prefer `github`.
   *
   * @default false
   */
  readonly iamUser?: boolean;

  /**
   * Name of that IAM user.
   *
   * @default - `{name}-{service}-push`
   * @pattern ^[\w+=,.@-]{1,64}$
   */
  readonly userName?: string;
}
