# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = aws_codepipeline.this.arn
}

output "pipeline_name" {
  description = "Name of the pipeline."
  value       = aws_codepipeline.this.name
}
