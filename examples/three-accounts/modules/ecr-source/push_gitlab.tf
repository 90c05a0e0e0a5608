# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A role for pipelines of a GitLab project to push images, with OpenID Connect.

locals {
  # arn:PARTITION:iam::ACCOUNT:oidc-provider/ISSUER. The issuer is the GitLab URL without https://
  gitlab_issuer = var.gitlab == null ? "" : split(":oidc-provider/", var.gitlab.oidc_provider_arn)[1]

  # STS compares only the subject and the audience of GitLab's tokens. So the project ID can be used only if the
  # project's subjects contain it instead of the path.
  # https://docs.gitlab.com/ci/secrets/id_token_authentication/
  gitlab_project = (
    var.gitlab == null ? "" :
    var.gitlab.project_id == null ? "project_path:${var.gitlab.project}" : "project_id:${var.gitlab.project_id}"
  )

  # By default, main can push.
  gitlab_branches = (
    var.gitlab == null ? [] :
    var.gitlab.branches != null ? var.gitlab.branches :
    length(var.gitlab.tags) > 0 ? [] : ["main"]
  )

  gitlab_subjects = var.gitlab == null ? [] : concat(
    [for branch in local.gitlab_branches : "${local.gitlab_project}:ref_type:branch:ref:${branch}"],
    [for tag in var.gitlab.tags : "${local.gitlab_project}:ref_type:tag:ref:${tag}"],
  )
}

data "aws_iam_policy_document" "gitlab_trust" {
  count = var.gitlab == null ? 0 : 1

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.gitlab.oidc_provider_arn]
    }

    # The audience in GitLab's documentation.
    condition {
      test     = "StringEquals"
      variable = "${local.gitlab_issuer}:aud"
      values   = ["https://${local.gitlab_issuer}"]
    }

    condition {
      test     = "StringLike"
      variable = "${local.gitlab_issuer}:sub"
      values   = local.gitlab_subjects
    }
  }
}

resource "aws_iam_role" "gitlab" {
  count = var.gitlab == null ? 0 : 1

  name                 = var.gitlab.role_name
  path                 = var.role_path
  description          = "Allows pipelines of ${var.gitlab.project} to push images to ${var.repo_name}"
  assume_role_policy   = data.aws_iam_policy_document.gitlab_trust[0].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "gitlab" {
  count = var.gitlab == null ? 0 : 1

  name   = "push"
  role   = aws_iam_role.gitlab[0].name
  policy = data.aws_iam_policy_document.push.json
}

# Read permissions for a GitLab pipeline that waits until its image is deployed.
data "aws_iam_policy_document" "gitlab_follow" {
  count = try(var.gitlab.pipeline_name, null) == null ? 0 : 1

  statement {
    sid       = "FollowPipeline"
    actions   = ["codepipeline:ListActionExecutions", "codepipeline:ListPipelineExecutions"]
    resources = ["${local.pipelines_arn}:${var.gitlab.pipeline_name}"]
  }
}

resource "aws_iam_role_policy" "gitlab_follow" {
  count = length(data.aws_iam_policy_document.gitlab_follow)

  name   = "follow"
  role   = aws_iam_role.gitlab[0].name
  policy = data.aws_iam_policy_document.gitlab_follow[0].json
}
