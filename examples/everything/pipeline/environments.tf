# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the environments' roots say of their services, read from their states.

locals {
  # In promotion order.
  environments = ["dev", "pre-production", "production"]

  services = ["api", "transcoder", "worker"]

  # Service name to its targets, in promotion order.
  targets = {
    for service in local.services : service => [
      for environment in local.environments :
      data.terraform_remote_state.environments[environment].outputs.pipeline_targets[service]
    ]
  }
}

data "terraform_remote_state" "environments" {
  for_each = toset(local.environments)

  backend = "s3"
  config = {
    bucket              = "media-terraform-state"
    key                 = "media/environments/${each.key}/terraform.tfstate"
    region              = "eu-central-1"
    allowed_account_ids = ["111111111111"]
    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/terraform"
    }
  }
}
