/**
 * A GitHub repository whose workflows can push images with OpenID Connect, without stored access keys. Only the listed
 * `branches`, `tags`, and `environments` can push.
 */
export interface GithubPushConfig {
  /**
   * Repository: `owner/repository`.
   *
   * @pattern ^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$
   */
  readonly repository: string;

  /**
   * Numeric ID of the repository's owner: `gh api repos/{owner}/{repository} --jq .owner.id`. Set it so that someone
   * who later registers an abandoned owner name cannot push images. Without `repositoryId`, the subject claim of the
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
   * registers an abandoned repository name cannot push images. Outside the `aws` partition, the subject claim of the
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
   * Branches whose workflow runs can push, without `refs/heads/`. `*` matches any characters, as in `release/*`.
   *
   * @default - `main`; none if `tags` or `environments` are set
   * @minItems 1
   * @uniqueItems true
   */
  readonly branches?: string[];

  /**
   * Tags whose workflow runs can push, without `refs/tags/`. `*` matches any characters, as in `v*`. Everyone who can
   * create such a tag can push, so protect the tags with a ruleset.
   *
   * @default - none
   * @minItems 1
   * @uniqueItems true
   */
  readonly tags?: string[];

  /**
   * GitHub environments whose jobs can push. The protection rules of the environment determine which branches and tags
   * can use it and who must review the job. Without rules, every job of the repository can use it. The token of such a
   * job contains the environment instead of the branch or tag, so `branches` and `tags` do not apply to it. `*` matches
   * any characters.
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
 * A GitLab project whose pipelines can push images with OpenID Connect, without stored access keys. Only the listed
 * `branches` and `tags` can push. AWS does not check the environment of a job.
 *
 * Source: https://docs.gitlab.com/ci/cloud_services/aws/
 */
export interface GitlabPushConfig {
  /**
   * Path of the project, including its groups: `group/subgroup/project`.
   *
   * @pattern ^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$
   */
  readonly project: string;

  /**
   * Numeric ID of the project: *Copy project ID* in the project's menu. Set it so that someone who later registers an
   * abandoned project path cannot push images. The subject claim of the project's tokens must then begin with the ID
   * instead of the path: set `ci_id_token_sub_claim_components` to `["project_id", "ref_type", "ref"]` with GitLab's
   * projects API.
   *
   * Source: https://docs.gitlab.com/ci/secrets/id_token_authentication/
   *
   * @default - any project at that path
   * @minimum 1
   * @asType integer
   */
  readonly projectId?: number;

  /**
   * Branches whose pipelines can push, without `refs/heads/`. `*` matches any characters, as in `release/*`. A merge
   * request pipeline counts as a pipeline of its source branch, so protect the branches.
   *
   * @default - `main`; none if `tags` are set
   * @minItems 1
   * @uniqueItems true
   */
  readonly branches?: string[];

  /**
   * Tags whose pipelines can push, without `refs/tags/`. `*` matches any characters, as in `v*`. Everyone who can
   * create such a tag can push, so protect the tags.
   *
   * @default - none
   * @minItems 1
   * @uniqueItems true
   */
  readonly tags?: string[];

  /**
   * URL of the GitLab instance. AWS must be able to reach it, because it fetches the keys that verify the tokens from
   * there. Use GitLab 18.2.2 or newer: in older versions, the pipeline of a fork's merge request could get a token of
   * the project itself.
   *
   * @default https://gitlab.com
   * @pattern ^https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w.-]+)*$
   */
  readonly url?: string;
}

/** Who can push images. */
export interface PushConfig {
  /**
   * A GitHub repository that pushes with OpenID Connect.
   *
   * @default - none
   */
  readonly github?: GithubPushConfig;

  /**
   * A GitLab project that pushes with OpenID Connect.
   *
   * @default - none
   */
  readonly gitlab?: GitlabPushConfig;

  /**
   * Whether to create an IAM user with a long-lived access key. The key is the sensitive output `creds` and is stored
   * in the Terraform state. Prefer `github` or `gitlab`.
   *
   * @default false
   */
  readonly iamUser?: boolean;

  /**
   * Name of the IAM user.
   *
   * @default - `{name}-{service}-push`
   * @pattern ^[\w+=,.@-]{1,64}$
   */
  readonly userName?: string;
}
