# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What to attach to whoever looks at what runs in dev. Terraform attaches it to nobody.

locals {
  stacks_arn     = "arn:aws:cloudformation:eu-west-1:222222222222:stack"
  parameters_arn = "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs"
  services_arn   = "arn:aws:ecs:eu-west-1:222222222222:service/*"

  # All that are named after the environment, and each that has a name of its own.
  stack_patterns   = ["media-dev-*", "media-transcoder"]
  service_patterns = ["media-dev-*", "transcoder"]
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
  name        = "media-dev-look"
  description = "Look at what runs in dev and what was deployed there"
  policy      = data.aws_iam_policy_document.look.minified_json
}
