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
