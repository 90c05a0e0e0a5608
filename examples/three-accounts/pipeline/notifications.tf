# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Notifications. All topics are encrypted with the same key.

# ------------------------------------------------------------------------------
# Approvals: CodePipeline publishes pending approvals with the pipeline's role
# ------------------------------------------------------------------------------

resource "aws_sns_topic" "approval" {
  for_each = {
    production = "shop-approval-production"
  }

  name              = each.value
  kms_master_key_id = aws_kms_key.notifications.arn
}

resource "aws_sns_topic_subscription" "approval" {
  for_each = {
    "production/releases@example.com" = {
      topic   = "production"
      address = "releases@example.com"
    }
  }

  topic_arn = aws_sns_topic.approval[each.value.topic].arn
  protocol  = "email"
  endpoint  = each.value.address
}

# ------------------------------------------------------------------------------
# Key
# ------------------------------------------------------------------------------

# A customer managed key, because EventBridge cannot use the AWS managed key for SNS.
resource "aws_kms_key" "notifications" {
  description         = "Notifications of the pipelines of shop"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.notifications_key.json
}

resource "aws_kms_alias" "notifications" {
  name          = "alias/shop-notifications"
  target_key_id = aws_kms_key.notifications.key_id
}

data "aws_iam_policy_document" "notifications_key" {
  # IAM policies in the account can allow managing the key. This statement does not allow using it.
  statement {
    sid = "Manage"
    actions = [
      "kms:CancelKeyDeletion",
      "kms:CreateAlias",
      "kms:DeleteAlias",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:DisableKeyRotation",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListGrants",
      "kms:ListKeyPolicies",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:RevokeGrant",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateAlias",
      "kms:UpdateKeyDescription",
    ]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111111111111:root"]
    }
  }

  # Only the pipelines' roles have this path and a name like this.
  statement {
    sid       = "AskForApproval"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111111111111:root"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:aws:iam::111111111111:role/ecs-pipeline/shop/*-pipeline"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sns.eu-west-1.amazonaws.com"]
    }
  }
}
