# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "location" {
  description = "Repository of the deployed images, for the `source_location` of the pipeline module."
  value = {
    image_tag       = var.image_tag
    repository_arn  = aws_ecr_repository.this[var.repo_name].arn
    repository_name = aws_ecr_repository.this[var.repo_name].name
    tag_deployed    = true
  }
}

output "creds" {
  description = "Access key of the IAM user, or null."
  sensitive   = true
  value = var.user_name == null ? null : {
    access_key_id     = aws_iam_access_key.push[0].id
    secret_access_key = aws_iam_access_key.push[0].secret
  }
}

output "push_role_arn" {
  description = "ARN of the role that GitHub workflows assume, or null."
  value       = one(aws_iam_role.github[*].arn)
}

output "gitlab_push_role_arn" {
  description = "ARN of the role that GitLab pipelines assume, or null."
  value       = one(aws_iam_role.gitlab[*].arn)
}

output "repository_arns" {
  description = "Map of repository name to ARN."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.arn }
}

output "repository_names" {
  description = "Names of the repositories."
  value       = sort(keys(aws_ecr_repository.this))
}

output "repository_urls" {
  description = "Map of repository name to the URL that images are pushed to."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}
