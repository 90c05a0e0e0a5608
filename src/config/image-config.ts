/** The source of a service's image. */
export interface ImageConfig {
  /**
   * Name of another service whose image this service runs. For example, a worker can run the image of the web
   * application. Cannot be combined with other keys. The service then has no repository and no pipeline of its own: the
   * pipeline of the other service deploys each image to both services in parallel, with one approval for both.
   *
   * @default - none; the service has an image of its own
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly from?: string;

  /**
   * ARN of an existing ECR repository in the pipeline account and Region. You manage its repository policy, lifecycle
   * policy, and push permissions; `docs/pipeline.md` in the generated repository shows the repository policy that it
   * needs.
   *
   * @default - a repository is created
   */
  readonly repositoryArn?: string;

  /**
   * Name of the repository to create.
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
   * Names of additional repositories to create with the same policies, for example for sidecars. A push to them does
   * not start a pipeline.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly extraRepositoryNames?: string[];

  /**
   * The image tag that starts the pipeline when it is pushed. Push an immutable tag with it, such as the commit ID.
   *
   * @default deploy
   * @pattern ^\w[\w.-]{0,127}$
   */
  readonly tag?: string;

  /**
   * Days after which an untagged image expires. The image that an environment runs, or ran last, has the tag
   * `deployed-{environment}` and never expires. The minimum is 61 because an approval can wait for 60 days and its
   * image must still exist.
   *
   * @default 90
   * @minimum 61
   * @asType integer
   */
  readonly untaggedExpirationDays?: number;

  /**
   * Whether `terraform destroy` deletes the repository even if it contains images.
   *
   * @default false
   */
  readonly forceDelete?: boolean;
}
