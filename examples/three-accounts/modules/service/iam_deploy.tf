# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Two roles that only the pipeline account can assume. The function that checks an image creates a change set,
# without which nothing can be deployed. CodePipeline executes the change set. Neither of them can deploy an image alone.

locals {
  stack_arn = "arn:${local.partition}:cloudformation:${local.region}:${local.account_id}:stack/${local.stack_name}/*"

  # The ARN is in a condition, so that the trust is valid before the role exists and after it is recreated.
  trusted_role_arns = {
    deploy    = var.pipeline_role_arn
    promotion = var.pipeline_functions_role_arn
  }
}

data "aws_iam_policy_document" "pipeline_trust" {
  for_each = local.trusted_role_arns

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${var.pipeline_aws_account_id}:root"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalArn"
      values   = [each.value]
    }
  }
}

# ------------------------------------------------------------------------------
# Deploy
# ------------------------------------------------------------------------------

resource "aws_iam_role" "deploy" {
  name                 = "${local.stack_name}-deploy"
  path                 = var.role_path
  description          = "CodePipeline assumes this role to deploy ${var.service_name}"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust["deploy"].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "deploy" {
  name   = "deploy"
  role   = aws_iam_role.deploy.name
  policy = data.aws_iam_policy_document.deploy.json
}

data "aws_iam_policy_document" "deploy" {
  statement {
    sid = "ExecuteChangeSet"
    actions = [
      "cloudformation:DescribeChangeSet",
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStacks",
      "cloudformation:ExecuteChangeSet",
    ]
    resources = [local.stack_arn]
  }
}

# ------------------------------------------------------------------------------
# Promotion
# ------------------------------------------------------------------------------

resource "aws_iam_role" "promotion" {
  name                 = "${local.stack_name}-promotion"
  path                 = var.role_path
  description          = "The pipeline's function assumes this role to check and record deployments of ${var.service_name}"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust["promotion"].json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "promotion" {
  name   = "promotion"
  role   = aws_iam_role.promotion.name
  policy = data.aws_iam_policy_document.promotion.json
}

data "aws_iam_policy_document" "promotion" {
  statement {
    sid = "PrepareChangeSet"
    actions = [
      "cloudformation:CreateChangeSet",
      "cloudformation:DeleteChangeSet",
      "cloudformation:DescribeChangeSet",
      "cloudformation:DescribeStacks",
      "cloudformation:ListChangeSets",
    ]
    resources = [local.stack_arn]
  }

  statement {
    sid       = "PassCloudFormationRole"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.cloudformation.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["cloudformation.amazonaws.com"]
    }
  }

  # CloudFormation reads the record with the permissions of the principal that creates the change set.
  statement {
    sid       = "RecordDeployment"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter"]
    resources = [aws_ssm_parameter.deployed_image.arn, aws_ssm_parameter.deployment.arn]
  }

  statement {
    sid       = "ReadHistory"
    actions   = ["ssm:GetParameterHistory"]
    resources = [aws_ssm_parameter.deployment.arn]
  }
}
