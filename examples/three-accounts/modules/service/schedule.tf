# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A scheduled task instead of a service: EventBridge Scheduler starts tasks with the last deployed image, and nothing
# runs in between.

locals {
  is_scheduled = var.schedule != null

  # In the default group. The schedule has the name of the stack, which fits the length limit of schedules.
  schedule_arn       = "arn:${local.partition}:scheduler:${local.region}:${local.account_id}:schedule/default/${local.stack_name}"
  schedule_group_arn = "arn:${local.partition}:scheduler:${local.region}:${local.account_id}:schedule-group/default"

  schedule = {
    Type = "AWS::Scheduler::Schedule"
    Properties = {
      Name                       = local.stack_name
      Description                = "Starts tasks of ${var.service_name} with the last deployed image"
      State                      = var.schedule_options.enabled ? "ENABLED" : "DISABLED"
      ScheduleExpression         = var.schedule
      ScheduleExpressionTimezone = var.schedule_options.timezone

      FlexibleTimeWindow = {
        for property, value in {
          Mode                   = var.schedule_options.flexible_window_minutes == 0 ? "OFF" : "FLEXIBLE"
          MaximumWindowInMinutes = var.schedule_options.flexible_window_minutes == 0 ? null : var.schedule_options.flexible_window_minutes
        } : property => value if value != null
      }

      Target = {
        for property, value in {
          Arn           = local.cluster_arn
          RoleArn       = one(aws_iam_role.scheduler[*].arn)
          EcsParameters = local.schedule_ecs_parameters

          RetryPolicy = {
            MaximumRetryAttempts     = var.schedule_options.maximum_retry_attempts
            MaximumEventAgeInSeconds = var.schedule_options.maximum_event_age_seconds
          }

          DeadLetterConfig = var.schedule_options.dead_letter_queue_arn == null ? null : {
            Arn = var.schedule_options.dead_letter_queue_arn
          }
        } : property => value if value != null
      }
    }
  }

  schedule_ecs_parameters = {
    for property, value in {
      # A deployment registers a revision and updates the schedule to it. Only then does CloudFormation deregister the
      # previous revision, so that ECS can no longer start it. If a deployment is rolled back, the schedule keeps the
      # previous revision.
      TaskDefinitionArn = { Ref = "TaskDefinition" }
      TaskCount         = var.schedule_options.task_count

      LaunchType               = local.capacity_provider_strategy == null ? var.launch_type : null
      CapacityProviderStrategy = local.capacity_provider_strategy
      PlatformVersion          = local.is_fargate ? var.platform_version : null

      NetworkConfiguration = var.network_mode != "awsvpc" ? null : {
        AwsvpcConfiguration = {
          for setting, value in {
            AssignPublicIp = var.assign_public_ip && local.is_fargate ? "ENABLED" : "DISABLED"
            SecurityGroups = length(var.security_group_ids) == 0 ? null : var.security_group_ids
            Subnets        = var.subnet_ids
          } : setting => value if value != null
        }
      }

      EnableECSManagedTags = true
      EnableExecuteCommand = var.enable_execute_command
      PropagateTags        = "TASK_DEFINITION"
    } : property => value if value != null
  }
}

# ------------------------------------------------------------------------------
# The role that EventBridge Scheduler assumes: it can only start tasks of this family in this cluster
# ------------------------------------------------------------------------------

# The source is the schedule's group. The schedule's own ARN would not match.
# https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
data "aws_iam_policy_document" "scheduler_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.schedule_group_arn]
    }
  }
}

resource "aws_iam_role" "scheduler" {
  count = local.is_scheduled ? 1 : 0

  name                 = "${local.stack_name}-scheduler"
  path                 = var.role_path
  description          = "Starts the scheduled tasks of ${var.service_name}"
  assume_role_policy   = data.aws_iam_policy_document.scheduler_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "scheduler" {
  count = local.is_scheduled ? 1 : 0

  name   = "scheduler"
  role   = aws_iam_role.scheduler[0].name
  policy = data.aws_iam_policy_document.scheduler.json
}

data "aws_iam_policy_document" "scheduler" {
  statement {
    sid       = "RunTask"
    actions   = ["ecs:RunTask"]
    resources = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:task-definition/${local.stack_name}:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [local.cluster_arn]
    }
  }

  # The tags of the task definition are propagated to its tasks when they start.
  statement {
    sid       = "TagStartedTask"
    actions   = ["ecs:TagResource"]
    resources = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:task/${var.cluster_name}/*"]

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["RunTask"]
    }
  }

  statement {
    sid       = "PassTaskRoles"
    actions   = ["iam:PassRole"]
    resources = [local.execution_role_arn, local.task_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = var.schedule_options.dead_letter_queue_arn == null ? [] : [var.schedule_options.dead_letter_queue_arn]

    content {
      sid       = "ReportFailedStart"
      actions   = ["sqs:SendMessage"]
      resources = [statement.value]
    }
  }
}
