# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A policy for people who view pre-production.
# Terraform does not attach it: attach it to the roles or users of your choice.

locals {
  stacks_arn     = "arn:aws:cloudformation:eu-west-1:333333333333:stack"
  parameters_arn = "arn:aws:ssm:eu-west-1:333333333333:parameter/ecs"
  services_arn   = "arn:aws:ecs:eu-west-1:333333333333:service/*"

  # Everything named after the environment, and each resource with a custom name.
  stack_patterns   = ["media-pre-production-*", "media-transcoder"]
  service_patterns = ["media-pre-production-*", "transcoder"]
}

data "aws_iam_policy_document" "view" {
  statement {
    sid       = "ViewStacks"
    actions   = ["cloudformation:DescribeStackEvents", "cloudformation:DescribeStacks"]
    resources = [for stack in local.stack_patterns : "${local.stacks_arn}/${stack}/*"]
  }

  statement {
    sid     = "ViewDeployments"
    actions = ["ssm:GetParameterHistory", "ssm:GetParameters"]
    resources = flatten([
      for stack in local.stack_patterns : [
        "${local.parameters_arn}/${stack}/deployed-image",
        "${local.parameters_arn}/${stack}/deployment",
      ]
    ])
  }

  statement {
    sid       = "ViewServices"
    actions   = ["ecs:DescribeServices"]
    resources = [for service in local.service_patterns : "${local.services_arn}/${service}"]
  }
}

resource "aws_iam_policy" "view" {
  name        = "media-pre-production-view"
  description = "View the stacks in pre-production and their deployment history"
  policy      = data.aws_iam_policy_document.view.minified_json
}
