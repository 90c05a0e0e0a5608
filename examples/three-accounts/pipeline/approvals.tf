# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The approvals in the pipelines, and the policies of their approvers.

locals {
  # Map of environment to its approvals. All of them are required.
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

# Each approval has a policy, which allows approving and everything in the operate policy of the environment
# (access.tf).
locals {
  # Map of policy name to its environment, approval action and approvers. If the environment has several approvals, also
  # the name of this approval, on whose behalf its approvers can agree to a direct deployment.
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

  # A direct deployment or a rollback waits for no approval, because only an approver can start it.
  source_policy_documents = [data.aws_iam_policy_document.operate[each.value.environment].json]

  statement {
    sid       = "Approve"
    actions   = ["codepipeline:PutApprovalResult"]
    resources = ["${local.pipelines_arn}/approve-${each.value.environment}/${each.value.action}"]
  }

  # If the environment has several approvals, a direct deployment of an image that has not run there requires an
  # agreement for each of them.
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
  description = "Approve deployments to ${each.value.environment}, deploy to it, roll it back, hold and release it"
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
