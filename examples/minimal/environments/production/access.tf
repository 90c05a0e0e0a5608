# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A policy for people who view production.
# Terraform does not attach it: attach it to the roles or users of your choice.

locals {
  stacks_arn     = "arn:aws:cloudformation:eu-west-1:111111111111:stack"
  parameters_arn = "arn:aws:ssm:eu-west-1:111111111111:parameter/ecs"
  services_arn   = "arn:aws:ecs:eu-west-1:111111111111:service/*"

  # Everything named after the environment, and each resource with a custom name.
  stack_patterns   = ["hello-production-*"]
  service_patterns = ["hello-production-*"]
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
  name        = "hello-production-view"
  description = "View the stacks in production and their deployment history"
  policy      = data.aws_iam_policy_document.view.minified_json
}
