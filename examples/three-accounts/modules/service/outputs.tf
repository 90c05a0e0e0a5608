# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_target" {
  description = "Deployment target of this service, for the `targets` of the pipeline module."

  value = {
    name                 = var.pipeline_target_name
    account_id           = local.account_id
    region               = local.region
    auto_deploy          = var.pipeline_auto_deploy
    assume_role          = { arn = aws_iam_role.deploy.arn }
    promotion_role       = { arn = aws_iam_role.promotion.arn }
    cfn_role             = { arn = aws_iam_role.cloudformation.arn }
    cfn_stack            = { name = local.stack_name }
    execution_role       = { arn = local.execution_role_arn }
    image_parameter      = { arn = aws_ssm_parameter.deployed_image.arn, name = aws_ssm_parameter.deployed_image.name }
    deployment_parameter = { arn = aws_ssm_parameter.deployment.arn, name = aws_ssm_parameter.deployment.name }
  }

  # A pipeline can use the target as soon as it has this output.
  depends_on = [aws_cloudformation_stack.this, aws_iam_role_policy.deploy, aws_iam_role_policy.promotion]
}

output "service_arn" {
  description = "ARN of the ECS service, which exists after the first deployment. Null for a scheduled task."
  value       = local.is_scheduled ? null : local.service_arn
}

output "service_name" {
  description = "Name of the ECS service, which exists after the first deployment. Null for a scheduled task."
  value       = local.is_scheduled ? null : var.service_name
}

output "schedule_arn" {
  description = "ARN of the schedule, which exists after the first deployment. Null for a service."
  value       = local.is_scheduled ? local.schedule_arn : null
}

output "task_role_arn" {
  description = "ARN of the role that the containers assume."
  value       = local.task_role_arn
}

output "task_role_name" {
  description = "Name of the role that the containers assume. Attach the application's policies to it."
  value       = local.task_role_name
}

output "execution_role_name" {
  description = "Name of the role that starts the tasks. Attach additional policies to it."
  value       = local.execution_role_name
}

output "log_group_name" {
  description = "Name of the log group of the containers."
  value       = local.log_group_name
}
