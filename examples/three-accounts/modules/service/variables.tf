# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# ------------------------------------------------------------------------------
# Service
# ------------------------------------------------------------------------------

variable "service_name" {
  description = "Name of the ECS service."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.service_name))
    error_message = "service_name must be 1 to 255 letters, digits, hyphens and underscores."
  }
}

variable "stack_name" {
  description = "Name of the CloudFormation stack, and prefix of the names of the service's roles. Default: `service_name`."
  type        = string
  default     = null

  # The longest role name, with the suffix -cloudformation, can have 64 characters.
  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,48}$", coalesce(var.stack_name, var.service_name)))
    error_message = "stack_name (default: service_name) must start with a letter and have at most 49 letters, digits and hyphens, so that the names of the roles fit into 64 characters."
  }
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.cluster_name))
    error_message = "cluster_name must be the name of the cluster, not its ARN: 1 to 255 letters, digits, hyphens and underscores."
  }
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of all roles. Default: none."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::([0-9]{12}|aws):policy/[^*?]+$", coalesce(var.permissions_boundary_arn, "arn:aws:iam::aws:policy/none")))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy, without wildcards."
  }
}

variable "role_path" {
  description = "IAM path of all roles."
  type        = string
  default     = "/"
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)*$", var.role_path)) && length(var.role_path) <= 128
    error_message = "role_path must start and end with a slash, such as /platform/, and have at most 128 letters, digits and any of +=,.@_-/."
  }
}

variable "tags" {
  description = "Tags of the roles and of the stack, which propagates them to the service and its tasks."
  type        = map(string)
  default     = {}
  nullable    = false
}

# ------------------------------------------------------------------------------
# Pipeline
# ------------------------------------------------------------------------------

variable "pipeline_aws_account_id" {
  description = "ID of the pipeline account."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.pipeline_aws_account_id))
    error_message = "pipeline_aws_account_id must have 12 digits."
  }
}

variable "pipeline_role_arn" {
  description = "ARN of the role that CodePipeline assumes. Only this role can deploy to the service. It does not have to exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::${var.pipeline_aws_account_id}:role/[^*?]+$", var.pipeline_role_arn))
    error_message = "pipeline_role_arn must be the ARN of a role in the pipeline account, without wildcards."
  }
}

variable "pipeline_functions_role_arn" {
  description = "ARN of the role of the pipeline's function. Only this role can prepare and record deployments. It does not have to exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::${var.pipeline_aws_account_id}:role/[^*?]+$", var.pipeline_functions_role_arn))
    error_message = "pipeline_functions_role_arn must be the ARN of a role in the pipeline account, without wildcards."
  }
}

variable "pipeline_auto_deploy" {
  description = "Whether the pipeline deploys without an approval."
  type        = bool
  default     = true
  nullable    = false
}

variable "pipeline_target_name" {
  description = "Name of the environment in the pipeline."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{1,80}$", var.pipeline_target_name))
    error_message = "pipeline_target_name must be 1 to 80 letters, digits and hyphens."
  }
}

# ------------------------------------------------------------------------------
# Deployment
# ------------------------------------------------------------------------------

variable "deployment" {
  description = "Settings of rolling updates: the limits as percentages of the desired count, whether a failing deployment is stopped and rolled back, and CloudWatch alarms that also roll it back."
  type = object({
    minimum_healthy_percent = optional(number, 100)
    maximum_percent         = optional(number, 200)
    circuit_breaker         = optional(bool, true)
    alarm_names             = optional(list(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.deployment.maximum_percent > var.deployment.minimum_healthy_percent
    error_message = "deployment.maximum_percent must be greater than deployment.minimum_healthy_percent, because otherwise no task could be replaced."
  }
}

variable "enable_execute_command" {
  description = "Whether `aws ecs execute-command` works on the tasks."
  type        = bool
  default     = false
  nullable    = false
}

# ------------------------------------------------------------------------------
# Logs
# ------------------------------------------------------------------------------

variable "log_group_name" {
  description = "Name of an existing log group. Default: one is created."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days for which the created log group keeps its events."
  type        = number
  default     = 90
  nullable    = false
}

# ------------------------------------------------------------------------------
# Everything else
# ------------------------------------------------------------------------------

variable "cloudformation_properties" {
  description = "CloudFormation properties that have no input, merged into the rendered ones: for the service, the task definition, the main container, and each of `extra_containers` by name. Maps are merged by key, rendered lists by the identity of their items (see `cloudformation_properties.tf`). Properties that an input sets are rejected."
  type = object({
    service          = optional(any, {})
    task_definition  = optional(any, {})
    container        = optional(any, {})
    extra_containers = optional(any, {})
  })
  default  = {}
  nullable = false

  # Uses no local value that depends on the variable, because Terraform would report a cycle.
  validation {
    condition = !anytrue([
      for names in local.owned_paths : length(names) == 2 ? can(var.cloudformation_properties[names[0]][names[1]]) : (
        length(names) == 3 ? can(var.cloudformation_properties[names[0]][names[1]][names[2]]) :
        can(var.cloudformation_properties[names[0]][names[1]][names[2]][names[3]])
      )
    ])
    error_message = "cloudformation_properties must not set ${join("; ", [
      for names in local.owned_paths : "${join(".", names)} (${local.owned_properties[join(".", names)]})" if length(names) == 2 ? can(var.cloudformation_properties[names[0]][names[1]]) : (
        length(names) == 3 ? can(var.cloudformation_properties[names[0]][names[1]][names[2]]) :
        can(var.cloudformation_properties[names[0]][names[1]][names[2]][names[3]])
      )
    ])}."
  }

  # In owned_properties.tf, extra_container means each of them.
  validation {
    condition = !anytrue(flatten([
      for properties in values(var.cloudformation_properties.extra_containers) : [
        for names in local.owned_paths : can(properties[names[1]]) if names[0] == "extra_container"
      ]
    ]))
    error_message = "cloudformation_properties.extra_containers must not set ${join("; ", distinct(flatten([
      for properties in values(var.cloudformation_properties.extra_containers) : [
        for names in local.owned_paths : "${names[1]} (${local.owned_properties[join(".", names)]})" if names[0] == "extra_container" && can(properties[names[1]])
      ]
    ])))}."
  }

  validation {
    condition     = length(setsubtract(keys(var.cloudformation_properties.extra_containers), var.extra_containers[*].name)) == 0
    error_message = "cloudformation_properties.extra_containers must only contain names of extra_containers."
  }

  validation {
    condition = alltrue(flatten([
      for properties in concat(
        [for part in ["service", "task_definition", "container"] : var.cloudformation_properties[part]],
        values(var.cloudformation_properties.extra_containers),
      ) : [for name in keys(properties) : can(regex("^[^a-z]", name))]
    ]))
    error_message = "cloudformation_properties must use CloudFormation's property names, which start with a capital letter."
  }

  # An intrinsic function, such as Fn::If, cannot be merged.
  validation {
    condition = alltrue([
      for list in flatten([
        for properties in concat(
          [for part in ["service", "task_definition", "container"] : var.cloudformation_properties[part]],
          values(var.cloudformation_properties.extra_containers),
        ) : [for name in keys(local.item_identities) : { items = properties[name] } if can(properties[name])]
      ]) :
      !can(keys(list.items)) && can([for item in list.items : keys(item)])
    ])
    error_message = "cloudformation_properties must contain ${join(", ", keys(local.item_identities))} as lists of maps, because they are merged with the rendered lists."
  }

  validation {
    condition = length(setintersection(
      try(var.cloudformation_properties.container.Environment[*].Name, []),
      concat(keys(var.environment), keys(var.secrets)),
    )) == 0
    error_message = "The Environment of cloudformation_properties must not contain a name from environment or secrets."
  }

  validation {
    condition = length(setintersection(
      try(var.cloudformation_properties.container.MountPoints[*].ContainerPath, []),
      concat(var.mount_points[*].container_path, var.bind_mounts[*].container_path),
    )) == 0
    error_message = "The MountPoints of cloudformation_properties must not contain a path from mount_points or bind_mounts."
  }

  validation {
    condition     = !contains(try(var.cloudformation_properties.container.ResourceRequirements[*].Type, []), "GPU")
    error_message = "The ResourceRequirements of cloudformation_properties must not contain GPUs: use gpu."
  }

  validation {
    condition = alltrue([
      for volume in try(var.cloudformation_properties.task_definition.Volumes, []) : !can(volume.Host) && length(setintersection(
        try(keys(volume.EFSVolumeConfiguration), []),
        ["AuthorizationConfig", "FilesystemId", "RootDirectory", "TransitEncryption"],
      )) == 0
    ])
    error_message = "The Volumes of cloudformation_properties must not set Host or the EFS file system: use volumes with host_path or efs."
  }

  validation {
    condition = var.target_group_arn == null ? true : alltrue([
      for item in try(var.cloudformation_properties.service.LoadBalancers, []) :
      try(item.ContainerName, local.container_name) == local.container_name && try(tonumber(item.ContainerPort), var.container_port) == var.container_port
      if try(item.TargetGroupArn, var.target_group_arn) == var.target_group_arn && !can(item.LoadBalancerName)
    ])
    error_message = "The LoadBalancers of cloudformation_properties must not set another container or port for target_group_arn."
  }
  validation {
    condition = var.service_connect == null || length(setintersection(
      try(keys(var.cloudformation_properties.service.ServiceConnectConfiguration), []),
      ["Enabled", "Namespace"],
    )) == 0
    error_message = "The ServiceConnectConfiguration of cloudformation_properties must not set Enabled or Namespace: use service_connect."
  }

  validation {
    condition = !local.is_service_connect_server || alltrue([
      for item in try(var.cloudformation_properties.service.ServiceConnectConfiguration.Services, []) :
      length(setintersection(keys(item), ["ClientAliases", "DiscoveryName", "IngressPortOverride", "Timeout"])) == 0
      if try(item.PortName, null) == local.port_name
    ])
    error_message = "The Services of cloudformation_properties must not set ClientAliases, DiscoveryName, IngressPortOverride or Timeout for the port of service_connect: use service_connect."
  }

  validation {
    condition = !local.is_service_connect_server || alltrue([
      for item in try(var.cloudformation_properties.container.PortMappings, []) : !can(item.AppProtocol) && !can(item.Name)
      if try(tonumber(item.ContainerPort), null) == var.container_port && try(item.Protocol, "tcp") == "tcp"
    ])
    error_message = "The PortMappings of cloudformation_properties must not set AppProtocol or Name for container_port: use service_connect."
  }

  validation {
    condition     = var.service_discovery == null || !can(var.cloudformation_properties.service.ServiceRegistries)
    error_message = "cloudformation_properties must not set ServiceRegistries if service_discovery is set, because a service can have only one service registry."
  }
}
