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
