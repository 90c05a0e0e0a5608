# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Permissions to push images. GitHub workflows and GitLab pipelines authenticate with OpenID Connect; an IAM user
# authenticates with a long-lived key.

data "aws_iam_policy_document" "push" {
  # This action does not support resource-level permissions.
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

locals {
  # The pipelines are in the Region and account of the repository: arn:PARTITION:ecr:REGION:ACCOUNT:repository/NAME
  pipelines_arn = join(":", concat(
    ["arn", data.aws_partition.this.partition, "codepipeline"],
    slice(split(":", aws_ecr_repository.this[var.repo_name].arn), 3, 5),
  ))
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
