# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the environments' roots say of their services, read from their states.

locals {
  # In promotion order, each with the services that run there.
  environments = [
    {
      name     = "production"
      services = ["web"]
    },
  ]

  # Service that a pipeline is named after, to all services that run its image.
  services = {
    web = ["web"]
  }

  # The same service to the targets of the pipeline: environment by environment, as their order is that of the promotion.
  targets = {
    for pipeline, services in local.services : pipeline => flatten([
      for environment in local.environments : [
        for service in services :
        data.terraform_remote_state.environments[environment.name].outputs.pipeline_targets[service]
        if contains(environment.services, service)
      ]
    ])
  }
}

data "terraform_remote_state" "environments" {
  for_each = toset(local.environments[*].name)

  backend = "s3"
  config = {
    bucket              = "hello-terraform-state-111111111111"
    key                 = "hello/environments/${each.key}/terraform.tfstate"
    region              = "eu-west-1"
    allowed_account_ids = ["111111111111"]
  }
}
