# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "extra_containers" {
  description = "Containers that run next to the main container in every task. Default image: the deployed image. The descriptions of the main container's inputs also apply to them. `firelens` makes a container the log router of the task."
  type = list(object({
    name           = string
    image          = optional(string)
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
    depends_on    = optional(map(string), {})
    start_timeout = optional(number)
    stop_timeout  = optional(number)
    mount_points = optional(list(object({
      volume         = string
      container_path = string
      read_only      = optional(bool, false)
    })), [])
    readonly_root_filesystem = optional(bool, false)
    user                     = optional(string)
    docker_labels            = optional(map(string), {})
    linux_parameters = optional(object({
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
    }), {})
    logging = optional(object({
      driver         = optional(string, "awslogs")
      options        = optional(map(string), {})
      secret_options = optional(map(string), {})
    }), {})
    firelens = optional(object({
      type    = optional(string, "fluentbit")
      options = optional(map(string), {})
    }))
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(distinct(concat([local.container_name], var.extra_containers[*].name))) == length(var.extra_containers) + 1
    error_message = "extra_containers must have different names, which also differ from the name of the main container."
  }

  validation {
    condition = alltrue([
      for arn in flatten([for container in var.extra_containers : [values(container.secrets), values(container.logging.secret_options)]]) :
      can(regex("^arn:[^:]+:(secretsmanager:[^:]+:[0-9]{12}:secret:|ssm:[^:]+:[0-9]{12}:parameter/).", arn))
    ])
    error_message = "The secrets and logging.secret_options of extra_containers must map names to ARNs of Secrets Manager secrets or SSM parameters, so that the execution role can be limited to them."
  }

  validation {
    condition     = alltrue([for container in var.extra_containers : length(setintersection(keys(container.secrets), keys(container.environment))) == 0])
    error_message = "The secrets and environment of an extra container must not contain the same name."
  }

  validation {
    condition     = length(setsubtract(flatten([for container in var.extra_containers : container.mount_points[*].volume]), var.volumes[*].name)) == 0
    error_message = "The mount_points of extra_containers must refer to one of the volumes."
  }
}
