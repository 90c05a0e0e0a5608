# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Problems with the containers that ECS would reject or that would prevent tasks from starting. A precondition of the
# stack reports all of them together.

locals {
  container_problems = concat(
    flatten([
      for container in local.containers : [
        for problem, is_found in merge(local.dependency_problems[container.name], local.logging_problems[container.name], local.linux_problems[container.name]) :
        "${container.name}: ${problem}" if is_found
      ]
    ]),
    anytrue([for name, others in local.dependencies_16 : contains(others, name)]) ? ["containers must not have circular dependencies"] : [],
    length(local.log_routers) > 1 ? ["only one container can have firelens, got ${join(" and ", local.log_routers)}"] : [],
  )

  log_routers = [for container in local.containers : container.name if container.firelens != null]
}

# ------------------------------------------------------------------------------
# Dependencies
# ------------------------------------------------------------------------------

locals {
  # The conditions that a container can meet. An essential container must not exit, and ECS knows the health of a
  # container only if the task definition has a health check for it.
  # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
  possible_conditions = {
    for container in local.containers : container.name => concat(
      ["START"],
      container.essential ? [] : ["COMPLETE", "SUCCESS"],
      container.health_check == null ? [] : ["HEALTHY"],
    )
  }

  dependency_problems = {
    for container in local.containers : container.name => {
      "depends_on must map other containers of the task to START, to COMPLETE or SUCCESS (if they are not essential), or to HEALTHY (if they have a health check)" = anytrue([
        for name, condition in container.depends_on :
        name == container.name || !contains(lookup(local.possible_conditions, name, []), condition)
      ])
      "start_timeout must be at least 2 seconds, and at most 120 on Fargate" = container.start_timeout == null ? false : (
        container.start_timeout < 2 || local.is_fargate && container.start_timeout > 120
      )
      "stop_timeout must be 2 to 120 seconds" = container.stop_timeout == null ? false : (
        container.stop_timeout < 2 || container.stop_timeout > 120
      )
    }
  }

  # The dependencies of each container: direct, and within 2, 4, 8 and 16 steps. A task has at most ten containers. A
  # container that logs to the log router cannot start before it.
  dependencies = {
    for container in local.containers : container.name => distinct(concat(
      keys(container.depends_on),
      container.logging.driver == "awsfirelens" ? tolist(setsubtract(local.log_routers, [container.name])) : [],
    ))
  }
  dependencies_2  = { for name, others in local.dependencies : name => distinct(concat(others, flatten([for other in others : lookup(local.dependencies, other, [])]))) }
  dependencies_4  = { for name, others in local.dependencies_2 : name => distinct(concat(others, flatten([for other in others : lookup(local.dependencies_2, other, [])]))) }
  dependencies_8  = { for name, others in local.dependencies_4 : name => distinct(concat(others, flatten([for other in others : lookup(local.dependencies_4, other, [])]))) }
  dependencies_16 = { for name, others in local.dependencies_8 : name => distinct(concat(others, flatten([for other in others : lookup(local.dependencies_8, other, [])]))) }
}

# ------------------------------------------------------------------------------
# Logs
# ------------------------------------------------------------------------------

locals {
  # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
  log_drivers = local.is_fargate ? ["awsfirelens", "awslogs", "splunk"] : [
    "awsfirelens", "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog",
  ]

  # The options of awslogs that can be set. The group and Region are fixed.
  # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
  awslogs_options = ["awslogs-datetime-format", "awslogs-multiline-pattern", "awslogs-stream-prefix", "max-buffer-size", "mode"]

  logging_problems = {
    for container in local.containers : container.name => {
      "logging.driver must be one of ${join(", ", local.log_drivers)}"                    = !contains(local.log_drivers, container.logging.driver)
      "logging.options of awslogs must only contain ${join(", ", local.awslogs_options)}" = container.logging.driver == "awslogs" && length(setsubtract(keys(container.logging.options), local.awslogs_options)) > 0
      "the driver awslogs does not support secret_options"                                = container.logging.driver == "awslogs" && length(container.logging.secret_options) > 0
      "the driver splunk requires the options splunk-token and splunk-url"                = container.logging.driver == "splunk" && length(setsubtract(["splunk-token", "splunk-url"], keys(merge(container.logging.options, container.logging.secret_options)))) > 0
      "logging.options and logging.secret_options must not contain the same option"       = length(setintersection(keys(container.logging.options), keys(container.logging.secret_options))) > 0
      "the driver awsfirelens requires another container with firelens"                   = container.logging.driver == "awsfirelens" && length(setsubtract(local.log_routers, [container.name])) == 0
      "firelens.type must be fluentbit or fluentd"                                        = container.firelens == null ? false : !contains(["fluentbit", "fluentd"], container.firelens.type)
    }
  }
}

# ------------------------------------------------------------------------------
# Linux
# ------------------------------------------------------------------------------

locals {
  # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
  linux_problems = {
    for container in local.containers : container.name => {
      "Fargate does not support devices, shared_memory_size, max_swap or swappiness in linux_parameters" = local.is_fargate && (
        length(container.linux_parameters.devices) > 0 || container.linux_parameters.shared_memory_size != null ||
        container.linux_parameters.max_swap != null || container.linux_parameters.swappiness != null
      )
      "Fargate supports adding only the capability SYS_PTRACE" = local.is_fargate && length(setsubtract(container.linux_parameters.capabilities.add, ["SYS_PTRACE"])) > 0
      "linux_parameters.swappiness must be 0 to 100"           = container.linux_parameters.swappiness == null ? false : container.linux_parameters.swappiness < 0 || container.linux_parameters.swappiness > 100
      "linux_parameters.swappiness requires max_swap"          = container.linux_parameters.swappiness != null && container.linux_parameters.max_swap == null
    }
  }
}
