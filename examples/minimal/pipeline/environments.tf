# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the environments' roots say of their services, read from their states.

locals {
  # In promotion order.
  environments = ["production"]

  services = ["web"]

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
    bucket              = "hello-terraform-state-111111111111"
    key                 = "hello/environments/${each.key}/terraform.tfstate"
    region              = "eu-west-1"
    allowed_account_ids = ["111111111111"]
  }
}
