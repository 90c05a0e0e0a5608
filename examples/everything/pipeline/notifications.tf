# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Notifications. All topics are encrypted with the same key.

# ------------------------------------------------------------------------------
# Approvals: CodePipeline publishes pending approvals with the pipeline's role
# ------------------------------------------------------------------------------

resource "aws_sns_topic" "approval" {
  for_each = {
    "pre-production/qa"      = "media-approval-pre-production_qa"
    "pre-production/editors" = "media-approval-pre-production_editors"
    "production/release"     = "media-approval-production_release"
  }

  name              = each.value
  kms_master_key_id = aws_kms_key.notifications.arn
}

resource "aws_sns_topic_subscription" "approval" {
  for_each = {
    "pre-production/qa/qa@example.com" = {
      topic   = "pre-production/qa"
      address = "qa@example.com"
    }
    "pre-production/qa/qa-lead@example.com" = {
      topic   = "pre-production/qa"
      address = "qa-lead@example.com"
    }
    "pre-production/editors/qa-lead@example.com" = {
      topic   = "pre-production/editors"
      address = "qa-lead@example.com"
    }
    "production/release/releases@example.com" = {
      topic   = "production/release"
      address = "releases@example.com"
    }
    "production/release/on-call@example.com" = {
      topic   = "production/release"
      address = "on-call@example.com"
    }
  }

  topic_arn = aws_sns_topic.approval[each.value.topic].arn
  protocol  = "email"
  endpoint  = each.value.address
}

# ------------------------------------------------------------------------------
# Events: EventBridge publishes a one-sentence message for each event
# ------------------------------------------------------------------------------

locals {
  notifications = {
    media_on-call_failed = {
      topic_arn   = aws_sns_topic.notification["on-call"].arn
      description = "A stage of production failed"
      pattern = {
        source      = ["aws.codepipeline"]
        detail-type = ["CodePipeline Stage Execution State Change"]
        detail = {
          pipeline = [
            {
              prefix = "media_"
            },
          ]
          stage = ["approve-production", "deploy-production"]
          state = ["FAILED"]
        }
      }
      paths = {
        pipeline  = "$.detail.pipeline"
        execution = "$.detail.execution-id"
        stage     = "$.detail.stage"
      }
      text = "<pipeline> failed in <stage>: execution <execution>, account 111111111111, eu-west-1."
    }
    media_on-call_rolled-back = {
      topic_arn   = aws_sns_topic.notification["on-call"].arn
      description = "A direct deployment or a rollback succeeded in production"
      pattern = {
        source      = ["aws.codepipeline"]
        detail-type = ["CodePipeline Pipeline Execution State Change"]
        detail = {
          pipeline = [
            {
              wildcard = "media_*_production"
            },
          ]
          state = ["SUCCEEDED"]
        }
      }
      paths = {
        pipeline  = "$.detail.pipeline"
        execution = "$.detail.execution-id"
      }
      text = "A direct deployment or a rollback succeeded in <pipeline>: execution <execution>, account 111111111111, eu-west-1."
    }
    media_on-call_on-hold = {
      topic_arn   = aws_sns_topic.notification["on-call"].arn
      description = "A hold started or changed in production"
      pattern = {
        source      = ["aws.ssm"]
        detail-type = ["Parameter Store Change"]
        detail = {
          name = [
            {
              wildcard = "/ecs-pipeline/media/*/production/hold"
            },
          ]
          operation = ["Create", "Update"]
        }
      }
      paths = {
        hold = "$.detail.name"
      }
      text = "On hold until someone releases it: see the parameter <hold> in account 111111111111, eu-west-1 for the reason."
    }
    media_on-call_released = {
      topic_arn   = aws_sns_topic.notification["on-call"].arn
      description = "A hold ended in production"
      pattern = {
        source      = ["aws.ssm"]
        detail-type = ["Parameter Store Change"]
        detail = {
          name = [
            {
              wildcard = "/ecs-pipeline/media/*/production/hold"
            },
          ]
          operation = ["Delete"]
        }
      }
      paths = {
        hold = "$.detail.name"
      }
      text = "Released: the parameter <hold> in account 111111111111, eu-west-1 was deleted, and images are promoted again."
    }
    media_chat_waiting = {
      topic_arn   = "arn:aws:sns:eu-west-1:111111111111:chat"
      description = "A deployment to any environment is waiting for approval"
      pattern = {
        source      = ["aws.codepipeline"]
        detail-type = ["CodePipeline Action Execution State Change"]
        detail = {
          pipeline = [
            {
              prefix = "media_"
            },
          ]
          stage = [
            {
              prefix = "approve-"
            },
          ]
          state = ["STARTED"]
          type = {
            category = ["Approval"]
          }
        }
      }
      paths = {
        pipeline  = "$.detail.pipeline"
        execution = "$.detail.execution-id"
        stage     = "$.detail.stage"
        action    = "$.detail.action"
      }
      text = "<pipeline> is waiting for the approval <action> in <stage>: execution <execution>, account 111111111111, eu-west-1."
    }
    media_chat_failed = {
      topic_arn   = "arn:aws:sns:eu-west-1:111111111111:chat"
      description = "A stage of any environment failed"
      pattern = {
        source      = ["aws.codepipeline"]
        detail-type = ["CodePipeline Stage Execution State Change"]
        detail = {
          pipeline = [
            {
              prefix = "media_"
            },
          ]
          stage = [
            {
              prefix = "approve-"
            },
            {
              prefix = "deploy-"
            },
          ]
          state = ["FAILED"]
        }
      }
      paths = {
        pipeline  = "$.detail.pipeline"
        execution = "$.detail.execution-id"
        stage     = "$.detail.stage"
      }
      text = "<pipeline> failed in <stage>: execution <execution>, account 111111111111, eu-west-1."
    }
  }
}

resource "aws_cloudwatch_event_rule" "notification" {
  for_each = local.notifications

  name          = each.key
  description   = each.value.description
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "notification" {
  for_each = local.notifications

  rule = aws_cloudwatch_event_rule.notification[each.key].name
  arn  = each.value.topic_arn

  input_transformer {
    input_paths = each.value.paths

    # jsonencode() would escape the angle brackets of the placeholders.
    input_template = "\"${each.value.text}\""
  }
}

resource "aws_sns_topic" "notification" {
  for_each = {
    on-call = "media_on-call"
  }

  name              = each.value
  kms_master_key_id = aws_kms_key.notifications.arn
}

resource "aws_sns_topic_subscription" "notification" {
  for_each = {
    "on-call/on-call@example.com" = {
      topic   = "on-call"
      address = "on-call@example.com"
    }
  }

  topic_arn = aws_sns_topic.notification[each.value.topic].arn
  protocol  = "email"
  endpoint  = each.value.address
}

resource "aws_sns_topic_policy" "notification" {
  for_each = aws_sns_topic.notification

  arn    = each.value.arn
  policy = data.aws_iam_policy_document.notification[each.key].json
}

# EventBridge does not support conditions in a topic policy.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
data "aws_iam_policy_document" "notification" {
  for_each = aws_sns_topic.notification

  statement {
    sid       = "PublishEvents"
    actions   = ["sns:Publish"]
    resources = [each.value.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

# ------------------------------------------------------------------------------
# Key
# ------------------------------------------------------------------------------

# A customer managed key, because EventBridge cannot use the AWS managed key for SNS.
resource "aws_kms_key" "notifications" {
  description         = "Notifications of the pipelines of media"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.notifications_key.json
}

resource "aws_kms_alias" "notifications" {
  name          = "alias/media-notifications"
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
      values   = ["arn:aws:iam::111111111111:role/platform/ecs-pipeline/media/*-pipeline"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sns.eu-west-1.amazonaws.com"]
    }
  }

  # Only for these topics. EventBridge does not support a condition on the rules or their account here.
  # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  statement {
    sid       = "PublishEvents"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:EncryptionContext:aws:sns:topicArn"
      values   = ["arn:aws:sns:eu-west-1:111111111111:media_on-call"]
    }
  }
}
