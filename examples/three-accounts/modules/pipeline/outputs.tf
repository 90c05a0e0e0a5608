# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "approval_action_arns" {
  description = "Target name to the ARN of the action that waits for its approval, of the targets that wait for one. Whoever may `codepipeline:PutApprovalResult` on it can approve."

  value = {
    for target, stage in local.approval_stages : target => join("/", [
      aws_codepipeline.this.arn,
      stage.name,
      one([for action in stage.actions : action.name if action.category == "Approval"]),
    ])
  }
}

output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = aws_codepipeline.this.arn
}

output "pipeline_name" {
  description = "Name of the pipeline."
  value       = aws_codepipeline.this.name
}
