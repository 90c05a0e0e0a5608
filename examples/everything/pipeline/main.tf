# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A repository and a pipeline for each image.

module "api_source" {
  source = "../modules/ecr-source"

  repo_name                = "media/http-api"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/pipelines-boundary"
  role_path                = "/platform/"
  extra_repo_names         = ["media/http-api-migrations"]
  image_tag                = "release"
  untagged_expiration_days = 120
  force_delete             = true
  user_name                = "media-api-ci"
  pipeline_targets         = local.targets["api"]
  github = {
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
    repository        = "example/media-api"
    owner_id          = 1234
    repository_id     = 5678
    branches          = ["main", "release"]
    tags              = ["v*"]
    environments      = ["hotfix"]
    role_name         = "media-api-push"
    pipeline_name     = "media_api"
  }
}

module "api_pipeline" {
  source = "../modules/pipeline"

  name                     = "media-api"
  pipeline_name            = "media_api"
  path                     = "/ecs-pipeline/media/"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/pipelines-boundary"
  role_path                = "/platform/"
  source_location          = module.api_source.location
  targets                  = local.targets["api"]
  approvals                = local.approvals
  notification_key_arn     = aws_kms_key.notifications.arn
  artifact_stores          = local.artifact_stores
  log_retention_days       = 30
}

module "transcoder_pipeline" {
  source = "../modules/pipeline"

  name                     = "media-transcoder"
  pipeline_name            = "media_transcoder"
  path                     = "/ecs-pipeline/media/"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/pipelines-boundary"
  role_path                = "/platform/"
  source_location = {
    image_tag       = "stable"
    repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/video/transcoder"
    repository_name = "video/transcoder"
  }
  targets              = local.targets["transcoder"]
  approvals            = local.approvals
  notification_key_arn = aws_kms_key.notifications.arn
  artifact_stores      = local.artifact_stores
  log_retention_days   = 30
}

module "worker_source" {
  source = "../modules/ecr-source"

  repo_name                = "media/worker"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/pipelines-boundary"
  role_path                = "/platform/"
  pipeline_targets         = local.targets["worker"]
  gitlab = {
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/git.example.com"
    project           = "media/backend/worker"
    project_id        = 4711
    branches          = ["main", "release/*"]
    tags              = ["v*"]
    role_name         = "media-worker-gitlab-push"
    pipeline_name     = "media_worker"
  }
}

module "worker_pipeline" {
  source = "../modules/pipeline"

  name                     = "media-worker"
  pipeline_name            = "media_worker"
  path                     = "/ecs-pipeline/media/"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/pipelines-boundary"
  role_path                = "/platform/"
  source_location          = module.worker_source.location
  targets                  = local.targets["worker"]
  approvals = {
    production = local.approvals["production"]
  }
  notification_key_arn = aws_kms_key.notifications.arn
  artifact_stores      = local.artifact_stores
  log_retention_days   = 30
}

locals {
  pipelines = [module.api_pipeline, module.transcoder_pipeline, module.worker_pipeline]
}
