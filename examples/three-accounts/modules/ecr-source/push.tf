# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Who may push images: a GitHub repository through OpenID Connect, an IAM user with a long-lived key, both or neither.

data "aws_iam_policy_document" "push" {
  # This action supports no resource.
  statement {
    sid       = "LogInToRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "PushImages"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:DescribeImages",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = values(aws_ecr_repository.this)[*].arn
  }
}

# ------------------------------------------------------------------------------
# GitHub Actions
# ------------------------------------------------------------------------------

locals {
  # STS compares the id of the repository, but not that of its owner, and outside the partition aws neither.
  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
  github_repository_ids = [
    for id in var.github == null ? [] : [var.github.repository_id] : tostring(id) if id != null && data.aws_partition.this.partition == "aws"
  ]

  # The subject of a repository that was created, renamed or transferred since July 2026, or that has opted in, has the
  # ids of owner and repository in it: repo:OWNER@1234/REPOSITORY@5678:ref:…  Neither a name nor a branch can have an @ or
  # a colon. A subject without ids is trusted where no id is asked for, or where STS compares it.
  # https://docs.github.com/en/actions/reference/security/oidc
  github_repositories = var.github == null ? [] : concat(
    var.github.owner_id == null && var.github.repository_id == null || length(local.github_repository_ids) > 0 ? [var.github.repository] : [],
    [format(
      "%s@%s/%s@%s",
      split("/", var.github.repository)[0], coalesce(var.github.owner_id, "*"),
      split("/", var.github.repository)[1], coalesce(var.github.repository_id, "*"),
    )],
  )

  # The pipeline is where the repository is: arn:PARTITION:ecr:REGION:ACCOUNT:repository/NAME
  github_pipeline_arn = join(":", concat(
    ["arn", data.aws_partition.this.partition, "codepipeline"],
    slice(split(":", aws_ecr_repository.this[var.repo_name].arn), 3, 5),
    [try(var.github.pipeline_name, null) == null ? "" : var.github.pipeline_name],
  ))

  github_subjects = flatten([
    for branch in var.github == null ? [] : var.github.branches : [
      for repository in local.github_repositories : "repo:${repository}:ref:refs/heads/${branch}"
    ]
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
  description          = "Lets workflows of ${var.github.repository} push images to ${var.repo_name}"
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

# What a workflow reads while it waits until its image is deployed.
data "aws_iam_policy_document" "github_follow" {
  count = try(var.github.pipeline_name, null) == null ? 0 : 1

  statement {
    sid       = "FollowPipeline"
    actions   = ["codepipeline:ListActionExecutions", "codepipeline:ListPipelineExecutions"]
    resources = [local.github_pipeline_arn]
  }
}

resource "aws_iam_role_policy" "github_follow" {
  count = length(data.aws_iam_policy_document.github_follow)

  name   = "follow"
  role   = aws_iam_role.github[0].name
  policy = data.aws_iam_policy_document.github_follow[0].json
}

# ------------------------------------------------------------------------------
# IAM user
# ------------------------------------------------------------------------------

resource "aws_iam_user" "push" {
  count = var.user_name == null ? 0 : 1

  name                 = var.user_name
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_user_policy" "push" {
  count = var.user_name == null ? 0 : 1

  name   = "push"
  user   = aws_iam_user.push[0].name
  policy = data.aws_iam_policy_document.push.json
}

resource "aws_iam_access_key" "push" {
  count = var.user_name == null ? 0 : 1

  user = aws_iam_user.push[0].name
}
