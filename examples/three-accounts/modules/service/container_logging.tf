# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Where the containers log to: the service's log group, unless they have another log driver.

locals {
  log_configurations = {
    for container in local.containers : container.name => {
      for property, value in {
        LogDriver = container.logging.driver
        Options = merge(
          container.logging.driver == "awslogs" ? {
            "awslogs-group"         = local.log_group_name
            "awslogs-region"        = local.region
            "awslogs-stream-prefix" = container.name
          } : {},
          container.logging.options,
        )
        SecretOptions = [for name, arn in container.logging.secret_options : { Name = name, ValueFrom = arn }]
      } : property => value if length(value) > 0
    }
  }

  # The log router of the task, which gets what the containers with the driver awsfirelens log.
  firelens_configurations = {
    for container in local.containers : container.name => container.firelens == null ? null : {
      for property, value in {
        Type    = container.firelens.type
        Options = container.firelens.options
      } : property => value if length(value) > 0
    }
  }
}
