# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the environments' roots say of their services, read from their states.

locals {
  # In promotion order, each with the services that run there.
  environments = [
    {
      name     = "dev"
      services = ["api", "transcoder", "worker", "scheduler"]
    },
    {
      name     = "pre-production"
      services = ["api", "transcoder"]
    },
    {
      name     = "production"
      services = ["api", "transcoder", "worker"]
    },
  ]

  # Service that a pipeline is named after, to all services that run its image.
  services = {
    api        = ["api"]
    transcoder = ["transcoder"]
    worker     = ["worker", "scheduler"]
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
    bucket              = "media-terraform-state"
    key                 = "media/environments/${each.key}/terraform.tfstate"
    region              = "eu-central-1"
    allowed_account_ids = ["111111111111"]
    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/terraform"
    }
  }
}
