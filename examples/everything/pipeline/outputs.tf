# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "pipeline_arns" {
  description = "ARNs of the pipelines."
  value       = local.pipelines[*].pipeline_arn
}

output "repository_urls" {
  description = "Map of service name to the URLs of the repositories that its images are pushed to."
  value = {
    api    = module.api_source.repository_urls
    worker = module.worker_source.repository_urls
  }
}

output "push_role_arns" {
  description = "Map of service name to the ARN of the role that its GitHub workflows assume to push images."
  value = {
    api = module.api_source.push_role_arn
  }
}

output "gitlab_push_role_arns" {
  description = "Map of service name to the ARN of the role that its GitLab pipelines assume to push images."
  value = {
    worker = module.worker_source.gitlab_push_role_arn
  }
}

output "creds" {
  description = "Map of service name to the access key of the IAM user that pushes its images."
  sensitive   = true
  value = {
    api = module.api_source.creds
  }
}
