# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A role for workflows of a GitHub repository to push images, with OpenID Connect.

locals {
  # STS compares the ID of the repository, but not the owner's ID. Outside the aws partition, it compares neither.
  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
  github_repository_ids = [
    for id in var.github == null ? [] : [var.github.repository_id] : tostring(id) if id != null && data.aws_partition.this.partition == "aws"
  ]

  # The subject of a repository that was created, renamed or transferred since July 2026, or that has opted in, contains
  # the IDs of the owner and the repository: repo:OWNER@1234/REPOSITORY@5678:ref:… A * for an ID cannot match more than
  # the ID: names of owners and repositories cannot contain an @ or a colon, and branches and tags cannot contain a colon. A
  # subject without IDs is trusted if no ID is configured, or if STS compares the ID.
  # https://docs.github.com/en/actions/reference/security/oidc
  github_repositories = var.github == null ? [] : concat(
    var.github.owner_id == null && var.github.repository_id == null || length(local.github_repository_ids) > 0 ? [var.github.repository] : [],
    [format(
      "%s@%s/%s@%s",
      split("/", var.github.repository)[0], coalesce(var.github.owner_id, "*"),
      split("/", var.github.repository)[1], coalesce(var.github.repository_id, "*"),
    )],
  )

  # By default, main can push.
  github_branches = (
    var.github == null ? [] :
    var.github.branches != null ? var.github.branches :
    length(concat(var.github.tags, var.github.environments)) > 0 ? [] : ["main"]
  )

  # The subject of a job with an environment contains no branch or tag: GitHub applies the environment's protection
  # rules.
  github_origins = var.github == null ? [] : concat(
    [for branch in local.github_branches : "ref:refs/heads/${branch}"],
    [for tag in var.github.tags : "ref:refs/tags/${tag}"],
    [for environment in var.github.environments : "environment:${environment}"],
  )

  github_subjects = flatten([
    for origin in local.github_origins : [for repository in local.github_repositories : "repo:${repository}:${origin}"]
  ])
}

data "aws_iam_policy_document" "github_trust" {
  count = var.github == null ? 0 : 1

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.github.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = local.github_subjects
    }

    dynamic "condition" {
      for_each = local.github_repository_ids

      content {
        test     = "StringEquals"
        variable = "token.actions.githubusercontent.com:repository_id"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_iam_role" "github" {
  count = var.github == null ? 0 : 1

  name                 = var.github.role_name
  path                 = var.role_path
  description          = "Allows workflows of ${var.github.repository} to push images to ${var.repo_name}"
  assume_role_policy   = data.aws_iam_policy_document.github_trust[0].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "github" {
  count = var.github == null ? 0 : 1

  name   = "push"
  role   = aws_iam_role.github[0].name
  policy = data.aws_iam_policy_document.push.json
}

# Read permissions for a workflow that waits until its image is deployed.
data "aws_iam_policy_document" "github_follow" {
  count = try(var.github.pipeline_name, null) == null ? 0 : 1

  statement {
    sid       = "FollowPipeline"
    actions   = ["codepipeline:ListActionExecutions", "codepipeline:ListPipelineExecutions"]
    resources = ["${local.pipelines_arn}:${var.github.pipeline_name}"]
  }
}

resource "aws_iam_role_policy" "github_follow" {
  count = length(data.aws_iam_policy_document.github_follow)

  name   = "follow"
  role   = aws_iam_role.github[0].name
  policy = data.aws_iam_policy_document.github_follow[0].json
}
