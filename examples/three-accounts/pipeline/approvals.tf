# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Environments that wait for an approval: who is told, who may give it, and what they read.

locals {
  approvals = {
    staging = {
      timeout_minutes = 10080
    }
    production = {
      instructions           = "Look at the staging dashboard first."
      notification_topic_arn = aws_sns_topic.approval["production"].arn
      timeout_minutes        = 10080
    }
  }
}

resource "aws_sns_topic" "approval" {
  for_each = toset(["production"])

  name              = "shop-approval-${each.key}"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "approval" {
  for_each = {
    "production/releases@example.com" = {
      environment = "production"
      address     = "releases@example.com"
    }
  }

  topic_arn = aws_sns_topic.approval[each.value.environment].arn
  protocol  = "email"
  endpoint  = each.value.address
}

# An environment has a policy to approve, or several, production, production.2 and so on, where one has no room for all
# pipelines: IAM allows 6144 characters, of which 600 are left for what is not the list of them.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
locals {
  pipelines_per_policy = floor((6144 - 600) / max(flatten([
    for pipeline in local.pipelines : [
      for action in values(pipeline.approval_action_arns) : length(jsonencode([pipeline.pipeline_arn, action]))
    ]
  ])...))

  approve_policies = merge([
    for index, pipelines in chunklist(local.pipelines, local.pipelines_per_policy) : {
      for environment in keys(local.approvals) : index == 0 ? environment : "${environment}.${index + 1}" => {
        environment = environment
        pipelines   = pipelines
      }
    }
  ]...)
}

data "aws_iam_policy_document" "approve" {
  for_each = local.approve_policies

  statement {
    sid       = "Approve"
    actions   = ["codepipeline:PutApprovalResult"]
    resources = [for pipeline in each.value.pipelines : pipeline.approval_action_arns[each.value.environment]]
  }

  statement {
    sid = "FindApproval"
    actions = [
      "codepipeline:GetPipeline",
      "codepipeline:GetPipelineExecution",
      "codepipeline:GetPipelineState",
      "codepipeline:ListActionExecutions",
      "codepipeline:ListPipelineExecutions",
    ]
    resources = each.value.pipelines[*].pipeline_arn
  }

  # This action supports no resource.
  statement {
    sid       = "ListPipelines"
    actions   = ["codepipeline:ListPipelines"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "approve" {
  for_each = local.approve_policies

  name        = "shop-approve-${each.key}"
  description = "Approve deployments to ${each.value.environment}"
  policy      = data.aws_iam_policy_document.approve[each.key].minified_json
}

locals {
  approver_roles = {
    staging    = []
    production = ["release-manager"]
  }
}

resource "aws_iam_role_policy_attachment" "approve" {
  for_each = merge([
    for policy, of in local.approve_policies : {
      for role in local.approver_roles[of.environment] : "${policy}/${role}" => { policy = policy, role = role }
    }
  ]...)

  role       = each.value.role
  policy_arn = aws_iam_policy.approve[each.value.policy].arn
}
