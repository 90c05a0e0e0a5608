# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The role that CloudFormation assumes. It can manage only this service, its task family, its scaling and its alarm, or
# its schedule.

# CloudFormation documents no condition keys for this trust; iam:PassRole limits who can pass the role to a stack.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
data "aws_iam_policy_document" "cloudformation_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["cloudformation.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cloudformation" {
  name                 = "${local.stack_name}-cloudformation"
  path                 = var.role_path
  description          = "Manages the ECS service ${var.service_name} through its CloudFormation stack"
  assume_role_policy   = data.aws_iam_policy_document.cloudformation_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "cloudformation" {
  name   = "cloudformation"
  role   = aws_iam_role.cloudformation.name
  policy = data.aws_iam_policy_document.cloudformation.json
}

locals {
  alarm_arn_prefix = "arn:${local.partition}:cloudwatch:${local.region}:${local.account_id}:alarm"

  # Roles that ECS itself assumes for this service, from all properties that can contain one.
  infrastructure_role_arns = distinct(flatten([
    [for hook in try(var.cloudformation_properties.service.DeploymentConfiguration.LifecycleHooks, []) : try([hook.RoleArn], [])],
    [for item in try(var.cloudformation_properties.service.LoadBalancers, []) : try([item.AdvancedConfiguration.RoleArn], [])],
    [for service in try(var.cloudformation_properties.service.ServiceConnectConfiguration.Services, []) : try([service.Tls.RoleArn], [])],
    [for volume in try(var.cloudformation_properties.service.VolumeConfigurations, []) : try([volume.ManagedEBSVolume.RoleArn], [])],
    [for item in try(var.cloudformation_properties.service.VpcLatticeConfigurations, []) : try([item.RoleArn], [])],
  ]))
}

data "aws_iam_policy_document" "cloudformation" {
  statement {
    sid = "ManageService"
    actions = [
      "ecs:CreateService",
      "ecs:DeleteService",
      "ecs:DescribeServices",
      "ecs:ListServiceDeployments",
      "ecs:ListTagsForResource",
      "ecs:TagResource",
      "ecs:UntagResource",
      "ecs:UpdateService",
    ]
    resources = [local.service_arn]
  }

  statement {
    sid       = "FollowDeployment"
    actions   = ["ecs:DescribeServiceDeployments", "ecs:StopServiceDeployment"]
    resources = [local.service_arn, "${replace(local.service_arn, ":service/", ":service-deployment/")}/*"]
  }

  statement {
    sid = "ManageTaskDefinition"
    actions = [
      "ecs:ListTagsForResource",
      "ecs:RegisterTaskDefinition",
      "ecs:TagResource",
      "ecs:UntagResource",
    ]
    resources = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:task-definition/${local.stack_name}:*"]
  }

  # These actions do not support resource-level permissions.
  statement {
    sid       = "RetireTaskDefinition"
    actions   = ["ecs:DeregisterTaskDefinition", "ecs:DescribeTaskDefinition"]
    resources = ["*"]
  }

  # The resource schema of AWS::ECS::TaskDefinition requires it in addition to iam:PassRole.
  statement {
    sid       = "ReadTaskRoles"
    actions   = ["iam:GetRole"]
    resources = distinct([local.execution_role_arn, local.task_role_arn])
  }

  statement {
    sid       = "PassTaskRoles"
    actions   = ["iam:PassRole"]
    resources = distinct([local.execution_role_arn, local.task_role_arn])

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
  dynamic "statement" {
    for_each = length(local.infrastructure_role_arns) == 0 ? [] : [local.infrastructure_role_arns]

    content {
      sid       = "PassInfrastructureRoles"
      actions   = ["iam:PassRole"]
      resources = statement.value

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["ecs.amazonaws.com"]
      }
    }
  }

  statement {
    sid       = "ReadDeployedImage"
    actions   = ["ssm:GetParameters"]
    resources = [aws_ssm_parameter.deployed_image.arn]
  }

  # The ID of a scalable target is random, so its ARN is not known in advance.
  statement {
    sid = "ManageScaling"
    actions = [
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DeleteScheduledAction",
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:PutScalingPolicy",
      "application-autoscaling:PutScheduledAction",
      "application-autoscaling:RegisterScalableTarget",
    ]
    resources = ["arn:${local.partition}:application-autoscaling:${local.region}:${local.account_id}:scalable-target/*"]

    condition {
      test     = "StringEquals"
      variable = "application-autoscaling:service-namespace"
      values   = ["ecs"]
    }
  }

  # These actions do not support resource-level permissions.
  statement {
    sid = "DescribeScaling"
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:DescribeScheduledActions",
    ]
    resources = ["*"]
  }

  # Application Auto Scaling creates the account's service-linked role with the first scalable target.
  statement {
    sid     = "CreateScalingRole"
    actions = ["iam:CreateServiceLinkedRole"]
    resources = [
      "arn:${local.partition}:iam::${local.account_id}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
    ]

    condition {
      test     = "StringEquals"
      variable = "iam:AWSServiceName"
      values   = ["ecs.application-autoscaling.amazonaws.com"]
    }
  }

  # Target tracking manages its own alarms with the permissions of the principal that puts the scaling policy.
  statement {
    sid = "ManageAlarms"
    actions = [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ]
    resources = [
      "${local.alarm_arn_prefix}:${local.stack_name}-missing-tasks",
      "${local.alarm_arn_prefix}:TargetTracking-service/${var.cluster_name}/${var.service_name}-*",
    ]
  }

  dynamic "statement" {
    for_each = length(var.deployment.alarm_names) == 0 ? [] : [var.deployment.alarm_names]

    content {
      sid       = "WatchDeploymentAlarms"
      actions   = ["cloudwatch:DescribeAlarms"]
      resources = [for name in statement.value : "${local.alarm_arn_prefix}:${name}"]
    }
  }

  dynamic "statement" {
    for_each = local.is_scheduled ? [local.schedule_arn] : []

    content {
      sid = "ManageSchedule"
      actions = [
        "scheduler:CreateSchedule",
        "scheduler:DeleteSchedule",
        "scheduler:GetSchedule",
        "scheduler:UpdateSchedule",
      ]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = aws_iam_role.scheduler[*].arn

    content {
      sid       = "PassSchedulerRole"
      actions   = ["iam:PassRole"]
      resources = [statement.value]

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["scheduler.amazonaws.com"]
      }
    }
  }
}
