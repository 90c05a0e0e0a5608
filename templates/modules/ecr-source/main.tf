# ECR repositories: the first one's images are deployed, the others hold images beside it, such as sidecars.

data "aws_partition" "this" {}

locals {
  repository_names = toset(concat([var.repo_name], var.extra_repo_names))
}

resource "aws_ecr_repository" "this" {
  for_each = local.repository_names

  name                 = each.key
  image_tag_mutability = "MUTABLE" # The tag that starts the pipeline moves from image to image.
  force_delete         = var.force_delete
  tags                 = var.tags

  encryption_configuration {
    encryption_type = "KMS"
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

# ------------------------------------------------------------------------------
# Lifecycle: an image that runs is tagged `deployed-*` by the pipeline. A rule with a lower priority number claims the
# images it matches, so no later rule can expire them.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
# ------------------------------------------------------------------------------

resource "aws_ecr_lifecycle_policy" "this" {
  for_each = aws_ecr_repository.this

  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Keep what runs in an environment"
        selection = {
          tagStatus     = "tagged"
          tagPrefixList = ["deployed-"]
          countType     = "imageCountMoreThan"
          countNumber   = 1000
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "Expire images without a tag"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = var.untagged_expiration_days
        }
        action = { type = "expire" }
      },
    ]
  })
}

# ------------------------------------------------------------------------------
# Pull: each account's root, limited to the execution roles of the targets. A policy that names a role breaks when the
# role is re-created; this one does not, and is valid before the role exists. One statement for all accounts: a statement
# for each would exceed the 10240 bytes of a policy where a pipeline has as many targets as it can have.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
# ------------------------------------------------------------------------------

data "aws_iam_policy_document" "pull" {
  statement {
    sid     = "Pull"
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type = "AWS"
      identifiers = [
        for id in distinct(var.pipeline_targets[*].account_id) : "arn:${data.aws_partition.this.partition}:iam::${id}:root"
      ]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalArn"
      values   = distinct(var.pipeline_targets[*].execution_role.arn)
    }
  }
}

resource "aws_ecr_repository_policy" "this" {
  for_each = length(var.pipeline_targets) == 0 ? {} : aws_ecr_repository.this

  repository = each.value.name
  policy     = data.aws_iam_policy_document.pull.json
}
