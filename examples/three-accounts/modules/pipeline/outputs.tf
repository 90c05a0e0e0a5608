# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "approval_action_arns" {
  description = "Environment, or environment/approval where an approval has a name, to the ARN of the action that waits for it. Whoever may `codepipeline:PutApprovalResult` on it can approve."

  # From names alone, so that a policy that names the actions is known before they exist.
  value = merge([
    for environment, approvals in local.approvals : {
      for approval in approvals :
      approval.name == null ? environment : "${environment}/${approval.name}" => "${local.pipeline_arn}/${local.approval_stage_names[environment]}/${approval.action}"
    }
  ]...)
}

output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = local.pipeline_arn
}

output "pipeline_name" {
  description = "Name of the pipeline."
  value       = var.pipeline_name
}

output "direct_pipeline_arns" {
  description = "Environment to the ARN of the pipeline that deploys to it alone. Whoever may `codepipeline:StartPipelineExecution` on it can deploy past every approval."
  value       = local.direct_pipeline_arns
}
