# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The artifact stores of the pipelines, one in each Region with an environment.

module "artifact_store_eu_west_1" {
  source = "../modules/artifact-store"

  bucket_name = "shop-artifacts-111111111111-eu-west-1"
  alias_name  = "shop-artifacts"
  role_path   = "/ecs-pipeline/shop/"
}

locals {
  artifact_stores = {
    eu-west-1 = module.artifact_store_eu_west_1.store
  }
}
