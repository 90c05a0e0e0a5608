# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

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
    error_message = "secrets and environment must not contain the same name."
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
  description = "Command of the container. Default: the command of the image."
  type        = list(string)
  default     = null
}

variable "entry_point" {
  description = "Entry point of the container. Default: the entry point of the image."
  type        = list(string)
  default     = null
}

variable "health_check" {
  description = "Health check of the container: the command, which starts with `CMD` or `CMD-SHELL`, and the interval, timeout and start period in seconds. Default: none."
  type = object({
    command      = list(string)
    interval     = optional(number, 30)
    timeout      = optional(number, 5)
    retries      = optional(number, 3)
    start_period = optional(number, 0)
  })
  default = null
}

variable "container_depends_on" {
  description = "Conditions that other containers must meet before the main container starts: name of one of `extra_containers` to `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "start_timeout" {
  description = "Seconds within which the main container must meet the condition that other containers wait for, 2 or more. Default: that of Amazon ECS."
  type        = number
  default     = null

  validation {
    condition     = var.start_timeout == null ? true : var.start_timeout >= 2
    error_message = "start_timeout must be 2 seconds or more."
  }
}

variable "stop_timeout" {
  description = "Seconds between SIGTERM and SIGKILL, 2 to 120. Default: that of Amazon ECS."
  type        = number
  default     = null

  validation {
    condition     = var.stop_timeout == null ? true : var.stop_timeout >= 2 && var.stop_timeout <= 120
    error_message = "stop_timeout must be 2 to 120 seconds."
  }
}

variable "readonly_root_filesystem" {
  description = "Whether the container's root file system is read-only. ECS Exec does not work with a read-only root file system."
  type        = bool
  default     = false
  nullable    = false
}

variable "user" {
  description = "User in the container. Default: the user of the image."
  type        = string
  default     = null
}

variable "docker_labels" {
  description = "Docker labels of the container."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "linux_parameters" {
  description = "Init process (default: the value of `enable_execute_command`), capabilities, devices of the container instance, and sizes of shared memory, tmpfs and swap in MiB."
  type = object({
    init_process_enabled = optional(bool)
    capabilities = optional(object({
      add  = optional(list(string), [])
      drop = optional(list(string), [])
    }), {})
    devices = optional(list(object({
      host_path      = string
      container_path = optional(string)
      permissions    = optional(list(string), [])
    })), [])
    shared_memory_size = optional(number)
    tmpfs = optional(list(object({
      container_path = string
      size           = number
      mount_options  = optional(list(string), [])
    })), [])
    max_swap   = optional(number)
    swappiness = optional(number)
  })
  default  = {}
  nullable = false
}

variable "logging" {
  description = "Log driver of the container, its options, and options from Secrets Manager or SSM Parameter Store (option to ARN). The options of `awslogs` are merged into those for the log group. `awsfirelens` requires an extra container with `firelens`."
  type = object({
    driver         = optional(string, "awslogs")
    options        = optional(map(string), {})
    secret_options = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for arn in values(var.logging.secret_options) : can(regex("^arn:[^:]+:(secretsmanager:[^:]+:[0-9]{12}:secret:|ssm:[^:]+:[0-9]{12}:parameter/).", arn))
    ])
    error_message = "logging.secret_options must map names to ARNs of Secrets Manager secrets or SSM parameters, so that the execution role can be limited to them."
  }
}
