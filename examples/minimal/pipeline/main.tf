# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A repository and a pipeline for each image.

module "web_source" {
  source = "../modules/ecr-source"

  repo_name                = "hello/web"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bootstrap/hello/hello-boundary"
  pipeline_targets         = local.targets["web"]
}

module "web_pipeline" {
  source = "../modules/pipeline"

  name                     = "hello-web"
  pipeline_name            = "hello_web"
  path                     = "/ecs-pipeline/hello/"
  permissions_boundary_arn = "arn:aws:iam::111111111111:policy/bootstrap/hello/hello-boundary"
  source_location          = module.web_source.location
  targets                  = local.targets["web"]
  artifact_stores          = local.artifact_stores
}

locals {
  pipelines = [module.web_pipeline]
}
