# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Approvals that a deployment waits for: who may give them, and what they read.

locals {
  # Environment to its approvals, all of which must be given.
  approvals = {
    staging = [
      {
        timeout_minutes = 10080
      },
    ]
    production = [
      {
        instructions           = "Look at the staging dashboard first."
        notification_topic_arn = aws_sns_topic.approval["production"].arn
        timeout_minutes        = 10080
      },
    ]
  }
}

# Each approval has a policy, which allows what access.tf lets those do who operate the environment, and to approve.
locals {
  # Policy to what it is for: an action; and the agreement to direct deployments, where several must agree to them.
  approvers = {
    shop-approve-staging = {
      environment = "staging"
      action      = "Approve"
      agreement   = null
      roles       = []
      users       = []
    }
    shop-approve-production = {
      environment = "production"
      action      = "Approve"
      agreement   = null
      roles       = ["release-manager"]
      users       = []
    }
  }
}

data "aws_iam_policy_document" "approve" {
  for_each = local.approvers

  # Nobody is asked about a direct deployment or a rollback: to start it is to approve it.
  source_policy_documents = [data.aws_iam_policy_document.operate[each.value.environment].json]

  statement {
    sid       = "Approve"
    actions   = ["codepipeline:PutApprovalResult"]
    resources = ["${local.pipelines_arn}/approve-${each.value.environment}/${each.value.action}"]
  }

  # Where several must approve, an image that has not run there is deployed directly only when each has agreed to it.
  dynamic "statement" {
    for_each = each.value.agreement == null ? [] : [each.value.agreement]

    content {
      sid       = "Agree"
      actions   = ["ssm:DeleteParameter", "ssm:PutParameter"]
      resources = ["${local.parameters_arn}/*/${each.value.environment}/agreement/${statement.value}"]
    }
  }
}

resource "aws_iam_policy" "approve" {
  for_each = local.approvers

  name        = each.key
  description = "Approve and hold deployments to ${each.value.environment}, and roll back there"
  policy      = data.aws_iam_policy_document.approve[each.key].minified_json
}

resource "aws_iam_role_policy_attachment" "approve" {
  for_each = merge([
    for name, policy in local.approvers : {
      for role in policy.roles : "${name}/${role}" => { policy = name, role = role }
    }
  ]...)

  role       = each.value.role
  policy_arn = aws_iam_policy.approve[each.value.policy].arn
}
