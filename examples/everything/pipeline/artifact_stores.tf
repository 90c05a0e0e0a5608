# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The artifact stores of the pipelines, one in each Region with an environment.

module "artifact_store_eu_west_1" {
  source = "../modules/artifact-store"

  bucket_name     = "media-artifacts-111111111111-eu-west-1"
  alias_name      = "media-artifacts"
  expiration_days = 120
  role_path       = "/platform/ecs-pipeline/media/"
}

module "artifact_store_eu_central_1" {
  source = "../modules/artifact-store"

  providers = {
    aws = aws.eu_central_1
  }

  bucket_name     = "media-artifacts-111111111111-eu-central-1"
  alias_name      = "media-artifacts"
  expiration_days = 120
  role_path       = "/platform/ecs-pipeline/media/"
}

locals {
  artifact_stores = {
    eu-west-1    = module.artifact_store_eu_west_1.store
    eu-central-1 = module.artifact_store_eu_central_1.store
  }
}
