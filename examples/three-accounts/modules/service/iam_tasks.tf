# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The roles of the tasks: the execution role starts them, and their containers assume the task role. If existing roles
# replace them, create_before_destroy keeps them until no task needs them anymore.

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
  count = var.execution_role_arn == null ? 1 : 0

  name                 = "${local.stack_name}-execution"
  path                 = var.role_path
  description          = "Starts the tasks of the ECS service ${var.service_name}"
  assume_role_policy   = data.aws_iam_policy_document.ecs_tasks_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "execution" {
  count = var.execution_role_arn == null ? 1 : 0

  name   = "execution"
  role   = aws_iam_role.execution[0].name
  policy = data.aws_iam_policy_document.execution.json

  lifecycle {
    create_before_destroy = true

    precondition {
      # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
      condition     = length(data.aws_iam_policy_document.execution.minified_json) <= 10240
      error_message = "The policy of ${aws_iam_role.execution[0].name} would exceed IAM's limit of 10240 characters: store several values in one secret, and refer to its JSON keys."
    }
  }
}

resource "aws_iam_role_policy_attachment" "execution" {
  for_each = toset(var.execution_policy_arns)

  role       = aws_iam_role.execution[0].name
  policy_arn = each.value

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  # An existing role is used unchanged. The ARN of a role ends with its path and name.
  execution_role_arn  = var.execution_role_arn == null ? aws_iam_role.execution[0].arn : var.execution_role_arn
  execution_role_name = var.execution_role_arn == null ? aws_iam_role.execution[0].name : reverse(split("/", var.execution_role_arn))[0]

  secret_arns = distinct(concat(
    values(var.secrets),
    values(var.logging.secret_options),
    flatten([for c in var.extra_containers : [values(c.secrets), values(c.logging.secret_options)]]),
    [for arn in local.service_connect_secrets : arn if can(regex("^arn:[^:*?]+:(secretsmanager|ssm):[^*?]+$", arn))],
  ))

  # For example, the token of a log service.
  service_connect_secrets = [
    for option in try(var.cloudformation_properties.service.ServiceConnectConfiguration.LogConfiguration.SecretOptions, []) :
    try(option.ValueFrom, "")
  ]

  # A Secrets Manager reference can end with `:json-key:version-stage:version-id`. The secret's ARN has seven parts.
  referenced_secret_arns = distinct([
    for arn in local.secret_arns : join(":", slice(split(":", arn), 0, 7)) if split(":", arn)[2] == "secretsmanager"
  ])

  # ECS finds a secret without the hyphen and the six characters that AWS appends to its name, but a policy must match
  # the whole ARN. A longer name cannot match these wildcards, because it has its own suffix.
  # https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
  # Six lowercase letters can be part of the name or the suffix, as in shop-config.
  secrets_manager_arns = distinct(flatten([
    for arn in local.referenced_secret_arns : [
      for suffix in can(regex("-[a-z]{6}$", arn)) ? ["", "-??????"] : can(regex("-[A-Za-z0-9]{6}$", arn)) ? [""] : ["-??????"] : "${arn}${suffix}"
    ]
  ]))
  ssm_parameter_arns = [for arn in local.secret_arns : arn if split(":", arn)[2] == "ssm"]

  # The AWS services that decrypt for the tasks, in the Region of the key, which is the Region of the secret. AWS does
  # not document which suffix applies in the China Regions.
  # https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
  decrypting_services = distinct(flatten([
    for arn in var.secrets_key_arns : [
      for service in ["secretsmanager", "ssm"] : [
        for suffix in ["amazonaws.com", local.dns_suffix] : "${service}.${split(":", arn)[3]}.${suffix}"
      ]
    ]
  ]))
}

data "aws_iam_policy_document" "execution" {
  # This action does not support resource-level permissions.
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

  dynamic "statement" {
    for_each = length(var.secrets_key_arns) == 0 ? [] : [var.secrets_key_arns]

    content {
      sid       = "DecryptSecrets"
      actions   = ["kms:Decrypt"]
      resources = statement.value

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = local.decrypting_services
      }
    }
  }
}

# ------------------------------------------------------------------------------
# Task role: attach the application's own policies to it
# ------------------------------------------------------------------------------

resource "aws_iam_role" "task" {
  count = var.task_role_arn == null ? 1 : 0

  name                 = "${local.stack_name}-task"
  path                 = var.role_path
  description          = "The containers of the ECS service ${var.service_name} assume this role"
  assume_role_policy   = data.aws_iam_policy_document.ecs_tasks_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = toset(var.task_policy_arns)

  role       = aws_iam_role.task[0].name
  policy_arn = each.value

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  task_role_arn  = var.task_role_arn == null ? aws_iam_role.task[0].arn : var.task_role_arn
  task_role_name = var.task_role_arn == null ? aws_iam_role.task[0].name : reverse(split("/", var.task_role_arn))[0]

  efs_volumes = [for volume in var.volumes : volume.efs if volume.efs == null ? false : volume.efs.iam_authorization]
}

resource "aws_iam_role_policy" "task" {
  count = var.task_role_arn == null && (var.enable_execute_command || length(local.efs_volumes) > 0) ? 1 : 0

  name   = "ecs"
  role   = aws_iam_role.task[0].name
  policy = data.aws_iam_policy_document.task.json

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_iam_policy_document" "task" {
  # These actions do not support resource-level permissions.
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

# ------------------------------------------------------------------------------
# Former addresses
# ------------------------------------------------------------------------------

moved {
  from = aws_iam_role.execution
  to   = aws_iam_role.execution[0]
}

moved {
  from = aws_iam_role_policy.execution
  to   = aws_iam_role_policy.execution[0]
}

moved {
  from = aws_iam_role.task
  to   = aws_iam_role.task[0]
}
