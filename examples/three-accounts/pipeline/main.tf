# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A repository and a pipeline for each image.

module "api_source" {
  source = "../modules/ecr-source"

  repo_name                = "shop/api"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bootstrap/shop/shop-boundary"
  pipeline_targets         = local.targets["api"]
  github = {
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
    repository        = "example/shop-api"
    branches          = ["main"]
    role_name         = "shop-api-push"
    pipeline_name     = "shop_api"
  }
}

module "api_pipeline" {
  source = "../modules/pipeline"

  name                     = "shop-api"
  pipeline_name            = "shop_api"
  path                     = "/ecs-pipeline/shop/"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bootstrap/shop/shop-boundary"
  source_location          = module.api_source.location
  targets                  = local.targets["api"]
  approvals                = local.approvals
  notification_key_arn     = aws_kms_key.notifications.arn
  artifact_stores          = local.artifact_stores
}

locals {
  pipelines = [module.api_pipeline]
}
