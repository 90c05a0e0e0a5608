# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What to attach to whoever looks at the pipelines and to whoever operates an environment. Terraform attaches it to nobody.

# The patterns take in the pipelines of all services and nothing else: no name has an underscore or a slash. A wildcard
# matches slashes, too.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
locals {
  pipelines_arn  = "arn:aws:codepipeline:eu-west-1:111111111111:media_*"
  parameters_arn = "arn:aws:ssm:eu-west-1:111111111111:parameter/ecs-pipeline/media"
  repository_arns = [
    "arn:aws:ecr:eu-west-1:111111111111:repository/media/*",
    "arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder",
  ]

  # Environment to the stage that a promotion enters it by, which is where it is held.
  first_stages = {
    dev            = "deploy-dev"
    pre-production = "approve-pre-production"
    production     = "approve-production"
  }
}

data "aws_iam_policy_document" "look" {
  statement {
    sid = "LookAtPipelines"
    actions = [
      "codepipeline:GetPipeline",
      "codepipeline:GetPipelineExecution",
      "codepipeline:GetPipelineState",
      "codepipeline:ListActionExecutions",
      "codepipeline:ListPipelineExecutions",
    ]
    resources = [local.pipelines_arn]
  }

  # This action supports no resource.
  statement {
    sid       = "ListPipelines"
    actions   = ["codepipeline:ListPipelines"]
    resources = ["*"]
  }

  # Whoever may read a path may read all that is below it.
  statement {
    sid       = "LookAtHolds"
    actions   = ["ssm:GetParametersByPath"]
    resources = [local.parameters_arn, "${local.parameters_arn}/*"]
  }

  statement {
    sid       = "LookAtImages"
    actions   = ["ecr:DescribeImages"]
    resources = local.repository_arns
  }
}

resource "aws_iam_policy" "look" {
  name        = "media-look"
  description = "Look at the pipelines, the images and what is on hold"
  policy      = data.aws_iam_policy_document.look.minified_json
}

# What somebody may do who is responsible for an environment, and look.
data "aws_iam_policy_document" "operate" {
  for_each = local.first_stages

  source_policy_documents = [data.aws_iam_policy_document.look.json]

  statement {
    sid       = "DeployDirectly"
    actions   = ["codepipeline:StartPipelineExecution"]
    resources = ["${local.pipelines_arn}_${each.key}"]
  }

  statement {
    sid       = "RetryDeployment"
    actions   = ["codepipeline:RetryStageExecution"]
    resources = ["${local.pipelines_arn}/deploy-${each.key}"]
  }

  # A hold is a parameter, which the pipelines read, and a disabled transition, which the console shows.
  statement {
    sid       = "HoldAndRelease"
    actions   = ["codepipeline:DisableStageTransition", "codepipeline:EnableStageTransition"]
    resources = ["${local.pipelines_arn}/${each.value}"]
  }

  statement {
    sid       = "RecordHold"
    actions   = ["ssm:DeleteParameter", "ssm:PutParameter"]
    resources = ["${local.parameters_arn}/*/${each.key}/hold"]
  }
}

# Where nobody has to approve. Elsewhere it is for those who approve to deploy: approvals.tf has their policies.
resource "aws_iam_policy" "operate" {
  # Policy to its environment.
  for_each = {
    media-operate-dev = "dev"
  }

  name        = each.key
  description = "Deploy to ${each.value}, roll it back, hold and release it"
  policy      = data.aws_iam_policy_document.operate[each.value].minified_json
}
