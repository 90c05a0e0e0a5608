/** The GitHub repository that holds the generated files. */
export interface GithubCiConfig {
  /**
   * Repository: `owner/repository`.
   *
   * @pattern ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$
   */
  readonly repository: string;

  /**
   * Numeric ID of the repository's owner: `gh api repos/{owner}/{repository} --jq .owner.id`. Set it so that someone
   * who later registers an abandoned owner name cannot run Terraform. Without `repositoryId`, the subject claim of the
   * repository's tokens must contain IDs. It does if the repository was created or renamed since July 2026, or has
   * opted in.
   *
   * Source: https://docs.github.com/en/actions/reference/security/oidc
   *
   * @default - any owner of that name
   * @minimum 1
   * @asType integer
   */
  readonly ownerId?: number;

  /**
   * Numeric ID of the repository: `gh api repos/{owner}/{repository} --jq .id`. Set it so that someone who later
   * registers an abandoned repository name cannot run Terraform. Outside the `aws` partition, the subject claim of the
   * repository's tokens must contain IDs.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
   *
   * @default - any repository of that name
   * @minimum 1
   * @asType integer
   */
  readonly repositoryId?: number;

  /**
   * Branch whose changes are applied.
   *
   * @default main
   * @pattern ^[\w./-]{1,255}$
   */
  readonly branch?: string;
}

/** The CI system that checks, plans, and applies the generated repository. */
export interface CiConfig {
  /**
   * GitHub Actions. The workflows in `.github/workflows/` are generated. They use OpenID Connect, not stored access
   * keys.
   *
   * @default - none
   */
  readonly github?: GithubCiConfig;
}
