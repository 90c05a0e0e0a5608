# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# ECR repositories: one for the images that are deployed, and others for additional images, such as sidecars.

data "aws_partition" "this" {}

locals {
  repository_names = toset(concat([var.repo_name], var.extra_repo_names))
}

resource "aws_ecr_repository" "this" {
  for_each = local.repository_names

  name                 = each.key
  image_tag_mutability = "MUTABLE" # The tag that starts the pipeline moves to each new image.
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
# Lifecycle: the pipeline tags the running images `deployed-*`. An image that matches a rule is never expired by a rule
# with a higher priority number.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
# ------------------------------------------------------------------------------

resource "aws_ecr_lifecycle_policy" "this" {
  for_each = aws_ecr_repository.this

  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Keep images that run in an environment"
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
# Pull: the accounts, limited to the execution roles of the targets by a condition. Unlike a policy with a role as its
# principal, this one is valid before the role exists and after it is recreated. A single statement for all accounts,
# because one for each account would exceed the limit of 10240 bytes in a pipeline with the maximum number of targets.
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
