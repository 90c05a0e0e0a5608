# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The log configuration of the containers: the service's log group, unless a container has another log driver.

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

  # The log router of the task. It receives the logs of the containers with the driver awsfirelens.
  firelens_configurations = {
    for container in local.containers : container.name => container.firelens == null ? null : {
      for property, value in {
        Type    = container.firelens.type
        Options = container.firelens.options
      } : property => value if length(value) > 0
    }
  }
}
