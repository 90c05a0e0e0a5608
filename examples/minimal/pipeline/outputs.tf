# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_arns" {
  description = "ARNs of the pipelines."
  value       = local.pipelines[*].pipeline_arn
}

output "repository_urls" {
  description = "Map of service name to the URLs of the repositories that its images are pushed to."
  value = {
    web = module.web_source.repository_urls
  }
}
