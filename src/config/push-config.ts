/**
 * A GitHub repository whose workflows may push images through OpenID Connect, without a stored key. What is named of
 * `branches`, `tags` and `environments` may push, and nothing else.
 */
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
   * @default - main, or none where tags or environments are named
   * @minItems 1
   * @uniqueItems true
   */
  readonly branches?: string[];

  /**
   * Tags whose workflow runs may push, without `refs/tags/`. `*` stands for any characters: `v*`. Whoever may create
   * such a tag may push: protect them with a ruleset.
   *
   * @default - none
   * @minItems 1
   * @uniqueItems true
   */
  readonly tags?: string[];

  /**
   * Environments of GitHub whose jobs may push. GitHub lets a job into an environment by the environment's own rules:
   * which branches and tags, and after whose review; without rules, every job of the repository. The token of such a job
   * names its environment in place of its branch or tag, so `branches` and `tags` do not hold for it. `*` stands for any
   * characters.
   *
   * Source: https://docs.github.com/en/actions/reference/security/oidc
   *
   * @default - none
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];
}

/**
 * A GitLab project whose pipelines may push images through OpenID Connect, without a stored key. What is named of
 * `branches` and `tags` may push, and nothing else. Which environment a job is in, AWS does not compare.
 *
 * Source: https://docs.gitlab.com/ci/cloud_services/aws/
 */
export interface GitlabPushConfig {
  /**
   * Path of the project with its groups: `group/subgroup/project`.
   *
   * @pattern ^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$
   */
  readonly project: string;

  /**
   * Id of the project, a number: *Copy project ID* in the project's menu. With it nobody who takes over its path can
   * push, once it became free. The subject of its tokens must begin with the id then, and no longer with the path: set
   * `ci_id_token_sub_claim_components` to `["project_id", "ref_type", "ref"]` with GitLab's projects API.
   *
   * Source: https://docs.gitlab.com/ci/secrets/id_token_authentication/
   *
   * @default - any project of that path
   * @minimum 1
   * @asType integer
   */
  readonly projectId?: number;

  /**
   * Branches whose pipelines may push, without `refs/heads/`. `*` stands for any characters: `release/*`. A pipeline of a
   * merge request counts as one of its source branch: protect the branches.
   *
   * @default - main, or none where tags are named
   * @minItems 1
   * @uniqueItems true
   */
  readonly branches?: string[];

  /**
   * Tags whose pipelines may push, without `refs/tags/`. `*` stands for any characters: `v*`. Whoever may create such a
   * tag may push: protect them.
   *
   * @default - none
   * @minItems 1
   * @uniqueItems true
   */
  readonly tags?: string[];

  /**
   * URL of GitLab. AWS must reach it, as it fetches the keys that the tokens are signed with from there. Have GitLab
   * 18.2.2 or newer: before, the pipeline of a fork's merge request could get a token of the project itself.
   *
   * @default https://gitlab.com
   * @pattern ^https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w.-]+)*$
   */
  readonly url?: string;
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
   * A GitLab project, through OpenID Connect.
   *
   * @default - none
   */
  readonly gitlab?: GitlabPushConfig;

  /**
   * Whether an IAM user with a long-lived access key is created; its key is the sensitive output `creds`, and stands in
   * the Terraform state. Prefer `github` or `gitlab`.
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
