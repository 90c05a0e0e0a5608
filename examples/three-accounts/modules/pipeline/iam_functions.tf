# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The role of the function. It can check, prepare, record, and stop what has become stale. It can neither approve nor
# start anything, open a transition, or execute what it prepared.

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
  description          = "What the function of the pipeline ${var.pipeline_name} acts as"
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
  # These actions support no resource. A job's id is a secret of its own.
  statement {
    sid       = "EndJob"
    actions   = ["codepipeline:PutJobFailureResult", "codepipeline:PutJobSuccessResult"]
    resources = ["*"]
  }

  # Of this pipeline and its direct ones: no other's name begins like that, as no name that it is made of holds an
  # underscore. Patterns, as a policy of a role has no room for many environments' names.
  statement {
    sid       = "SeeWhatStartedExecution"
    actions   = ["codepipeline:GetPipelineExecution"]
    resources = [local.pipeline_arn, "${local.pipeline_arn}_*"]
  }

  statement {
    sid = "StopWhatIsStale"
    actions = [
      "codepipeline:GetPipelineState",
      "codepipeline:ListActionExecutions",
      "codepipeline:StopPipelineExecution",
    ]
    resources = [local.pipeline_arn]
  }

  statement {
    sid       = "CloseTransition"
    actions   = ["codepipeline:DisableStageTransition"]
    resources = ["${local.pipeline_arn}/*"]
  }

  statement {
    sid       = "HoldEnvironment"
    actions   = ["ssm:GetParameter", "ssm:PutParameter"]
    resources = ["${local.parameter_arn_prefix}/*/hold"]
  }

  # What was agreed to serves once.
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
