# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The role of the function. It can check, create change sets, record, and stop outdated executions. It cannot approve,
# start executions, enable transitions or execute change sets.

data "aws_iam_policy_document" "functions_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "functions" {
  name                 = "${var.name}-functions"
  path                 = var.role_path
  description          = "Role of the function of the pipeline ${var.pipeline_name}"
  assume_role_policy   = data.aws_iam_policy_document.functions_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "functions" {
  name   = "functions"
  role   = aws_iam_role.functions.name
  policy = data.aws_iam_policy_document.functions.json
}

locals {
  parameter_arn_prefix = "arn:${local.partition}:ssm:${local.region}:${local.account_id}:parameter${local.parameter_prefix}"
}

data "aws_iam_policy_document" "functions" {
  # These actions do not support resource-level permissions. Only the function that gets a job knows its ID.
  statement {
    sid       = "EndJob"
    actions   = ["codepipeline:PutJobFailureResult", "codepipeline:PutJobSuccessResult"]
    resources = ["*"]
  }

  # This pipeline and its direct pipelines. No other pipeline matches, because product, service and environment names
  # contain no underscores. A list of all direct pipelines could exceed the size limit of the policy.
  statement {
    sid       = "ReadExecutions"
    actions   = ["codepipeline:GetPipelineExecution"]
    resources = [local.pipeline_arn, "${local.pipeline_arn}_*"]
  }

  statement {
    sid = "StopOutdatedExecutions"
    actions = [
      "codepipeline:GetPipelineState",
      "codepipeline:ListActionExecutions",
      "codepipeline:StopPipelineExecution",
    ]
    resources = [local.pipeline_arn]
  }

  statement {
    sid       = "DisableTransition"
    actions   = ["codepipeline:DisableStageTransition"]
    resources = ["${local.pipeline_arn}/*"]
  }

  statement {
    sid       = "HoldEnvironment"
    actions   = ["ssm:GetParameter", "ssm:PutParameter"]
    resources = ["${local.parameter_arn_prefix}/*/hold"]
  }

  # An agreement is valid for one deployment.
  statement {
    sid       = "UseAgreement"
    actions   = ["ssm:DeleteParameter", "ssm:GetParameter"]
    resources = ["${local.parameter_arn_prefix}/*/agreement/*"]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.functions.arn}:log-stream:*"]
  }

  statement {
    sid       = "ActInTargets"
    actions   = ["sts:AssumeRole"]
    resources = var.targets[*].promotion_role.arn
  }

  statement {
    sid       = "DescribeImage"
    actions   = ["ecr:DescribeImages"]
    resources = [var.source_location.repository_arn]
  }

  dynamic "statement" {
    for_each = var.source_location.tag_deployed ? [var.source_location.repository_arn] : []

    content {
      sid       = "TagDeployedImage"
      actions   = ["ecr:BatchGetImage", "ecr:PutImage"]
      resources = [statement.value]
    }
  }
}
