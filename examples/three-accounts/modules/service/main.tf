# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The CloudFormation stack of the service. CodePipeline updates it with new images, and Terraform with everything else.
# Terraform passes no stack parameter, so it never tracks the image and cannot undo a deployment.

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

  # A deployment without a circuit breaker fails after three hours, and its rollback can take just as long. If Terraform
  # timed out earlier, CloudFormation would continue, and the next apply would find the stack busy.
  # https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
  timeouts {
    create = "7h"
    update = "7h"
    delete = "1h"
  }

  lifecycle {
    precondition {
      condition     = length(local.container_problems) == 0
      error_message = "The containers cannot run: ${join("; ", local.container_problems)}."
    }

    precondition {
      # The size in bytes. length() counts characters, and base64encode() returns four characters for every three bytes.
      condition     = length(base64encode(jsonencode(local.template))) * 3 / 4 <= 51200
      error_message = "The template of ${local.stack_name} would exceed CloudFormation's limit of 51200 bytes: move environment variables into a secret or a file."
    }
  }

  # The stack needs the parameter and these policies, even while it is being destroyed.
  depends_on = [
    aws_iam_role_policy.cloudformation,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.scheduler,
    aws_iam_role_policy.task,
    aws_iam_role_policy_attachment.execution,
    aws_iam_role_policy_attachment.task,
    aws_ssm_parameter.deployed_image,

    # ECS accepts a target group only if a load balancer uses it.
    aws_lb_listener.this,
    aws_lb_listener_rule.this,
  ]
}

# A stack update never deletes or replaces the running service or the schedule. It fails instead, for example if the
# record of the image is lost, so that the template no longer contains them, or if ECS cannot change a property in
# place. The policy does not apply to a rollback or the deletion of the stack. It protects the resources by type,
# because CloudFormation rejects a policy with the logical ID of a resource whose condition is false, which is the case
# before the first image.
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

# The last successfully deployed image. The pipeline writes it after a deployment, and the stack reads it in every
# update without a new image. Every attribute is static, because changing one would also write an outdated value. The
# name starts with /ecs, because Parameter Store rejects names that start with aws or ssm.
resource "aws_ssm_parameter" "deployed_image" {
  name        = "/ecs/${local.stack_name}/deployed-image"
  description = "Last successfully deployed image"
  type        = "String"
  value       = "-"

  lifecycle {
    ignore_changes = [value]
  }
}

# The last deployment: the image, the execution, who approved or started it, and the replaced image. The parameter's
# history is the deployment history.
resource "aws_ssm_parameter" "deployment" {
  name        = "/ecs/${local.stack_name}/deployment"
  description = "Last deployment by the pipeline, as JSON. The history of this parameter is the deployment history of the service"
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

  lifecycle {
    # Another log group is in use before this one is deleted.
    create_before_destroy = true
  }
}

locals {
  log_group_name = var.log_group_name == null ? aws_cloudwatch_log_group.this[0].name : var.log_group_name
  log_group_arn  = "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:${local.log_group_name}"
}
