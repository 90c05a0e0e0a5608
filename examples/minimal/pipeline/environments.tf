# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The service stacks that the pipelines deploy to, created in the environments' roots. All names are derived from the
# stack names, so no root reads the state of another root.

locals {
  # In promotion order, each with the stacks of its services.
  environments = [
    {
      name        = "production"
      account_id  = "111111111111"
      region      = "eu-west-1"
      auto_deploy = true
      stacks = {
        web = "hello-production-web"
      }
    },
  ]

  # Map of the service that a pipeline is named after to all services that run its image.
  services = {
    web = ["web"]
  }

  # Map of the same service to the targets of its pipeline, grouped by environment in promotion order.
  targets = {
    for pipeline, services in local.services : pipeline => flatten([
      for environment in local.environments : [
        for service in services : {
          name        = environment.name
          account_id  = environment.account_id
          region      = environment.region
          auto_deploy = environment.auto_deploy
          assume_role = {
            arn = "arn:aws:iam::${environment.account_id}:role/${environment.stacks[service]}-deploy"
          }
          promotion_role = {
            arn = "arn:aws:iam::${environment.account_id}:role/${environment.stacks[service]}-promotion"
          }
          cfn_role = {
            arn = "arn:aws:iam::${environment.account_id}:role/${environment.stacks[service]}-cloudformation"
          }
          cfn_stack = {
            name = environment.stacks[service]
          }
          execution_role = {
            arn = "arn:aws:iam::${environment.account_id}:role/${environment.stacks[service]}-execution"
          }
          image_parameter = {
            arn  = "arn:aws:ssm:${environment.region}:${environment.account_id}:parameter/ecs/${environment.stacks[service]}/deployed-image"
            name = "/ecs/${environment.stacks[service]}/deployed-image"
          }
          deployment_parameter = {
            arn  = "arn:aws:ssm:${environment.region}:${environment.account_id}:parameter/ecs/${environment.stacks[service]}/deployment"
            name = "/ecs/${environment.stacks[service]}/deployment"
          }
        }
        if contains(keys(environment.stacks), service)
      ]
    ])
  }
}
