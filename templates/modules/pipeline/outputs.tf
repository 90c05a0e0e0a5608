output "approval_action_arns" {
  description = "Target name to the ARN of the action that waits for its approval, of the targets that wait for one. Whoever may `codepipeline:PutApprovalResult` on it can approve."

  # From names alone, so that a policy that names the actions is known before they exist.
  value = {
    for target, stage in local.approval_stage_names : target => "${local.pipeline_arn}/${stage}/Approve"
  }
}

output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = local.pipeline_arn
}

output "pipeline_name" {
  description = "Name of the pipeline."
  value       = var.name
}
