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

data "aws_iam_policy_document" "approve" {
  for_each = local.approvals

  statement {
    sid       = "Approve"
    actions   = ["codepipeline:PutApprovalResult"]
    resources = [for pipeline in local.pipelines : pipeline.approval_action_arns[each.key]]
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
    resources = local.pipelines[*].pipeline_arn
  }

  # This action supports no resource.
  statement {
    sid       = "ListPipelines"
    actions   = ["codepipeline:ListPipelines"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "approve" {
  for_each = local.approvals

  name        = "shop-approve-${each.key}"
  description = "Approve deployments to ${each.key}"
  policy      = data.aws_iam_policy_document.approve[each.key].json

  lifecycle {
    precondition {
      condition     = length(jsonencode(jsondecode(data.aws_iam_policy_document.approve[each.key].json))) <= 6144
      error_message = "The policy to approve deployments to ${each.key} would exceed IAM's limit of 6144 characters: divide the services between two repositories."
    }
  }
}

resource "aws_iam_role_policy_attachment" "approve" {
  for_each = {
    "production/release-manager" = {
      environment = "production"
      role        = "release-manager"
    }
  }

  role       = each.value.role
  policy_arn = aws_iam_policy.approve[each.value.environment].arn
}
