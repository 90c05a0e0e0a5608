# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "approval_action_arns" {
  description = "Map of environment, or environment/approval for a named approval, to the ARN of the approval action. A principal with `codepipeline:PutApprovalResult` on the action can approve."

  # Derived only from names, so that a policy for the actions is known before they exist.
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
  description = "Map of environment to the ARN of its direct pipeline. A principal with `codepipeline:StartPipelineExecution` on the pipeline can deploy without an approval."
  value       = local.direct_pipeline_arns
}
