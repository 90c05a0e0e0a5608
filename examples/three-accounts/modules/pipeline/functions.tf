# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The Lambda function of the pipelines' actions. Its code is inline in a CloudFormation template, so the deployed code
# is the reviewed code, without an archive.

locals {
  function_name = "${var.name}-promotion"
  function_arn  = "arn:${local.partition}:lambda:${local.region}:${local.account_id}:function:${local.function_name}"

  function_files = ["job", "executions", "stacks", "promotion", "inspect", "prepare", "record", "index"]

  # What the function knows about the pipelines, in promotion order.
  promotion = {
    name        = var.pipeline_name
    repository  = var.source_location.repository_name
    image       = local.repository_url
    tagDeployed = var.source_location.tag_deployed

    environments = [
      for environment in local.environments : {
        name           = environment.name
        approvals      = [for approval in lookup(local.approvals, environment.name, []) : approval.name]
        room           = lookup(local.approval_rooms, environment.name, 0)
        firstStage     = local.first_stages[environment.name]
        directPipeline = local.direct_pipeline_names[environment.name]
        hold           = "${local.parameter_prefix}/${environment.name}/hold"
        agreement      = "${local.parameter_prefix}/${environment.name}/agreement"

        stacks = [
          for target in environment.targets : {
            stackName           = target.cfn_stack.name
            region              = target.region
            roleArn             = target.promotion_role.arn
            stackRoleArn        = target.cfn_role.arn
            imageParameter      = target.image_parameter.name
            deploymentParameter = target.deployment_parameter.name
          }
        ]
      }
    ]
  }

  function_code = join("\n", concat(
    ["const PIPELINE = ${jsonencode(local.promotion)};\n"],
    [for name in local.function_files : file("${path.module}/functions/${name}.js")],
  ))
}

resource "aws_cloudwatch_log_group" "functions" {
  name              = "/aws/lambda/${local.function_name}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_cloudformation_stack" "functions" {
  name = "${var.name}-functions"
  tags = var.tags

  template_body = jsonencode({
    AWSTemplateFormatVersion = "2010-09-09"
    Description              = "Function of the pipeline ${var.pipeline_name}"

    Resources = {
      Promotion = {
        Type = "AWS::Lambda::Function"
        Properties = {
          FunctionName  = local.function_name
          Handler       = "index.handler"
          Role          = aws_iam_role.functions.arn
          Runtime       = "nodejs24.x"
          Architectures = ["arm64"]
          MemorySize    = 256
          Timeout       = 120
          LoggingConfig = { LogGroup = aws_cloudwatch_log_group.functions.name }
          Code          = { ZipFile = local.function_code }
        }
      }
    }
  })

  lifecycle {
    precondition {
      # The size in bytes. length() counts characters, and base64encode() returns four characters for every three bytes.
      # 1024 bytes are reserved for the rest of the template.
      condition     = length(base64encode(jsonencode(local.function_code))) * 3 / 4 <= 51200 - 1024
      error_message = "The template of ${var.name}-functions would exceed CloudFormation's limit of 51200 bytes, because the pipeline has too many targets."
    }
  }

  depends_on = [aws_iam_role_policy.functions]
}
