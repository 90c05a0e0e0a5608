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

  # The longest role name, with the suffix -cloudformation, may have 64 characters.
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

variable "tags" {
  description = "Tags of the stack, which it passes on to the service and its tasks, and of the roles."
  type        = map(string)
  default     = {}
  nullable    = false
}

# ------------------------------------------------------------------------------
# Pipeline
# ------------------------------------------------------------------------------

variable "pipeline_aws_account_id" {
  description = "Id of the AWS account that holds the pipeline."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.pipeline_aws_account_id))
    error_message = "pipeline_aws_account_id must have 12 digits."
  }
}

variable "pipeline_role_arn" {
  description = "ARN of the role that CodePipeline acts as: no other may deploy to the service. It need not exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::${var.pipeline_aws_account_id}:role/[^*?]+$", var.pipeline_role_arn))
    error_message = "pipeline_role_arn must name a role of the pipeline's account, without wildcards."
  }
}

variable "pipeline_functions_role_arn" {
  description = "ARN of the role of the pipeline's function: no other may prepare or record a deployment. It need not exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::${var.pipeline_aws_account_id}:role/[^*?]+$", var.pipeline_functions_role_arn))
    error_message = "pipeline_functions_role_arn must name a role of the pipeline's account, without wildcards."
  }
}

variable "pipeline_auto_deploy" {
  description = "Whether the pipeline deploys without waiting for an approval."
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
# Container
# ------------------------------------------------------------------------------

variable "container_name" {
  description = "Name of the container that runs the deployed image. Default: `service_name`."
  type        = string
  default     = null

  validation {
    condition     = var.container_name == null ? true : can(regex("^[A-Za-z0-9_-]{1,255}$", var.container_name))
    error_message = "container_name must be 1 to 255 letters, digits, hyphens and underscores."
  }
}

variable "container_port" {
  description = "Port that the container listens on."
  type        = number
  default     = null

  validation {
    condition     = var.container_port == null ? true : var.container_port >= 1 && var.container_port <= 65535
    error_message = "container_port must be 1 to 65535."
  }
}

variable "environment" {
  description = "Environment variables of the container."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variables of the container from Secrets Manager or SSM Parameter Store: name to ARN."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for arn in values(var.secrets) : can(regex("^arn:[^:]+:(secretsmanager:[^:]+:[0-9]{12}:secret:|ssm:[^:]+:[0-9]{12}:parameter/).", arn))
    ])
    error_message = "secrets must map names to ARNs of Secrets Manager secrets or SSM parameters, so that the execution role can be limited to them."
  }

  validation {
    condition     = length(setintersection(keys(var.secrets), keys(var.environment))) == 0
    error_message = "A name can stand in secrets or in environment, not in both."
  }
}

variable "repository_arns" {
  description = "ARNs of the ECR repositories that the tasks pull images from."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.repository_arns : can(regex("^arn:[^:]+:ecr:[^:]+:[0-9]{12}:repository/[^*]+$", arn))])
    error_message = "repository_arns must be ARNs of ECR repositories, without wildcards."
  }
}

variable "command" {
  description = "Command of the container. Default: the image's."
  type        = list(string)
  default     = null
}

variable "entry_point" {
  description = "Entry point of the container. Default: the image's."
  type        = list(string)
  default     = null
}

variable "health_check" {
  description = "How the container's health is checked: command (starting with `CMD` or `CMD-SHELL`), and interval, timeout and start period in seconds. Default: it is not."
  type = object({
    command      = list(string)
    interval     = optional(number, 30)
    timeout      = optional(number, 5)
    retries      = optional(number, 3)
    start_period = optional(number, 0)
  })
  default = null
}

variable "stop_timeout" {
  description = "Seconds between SIGTERM and SIGKILL, 2 to 120. Default: ECS's own."
  type        = number
  default     = null

  validation {
    condition     = var.stop_timeout == null ? true : var.stop_timeout >= 2 && var.stop_timeout <= 120
    error_message = "stop_timeout must be 2 to 120 seconds."
  }
}

variable "readonly_root_filesystem" {
  description = "Whether the container's root file system is read-only. ECS Exec does not work with it."
  type        = bool
  default     = false
  nullable    = false
}

variable "user" {
  description = "User in the container. Default: the image's."
  type        = string
  default     = null
}

variable "extra_containers" {
  description = "Containers that run beside the service's own in every task."
  type = list(object({
    name           = string
    image          = string
    container_port = optional(number)
    cpu            = optional(number)
    memory         = optional(number)
    essential      = optional(bool, true)
    environment    = optional(map(string), {})
    secrets        = optional(map(string), {})
    command        = optional(list(string))
    entry_point    = optional(list(string))
    health_check = optional(object({
      command      = list(string)
      interval     = optional(number, 30)
      timeout      = optional(number, 5)
      retries      = optional(number, 3)
      start_period = optional(number, 0)
    }))
    mount_points = optional(list(object({
      volume         = string
      container_path = string
      read_only      = optional(bool, false)
    })), [])
    readonly_root_filesystem = optional(bool, false)
    user                     = optional(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(distinct(concat([local.container_name], var.extra_containers[*].name))) == length(var.extra_containers) + 1
    error_message = "The names of extra_containers must differ from each other and from the service's own container."
  }

  validation {
    condition = alltrue([
      for arn in flatten([for container in var.extra_containers : values(container.secrets)]) :
      can(regex("^arn:[^:]+:(secretsmanager:[^:]+:[0-9]{12}:secret:|ssm:[^:]+:[0-9]{12}:parameter/).", arn))
    ])
    error_message = "The secrets of extra_containers must map names to ARNs of Secrets Manager secrets or SSM parameters, so that the execution role can be limited to them."
  }

  validation {
    condition     = alltrue([for container in var.extra_containers : length(setintersection(keys(container.secrets), keys(container.environment))) == 0])
    error_message = "A name can stand in the secrets or in the environment of a container, not in both."
  }

  validation {
    condition     = length(setsubtract(flatten([for container in var.extra_containers : container.mount_points[*].volume]), var.volumes[*].name)) == 0
    error_message = "The mount_points of extra_containers must name one of the volumes."
  }
}

# ------------------------------------------------------------------------------
# Task
# ------------------------------------------------------------------------------

variable "cpu" {
  description = "CPU units of the task; 1024 are one vCPU. Fargate has fixed pairs of cpu and memory."
  type        = number
  default     = 256
  nullable    = false
}

variable "memory" {
  description = "MiB of memory of the task."
  type        = number
  default     = 512
  nullable    = false
}

variable "cpu_architecture" {
  description = "Processor architecture of the image: `X86_64` or `ARM64`."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture must be X86_64 or ARM64."
  }
}

variable "ephemeral_storage" {
  description = "GiB of ephemeral storage of a Fargate task, 21 to 200. Default: Fargate's own 20."
  type        = number
  default     = null

  validation {
    condition     = var.ephemeral_storage == null ? true : var.ephemeral_storage >= 21 && var.ephemeral_storage <= 200
    error_message = "ephemeral_storage must be 21 to 200 GiB."
  }

  validation {
    condition     = var.ephemeral_storage == null || local.is_fargate
    error_message = "ephemeral_storage is Fargate's: on EC2 the container instance has the storage."
  }
}

variable "gpu" {
  description = "Number of GPUs of the container. EC2 only."
  type        = number
  default     = null

  validation {
    condition     = var.gpu == null || !local.is_fargate
    error_message = "Fargate has no GPUs: set launch_type to EC2 or name a capacity provider of container instances."
  }
}

variable "volumes" {
  description = "Volumes of the task: an EFS file system (always encrypted in transit), a path of the container instance, or, with neither, empty storage that the containers share."
  type = list(object({
    name      = string
    host_path = optional(string)
    efs = optional(object({
      file_system_id    = string
      access_point_id   = optional(string)
      root_directory    = optional(string)
      iam_authorization = optional(bool, true)
    }))
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(distinct(var.volumes[*].name)) == length(var.volumes)
    error_message = "The names of volumes must differ."
  }

  validation {
    condition     = alltrue([for volume in var.volumes : volume.host_path == null || volume.efs == null])
    error_message = "A volume has a host_path or an efs, not both."
  }

  validation {
    condition     = !local.is_fargate || alltrue([for volume in var.volumes : volume.host_path == null])
    error_message = "Fargate has no container instance whose host_path could be mounted: use efs, or neither for empty storage."
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.efs == null ? true : volume.efs.access_point_id == null || coalesce(volume.efs.root_directory, "/") == "/"
    ])
    error_message = "An EFS access point has a root directory of its own: set access_point_id or root_directory, not both."
  }
}

variable "mount_points" {
  description = "Volumes in the container."
  type = list(object({
    volume         = string
    container_path = string
    read_only      = optional(bool, false)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for mount in var.mount_points : contains(var.volumes[*].name, mount.volume)])
    error_message = "mount_points must name one of the volumes."
  }
}

variable "bind_mounts" {
  description = "Paths of the container instance in the container. EC2 only."
  type = list(object({
    host_path      = string
    container_path = string
    read_only      = optional(bool, false)
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(var.bind_mounts) == 0 || !local.is_fargate
    error_message = "Fargate has no container instance whose paths could be mounted: set launch_type to EC2 or name a capacity provider of container instances."
  }
}

# ------------------------------------------------------------------------------
# Where it runs
# ------------------------------------------------------------------------------

variable "launch_type" {
  description = "What the tasks run on, unless a capacity provider is named: `FARGATE` or `EC2`."
  type        = string
  default     = "FARGATE"
  nullable    = false

  validation {
    condition     = contains(["FARGATE", "EC2"], var.launch_type)
    error_message = "launch_type must be FARGATE or EC2."
  }
}

variable "capacity_provider" {
  description = "Name of the one capacity provider that runs the tasks. Default: the launch type."
  type        = string
  default     = null

  validation {
    condition     = var.capacity_provider == null || length(var.capacity_provider_strategy) == 0
    error_message = "Set capacity_provider or capacity_provider_strategy, not both."
  }
}

variable "capacity_provider_strategy" {
  description = "Capacity providers that share the tasks. Default: the launch type."
  type = list(object({
    capacity_provider = string
    weight            = optional(number, 1)
    base              = optional(number, 0)
  }))
  default  = []
  nullable = false

  validation {
    condition     = length([for item in var.capacity_provider_strategy : item if item.base > 0]) <= 1
    error_message = "Only one item of capacity_provider_strategy can have a base."
  }

  validation {
    condition     = length(var.capacity_provider_strategy) == 0 || anytrue([for item in var.capacity_provider_strategy : item.weight > 0])
    error_message = "At least one item of capacity_provider_strategy must have a weight above 0, or no task could be placed."
  }

  validation {
    condition     = length(distinct([for item in var.capacity_provider_strategy : startswith(item.capacity_provider, "FARGATE")])) <= 1
    error_message = "capacity_provider_strategy cannot mix Fargate with capacity providers of container instances."
  }
}

variable "platform_version" {
  description = "Fargate platform version."
  type        = string
  default     = "LATEST"
  nullable    = false
}

variable "network_mode" {
  description = "How containers are connected: `awsvpc`, or on EC2 also `bridge` or `host`."
  type        = string
  default     = "awsvpc"
  nullable    = false

  validation {
    condition     = contains(["awsvpc", "bridge", "host"], var.network_mode)
    error_message = "network_mode must be awsvpc, bridge or host."
  }

  validation {
    condition     = var.network_mode == "awsvpc" || !local.is_fargate
    error_message = "network_mode must be awsvpc on Fargate."
  }
}

variable "subnet_ids" {
  description = "Ids of the subnets of the tasks. Not used outside the network mode awsvpc."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = var.network_mode != "awsvpc" || length(var.subnet_ids) > 0
    error_message = "subnet_ids must name at least one subnet in the network mode awsvpc."
  }
}

variable "security_group_ids" {
  description = "Ids of the security groups of the tasks. Not used outside the network mode awsvpc."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "assign_public_ip" {
  description = "Whether a Fargate task gets a public IP address. Without one its subnets need a NAT gateway or VPC endpoints to pull images."
  type        = bool
  default     = false
  nullable    = false
}

# ------------------------------------------------------------------------------
# Load balancer
# ------------------------------------------------------------------------------

variable "target_group_arn" {
  description = "ARN of the load balancer's target group. It must be attached to a listener before the first image."
  type        = string
  default     = null

  validation {
    condition     = var.target_group_arn == null || var.container_port != null
    error_message = "A target group needs a container_port."
  }
}

variable "health_check_grace_period" {
  description = "Seconds after the start of a task in which the load balancer's health checks do not count."
  type        = number
  default     = null

  validation {
    condition     = var.health_check_grace_period == null || var.target_group_arn != null || can(var.cloudformation_properties.service.LoadBalancers)
    error_message = "health_check_grace_period needs a target_group_arn."
  }
}

# ------------------------------------------------------------------------------
# Scaling and alarm
# ------------------------------------------------------------------------------

variable "autoscaling_min" {
  description = "Smallest number of tasks."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.autoscaling_min >= 0
    error_message = "autoscaling_min must not be negative."
  }
}

variable "autoscaling_max" {
  description = "Largest number of tasks. Default: `autoscaling_min`, a fixed number."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_max == null ? true : var.autoscaling_max >= var.autoscaling_min
    error_message = "autoscaling_max must not be below autoscaling_min."
  }
}

variable "autoscaling_target_cpu" {
  description = "Average CPU utilisation, in percent of the reservation, that scaling aims at."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.autoscaling_target_cpu > 0 && var.autoscaling_target_cpu <= 100
    error_message = "autoscaling_target_cpu must be above 0 and at most 100 percent."
  }
}

variable "alarm" {
  description = "An alarm for fewer running tasks than `autoscaling_min`, with the period in seconds. It exists only once there is an image, and not with a minimum of 0. Default: none."
  type = object({
    period              = optional(number, 60)
    evaluation_periods  = optional(number, 5)
    datapoints_to_alarm = optional(number)
    alarm_actions       = optional(list(string), [])
    ok_actions          = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.alarm == null ? true : var.alarm.period >= 60 && var.alarm.period % 60 == 0
    error_message = "alarm.period must be a multiple of 60 seconds."
  }

  validation {
    condition = var.alarm == null ? true : (
      coalesce(var.alarm.datapoints_to_alarm, 1) >= 1 && coalesce(var.alarm.datapoints_to_alarm, 1) <= var.alarm.evaluation_periods
    )
    error_message = "alarm.evaluation_periods must be at least 1, and alarm.datapoints_to_alarm between 1 and that."
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  validation {
    condition     = var.alarm == null ? true : var.alarm.period * var.alarm.evaluation_periods <= (var.alarm.period < 3600 ? 86400 : 604800)
    error_message = "alarm.period times alarm.evaluation_periods must be at most one day, or seven days with a period of an hour or more."
  }
}

# ------------------------------------------------------------------------------
# Deployment
# ------------------------------------------------------------------------------

variable "deployment" {
  description = "How a rolling update proceeds: the limits in percent of the desired count, whether a failing deployment is ended and rolled back, and CloudWatch alarms that roll it back too."
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
    error_message = "deployment.maximum_percent must be above deployment.minimum_healthy_percent, or no task could ever be replaced."
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
  description = "Days for which the log group that is created keeps its events."
  type        = number
  default     = 90
  nullable    = false
}

# ------------------------------------------------------------------------------
# Everything else
# ------------------------------------------------------------------------------

variable "cloudformation_properties" {
  description = "CloudFormation properties without an input of their own, merged over the rendered ones: of the service, the task definition, and the container that runs the deployed image. Maps are merged key by key, the rendered lists by what identifies an item (see `cloudformation_properties.tf`); a `LogConfiguration` with another `LogDriver` replaces the rendered one. What an input sets is refused."
  type = object({
    service         = optional(any, {})
    task_definition = optional(any, {})
    container       = optional(any, {})
  })
  default  = {}
  nullable = false

  # No local value may go through the variable, or Terraform would see a cycle.
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

  validation {
    condition     = alltrue(flatten([for properties in var.cloudformation_properties : [for name in keys(properties) : can(regex("^[^a-z]", name))]]))
    error_message = "cloudformation_properties must use CloudFormation's own names, which begin with a capital letter."
  }

  # A function, such as Fn::If, cannot be merged with anything.
  validation {
    condition = alltrue([
      for list in flatten([for properties in var.cloudformation_properties : [for name in keys(local.item_identities) : { items = properties[name] } if can(properties[name])]]) :
      !can(keys(list.items)) && can([for item in list.items : keys(item)])
    ])
    error_message = "cloudformation_properties must give ${join(", ", keys(local.item_identities))} as lists of maps, which are merged with the rendered ones."
  }

  validation {
    condition = length(setintersection(
      try(var.cloudformation_properties.container.Environment[*].Name, []),
      concat(keys(var.environment), keys(var.secrets)),
    )) == 0
    error_message = "The Environment of cloudformation_properties must not have a name that environment or secrets has."
  }

  validation {
    condition = length(setintersection(
      try(var.cloudformation_properties.container.MountPoints[*].ContainerPath, []),
      concat(var.mount_points[*].container_path, var.bind_mounts[*].container_path),
    )) == 0
    error_message = "The MountPoints of cloudformation_properties must not have a path that mount_points or bind_mounts has."
  }

  validation {
    condition     = !contains(try(var.cloudformation_properties.container.ResourceRequirements[*].Type, []), "GPU")
    error_message = "The ResourceRequirements of cloudformation_properties must not have GPUs: use gpu."
  }

  validation {
    condition = alltrue([
      for volume in try(var.cloudformation_properties.task_definition.Volumes, []) : !can(volume.Host) && length(setintersection(
        try(keys(volume.EFSVolumeConfiguration), []),
        ["AuthorizationConfig", "FilesystemId", "RootDirectory", "TransitEncryption"],
      )) == 0
    ])
    error_message = "The Volumes of cloudformation_properties must not set Host or the EFS file system: use volumes, with host_path or efs."
  }

  validation {
    condition = var.target_group_arn == null ? true : alltrue([
      for item in try(var.cloudformation_properties.service.LoadBalancers, []) :
      try(item.ContainerName, local.container_name) == local.container_name && try(tonumber(item.ContainerPort), var.container_port) == var.container_port
      if try(item.TargetGroupArn, var.target_group_arn) == var.target_group_arn && !can(item.LoadBalancerName)
    ])
    error_message = "The LoadBalancers of cloudformation_properties must not lead target_group_arn to another container or port."
  }
}
