# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The CloudFormation stack that holds the service. CodePipeline updates it with a new image; Terraform updates it with
# everything else. Terraform passes no stack parameter, so it never tracks the image and cannot undo a deployment.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  account_id = data.aws_caller_identity.this.account_id
  dns_suffix = data.aws_partition.this.dns_suffix
  partition  = data.aws_partition.this.partition
  region     = data.aws_region.this.id

  container_name = coalesce(var.container_name, var.service_name)
  stack_name     = coalesce(var.stack_name, var.service_name)

  cluster_arn = "arn:${local.partition}:ecs:${local.region}:${local.account_id}:cluster/${var.cluster_name}"
  service_arn = "arn:${local.partition}:ecs:${local.region}:${local.account_id}:service/${var.cluster_name}/${var.service_name}"
}

resource "aws_cloudformation_stack" "this" {
  name          = local.stack_name
  iam_role_arn  = aws_iam_role.cloudformation.arn
  template_body = jsonencode(local.template)
  policy_body   = jsonencode(local.stack_policy)
  tags          = var.tags

  # A deployment without a circuit breaker fails after three hours, and its rollback may take as long. If Terraform gave
  # up before, CloudFormation would go on, and the next apply would find the stack busy.
  # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
  timeouts {
    create = "7h"
    update = "7h"
    delete = "1h"
  }

  lifecycle {
    precondition {
      condition     = length(local.container_problems) == 0
      error_message = "The containers cannot run like this: ${join("; ", local.container_problems)}."
    }

    precondition {
      # In bytes: length() counts characters, of which base64encode() makes four for every three bytes.
      condition     = length(base64encode(jsonencode(local.template))) * 3 / 4 <= 51200
      error_message = "The template of ${local.stack_name} would exceed CloudFormation's limit of 51200 bytes: move environment variables into a secret or a file."
    }
  }

  # The stack reads the parameter and acts through these policies, also while it is destroyed.
  depends_on = [
    aws_iam_role_policy.cloudformation,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.scheduler,
    aws_iam_role_policy.task,
    aws_iam_role_policy_attachment.execution,
    aws_iam_role_policy_attachment.task,
    aws_ssm_parameter.deployed_image,

    # ECS accepts only target groups that a load balancer sends to.
    aws_lb_listener.this,
    aws_lb_listener_rule.this,
  ]
}

# An update of the stack never deletes or replaces the running service, or the schedule: not when the record of its image is
# lost, so that the template asks for neither, and not when a property changes that ECS cannot change in place. The update
# fails instead. A rollback and the deletion of the stack are no updates. They are protected by type: CloudFormation refuses
# a policy with the logical id of a resource that its condition leaves out, as before the first image.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
# https://github.com/sparkleformation/sfn/issues/238
locals {
  stack_policy = {
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "Update:*"
        Resource  = "*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = ["Update:Delete", "Update:Replace"]
        Resource  = "*"
        Condition = { StringEquals = { ResourceType = ["AWS::ECS::Service", "AWS::Scheduler::Schedule"] } }
      },
    ]
  }
}

# The image that was deployed successfully last: written by the pipeline after a deployment, read by the stack whenever
# it is updated without one. Every attribute is static, as changing one would send an outdated value along. Below /ecs,
# as Parameter Store refuses names that start with aws or ssm.
resource "aws_ssm_parameter" "deployed_image" {
  name        = "/ecs/${local.stack_name}/deployed-image"
  description = "The image that was deployed successfully last"
  type        = "String"
  value       = "-"

  lifecycle {
    ignore_changes = [value]
  }
}

# The last deployment: image, execution, who approved or started it, what it replaced. Its history is the service's.
resource "aws_ssm_parameter" "deployment" {
  name        = "/ecs/${local.stack_name}/deployment"
  description = "The last deployment by the pipeline, as JSON; the history of this parameter is the history of the service"
  type        = "String"
  value       = "-"

  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_cloudwatch_log_group" "this" {
  count = var.log_group_name == null ? 1 : 0

  name              = "/ecs/${local.stack_name}"
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

locals {
  log_group_name = var.log_group_name == null ? aws_cloudwatch_log_group.this[0].name : var.log_group_name
  log_group_arn  = "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${local.log_group_name}"
}
