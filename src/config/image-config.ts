/** Where a service's image comes from. */
export interface ImageConfig {
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
   * Branches whose workflow runs may push. `*` stands for any characters: `release/*`.
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
