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
