# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What to attach to whoever looks at what runs in production. Terraform attaches it to nobody.

locals {
  stacks_arn     = "arn:aws:cloudformation:eu-west-1:111111111111:stack"
  parameters_arn = "arn:aws:ssm:eu-west-1:111111111111:parameter/ecs"
  services_arn   = "arn:aws:ecs:eu-west-1:111111111111:service/*"

  # All that are named after the environment, and each that has a name of its own.
  stack_patterns   = ["hello-production-*"]
  service_patterns = ["hello-production-*"]
}

data "aws_iam_policy_document" "look" {
  statement {
    sid       = "LookAtStacks"
    actions   = ["cloudformation:DescribeStackEvents", "cloudformation:DescribeStacks"]
    resources = [for stack in local.stack_patterns : "${local.stacks_arn}/${stack}/*"]
  }

  statement {
    sid     = "LookAtDeployments"
    actions = ["ssm:GetParameterHistory", "ssm:GetParameters"]
    resources = flatten([
      for stack in local.stack_patterns : [
        "${local.parameters_arn}/${stack}/deployed-image",
        "${local.parameters_arn}/${stack}/deployment",
      ]
    ])
  }

  statement {
    sid       = "LookAtServices"
    actions   = ["ecs:DescribeServices"]
    resources = [for service in local.service_patterns : "${local.services_arn}/${service}"]
  }
}

resource "aws_iam_policy" "look" {
  name        = "hello-production-look"
  description = "Look at what runs in production and what was deployed there"
  policy      = data.aws_iam_policy_document.look.minified_json
}
