# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A registry and a pipeline for each image.

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

module "api_source" {
  source = "../modules/ecr-source"

  repo_name        = "shop/api"
  pipeline_targets = local.targets["api"]
  github = {
    oidc_provider_arn = aws_iam_openid_connect_provider.github.arn
    repository        = "example/shop-api"
    branches          = ["main"]
    role_name         = "shop-api-push"
  }
}

module "api_pipeline" {
  source = "../modules/pipeline"

  name                 = "shop-api"
  pipeline_name        = "shop_api"
  path                 = "/ecs-pipeline/shop/"
  source_location      = module.api_source.location
  targets              = local.targets["api"]
  approvals            = local.approvals
  notification_key_arn = aws_kms_key.notifications.arn
  artifact_stores      = local.artifact_stores
}

locals {
  pipelines = [module.api_pipeline]
}
