# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "cpu" {
  description = "CPU units of the task. 1024 units are one vCPU. Fargate supports fixed combinations of cpu and memory."
  type        = number
  default     = 256
  nullable    = false
}

variable "memory" {
  description = "Memory of the task in MiB."
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
  description = "Ephemeral storage of a Fargate task in GiB, 21 to 200. Default: 20, the default of Fargate."
  type        = number
  default     = null

  validation {
    condition     = var.ephemeral_storage == null ? true : var.ephemeral_storage >= 21 && var.ephemeral_storage <= 200
    error_message = "ephemeral_storage must be 21 to 200 GiB."
  }

  validation {
    condition     = var.ephemeral_storage == null || local.is_fargate
    error_message = "ephemeral_storage requires Fargate, because on EC2 the container instance provides the storage."
  }
}

variable "gpu" {
  description = "Number of GPUs of the container. EC2 only."
  type        = number
  default     = null

  validation {
    condition     = var.gpu == null || !local.is_fargate
    error_message = "gpu cannot be combined with Fargate: set launch_type to EC2, or use a capacity provider of container instances."
  }
}

variable "volumes" {
  description = "Volumes of the task: an EFS file system (always encrypted in transit), a path on the container instance or, without either, empty storage that the containers share."
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
    error_message = "volumes must have different names."
  }

  validation {
    condition     = alltrue([for volume in var.volumes : volume.host_path == null || volume.efs == null])
    error_message = "A volume must not have both host_path and efs."
  }

  validation {
    condition     = !local.is_fargate || alltrue([for volume in var.volumes : volume.host_path == null])
    error_message = "host_path cannot be combined with Fargate: use efs, or neither for empty storage."
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.efs == null ? true : volume.efs.access_point_id == null || coalesce(volume.efs.root_directory, "/") == "/"
    ])
    error_message = "efs.access_point_id cannot be combined with root_directory, because an access point has its own root directory."
  }
}

variable "mount_points" {
  description = "Volumes to mount in the container."
  type = list(object({
    volume         = string
    container_path = string
    read_only      = optional(bool, false)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for mount in var.mount_points : contains(var.volumes[*].name, mount.volume)])
    error_message = "mount_points must refer to one of the volumes."
  }
}

variable "bind_mounts" {
  description = "Paths on the container instance to mount in the container. EC2 only."
  type = list(object({
    host_path      = string
    container_path = string
    read_only      = optional(bool, false)
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(var.bind_mounts) == 0 || !local.is_fargate
    error_message = "bind_mounts cannot be combined with Fargate: set launch_type to EC2, or use a capacity provider of container instances."
  }
}
