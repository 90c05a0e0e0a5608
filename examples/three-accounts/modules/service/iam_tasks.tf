# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The roles of the tasks: the execution role starts them, the task role is what their containers act as.

data "aws_iam_policy_document" "ecs_tasks_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:ecs:${local.region}:${local.account_id}:*"]
    }
  }
}

# ------------------------------------------------------------------------------
# Execution role: pulls these images, reads these secrets, writes to this log group
# ------------------------------------------------------------------------------

resource "aws_iam_role" "execution" {
  name                 = "${local.stack_name}-execution"
  description          = "Starts the tasks of ECS service ${var.service_name}"
  assume_role_policy   = data.aws_iam_policy_document.ecs_tasks_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "execution"
  role   = aws_iam_role.execution.name
  policy = data.aws_iam_policy_document.execution.json

  lifecycle {
    precondition {
      # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
      condition     = length(data.aws_iam_policy_document.execution.minified_json) <= 10240
      error_message = "The policy of ${aws_iam_role.execution.name} would exceed IAM's limit of 10240 characters: keep several values in one secret, and name its JSON keys."
    }
  }
}

locals {
  secret_arns = distinct(concat(
    values(var.secrets),
    flatten([for c in var.extra_containers : values(c.secrets)]),
    [for arn in local.log_driver_secrets : arn if can(regex("^arn:[^:*?]+:(secretsmanager|ssm):[^*?]+$", arn))],
  ))

  # Such as the token of a log service.
  log_driver_secrets = flatten([
    for configuration in [
      try(var.cloudformation_properties.container.LogConfiguration, null),
      try(var.cloudformation_properties.service.ServiceConnectConfiguration.LogConfiguration, null),
    ] : [for option in try(configuration.SecretOptions, []) : try([option.ValueFrom], [])]
  ])

  # A Secrets Manager reference can go on with `:json-key:version-stage:version-id`; the secret's ARN has seven parts.
  referenced_secret_arns = distinct([
    for arn in local.secret_arns : join(":", slice(split(":", arn), 0, 7)) if split(":", arn)[2] == "secretsmanager"
  ])

  # ECS finds a secret without the hyphen and the six characters that AWS appends to its name, but a policy has to match
  # the whole ARN. No name that goes on with something else can match these wildcards: it has a suffix of its own.
  # https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
  secrets_manager_arns = distinct([
    for arn in local.referenced_secret_arns : can(regex("-[A-Za-z0-9]{6}$", arn)) ? arn : "${arn}-??????"
  ])
  ssm_parameter_arns = [for arn in local.secret_arns : arn if split(":", arn)[2] == "ssm"]
}

data "aws_iam_policy_document" "execution" {
  # This action supports no resource.
  statement {
    sid       = "LogInToRegistry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.repository_arns) == 0 ? [] : [var.repository_arns]

    content {
      sid       = "PullImages"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = statement.value
    }
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.log_group_arn}:log-stream:*"]
  }

  dynamic "statement" {
    for_each = length(local.secrets_manager_arns) == 0 ? [] : [local.secrets_manager_arns]

    content {
      sid       = "ReadSecrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.ssm_parameter_arns) == 0 ? [] : [local.ssm_parameter_arns]

    content {
      sid       = "ReadParameters"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }
}

# ------------------------------------------------------------------------------
# Task role: attach the application's own policies to it
# ------------------------------------------------------------------------------

resource "aws_iam_role" "task" {
  name                 = "${local.stack_name}-task"
  description          = "What the containers of ECS service ${var.service_name} act as"
  assume_role_policy   = data.aws_iam_policy_document.ecs_tasks_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

locals {
  efs_volumes = [for volume in var.volumes : volume.efs if volume.efs == null ? false : volume.efs.iam_authorization]
}

resource "aws_iam_role_policy" "task" {
  count = var.enable_execute_command || length(local.efs_volumes) > 0 ? 1 : 0

  name   = "ecs"
  role   = aws_iam_role.task.name
  policy = data.aws_iam_policy_document.task.json
}

data "aws_iam_policy_document" "task" {
  # These actions support no resource.
  dynamic "statement" {
    for_each = var.enable_execute_command ? [1] : []

    content {
      sid = "ExecuteCommand"
      actions = [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = local.efs_volumes

    content {
      actions = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      resources = [
        "arn:${local.partition}:elasticfilesystem:${local.region}:${local.account_id}:file-system/${statement.value.file_system_id}",
      ]

      dynamic "condition" {
        for_each = statement.value.access_point_id == null ? [] : [statement.value.access_point_id]

        content {
          test     = "StringEquals"
          variable = "elasticfilesystem:AccessPointArn"
          values   = ["arn:${local.partition}:elasticfilesystem:${local.region}:${local.account_id}:access-point/${condition.value}"]
        }
      }
    }
  }
}
