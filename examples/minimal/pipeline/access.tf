# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Policies for people who view the pipelines or operate an environment.
# Terraform does not attach them: attach them to the roles or users of your choice.

# The patterns match the pipelines of all services and nothing else, because no name contains an underscore or a slash.
# A wildcard also matches slashes.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
locals {
  pipelines_arn   = "arn:aws:codepipeline:eu-west-1:111111111111:hello_*"
  parameters_arn  = "arn:aws:ssm:eu-west-1:111111111111:parameter/ecs-pipeline/hello"
  repository_arns = ["arn:aws:ecr:eu-west-1:111111111111:repository/hello/*"]

  # Map of environment to its first stage in the promotion pipeline. A hold disables the transition into this stage.
  first_stages = {
    production = "deploy-production"
  }
}

data "aws_iam_policy_document" "view" {
  statement {
    sid = "ViewPipelines"
    actions = [
      "codepipeline:GetPipeline",
      "codepipeline:GetPipelineExecution",
      "codepipeline:GetPipelineState",
      "codepipeline:ListActionExecutions",
      "codepipeline:ListPipelineExecutions",
    ]
    resources = [local.pipelines_arn]
  }

  # This action does not support resource-level permissions.
  statement {
    sid       = "ListPipelines"
    actions   = ["codepipeline:ListPipelines"]
    resources = ["*"]
  }

  # Permission to read a path includes everything below it.
  statement {
    sid       = "ViewHolds"
    actions   = ["ssm:GetParametersByPath"]
    resources = [local.parameters_arn, "${local.parameters_arn}/*"]
  }

  statement {
    sid       = "ViewImages"
    actions   = ["ecr:DescribeImages"]
    resources = local.repository_arns
  }
}

resource "aws_iam_policy" "view" {
  name        = "hello-view"
  description = "View the pipelines, the images and the holds"
  policy      = data.aws_iam_policy_document.view.minified_json
}

# Permissions to operate an environment, including those to view the pipelines.
data "aws_iam_policy_document" "operate" {
  for_each = local.first_stages

  source_policy_documents = [data.aws_iam_policy_document.view.json]

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

  # A hold is a parameter that the pipelines read and a disabled transition that the console shows.
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

# Only for environments without an approval. In the others, approvers deploy: their policies are in approvals.tf.
resource "aws_iam_policy" "operate" {
  # Map of policy name to environment.
  for_each = {
    hello-operate-production = "production"
  }

  name        = each.key
  description = "Deploy to, roll back, hold and release ${each.value}"
  policy      = data.aws_iam_policy_document.operate[each.value].minified_json
}
