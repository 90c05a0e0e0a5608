/** The GitHub repository that the generated repository is pushed to. */
export interface GithubCiConfig {
  /**
   * `owner/repository`.
   *
   * @pattern ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$
   */
  readonly repository: string;

  /**
   * Id of the owner, a number: `gh api repos/{owner}/{repository} --jq .owner.id`. With it nobody who takes over the
   * owner's name can run Terraform, once it became free. Without `repositoryId` the subjects of the repository's tokens
   * must have ids in them: those of repositories that were created or renamed since July 2026, or have opted in.
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
   * can run Terraform, once it became free. Outside the partition `aws`, the subjects of its tokens must have ids in them.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
   *
   * @default - any repository of that name
   * @minimum 1
   * @asType integer
   */
  readonly repositoryId?: number;

  /**
   * The branch that is applied.
   *
   * @default main
   * @pattern ^[\w./-]{1,255}$
   */
  readonly branch?: string;
}

/** The CI system that checks, plans and applies the generated repository. */
export interface CiConfig {
  /**
   * GitHub Actions: `.github/workflows/` is written. Through OpenID Connect, without a stored key.
   *
   * @default - none
   */
  readonly github?: GithubCiConfig;
}
