# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The Lambda functions of the pipeline's actions. CloudFormation takes their code inline, so that what runs is what was
# reviewed, without an archive.

locals {
  function_names = { for name in ["inspect", "prepare", "record"] : name => "${var.name}-${name}" }

  function_arns = [
    for name in values(local.function_names) : "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${name}"
  ]
}

resource "aws_cloudwatch_log_group" "functions" {
  for_each = local.function_names

  name              = "/aws/lambda/${each.value}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_cloudformation_stack" "functions" {
  name = "${var.name}-functions"
  tags = var.tags

  template_body = jsonencode({
    AWSTemplateFormatVersion = "2010-09-09"
    Description              = "Functions of the pipeline ${var.name}"

    Resources = {
      for name, function_name in local.function_names : title(name) => {
        Type = "AWS::Lambda::Function"
        Properties = {
          FunctionName  = function_name
          Handler       = "index.handler"
          Role          = aws_iam_role.functions.arn
          Runtime       = "nodejs24.x"
          Architectures = ["arm64"]
          MemorySize    = 256
          Timeout       = 60
          LoggingConfig = { LogGroup = aws_cloudwatch_log_group.functions[name].name }
          Code          = { ZipFile = join("\n", [file("${path.module}/functions/job.js"), file("${path.module}/functions/${name}.js")]) }
        }
      }
    }
  })

  depends_on = [aws_iam_role_policy.functions]
}

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
  name               = "${var.name}-functions"
  description        = "What the functions of the pipeline ${var.name} act as"
  assume_role_policy = data.aws_iam_policy_document.functions_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "functions" {
  name   = "functions"
  role   = aws_iam_role.functions.name
  policy = data.aws_iam_policy_document.functions.json
}

data "aws_iam_policy_document" "functions" {
  # These actions support no resource. A job's id is a secret of its own.
  statement {
    sid       = "EndJob"
    actions   = ["codepipeline:PutJobFailureResult", "codepipeline:PutJobSuccessResult"]
    resources = ["*"]
  }

  statement {
    sid       = "SeeWhatStartedExecution"
    actions   = ["codepipeline:GetPipelineExecution"]
    resources = [local.pipeline_arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for group in aws_cloudwatch_log_group.functions : "${group.arn}:log-stream:*"]
  }

  statement {
    sid       = "ActInTargets"
    actions   = ["sts:AssumeRole"]
    resources = var.targets[*].assume_role.arn
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
