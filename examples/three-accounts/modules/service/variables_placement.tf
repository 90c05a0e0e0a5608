# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "launch_type" {
  description = "Launch type of the tasks, unless they have a capacity provider: `FARGATE` or `EC2`."
  type        = string
  default     = "FARGATE"
  nullable    = false

  validation {
    condition     = contains(["FARGATE", "EC2"], var.launch_type)
    error_message = "launch_type must be FARGATE or EC2."
  }
}

variable "capacity_provider" {
  description = "Name of the capacity provider that runs all tasks. Default: the launch type."
  type        = string
  default     = null

  validation {
    condition     = var.capacity_provider == null || length(var.capacity_provider_strategy) == 0
    error_message = "capacity_provider cannot be combined with capacity_provider_strategy."
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
    error_message = "capacity_provider_strategy must have at most one item with a base."
  }

  validation {
    condition     = length(var.capacity_provider_strategy) == 0 || anytrue([for item in var.capacity_provider_strategy : item.weight > 0])
    error_message = "capacity_provider_strategy must have an item with a weight above 0, because otherwise no task could be placed."
  }

  validation {
    condition     = length(distinct([for item in var.capacity_provider_strategy : startswith(item.capacity_provider, "FARGATE")])) <= 1
    error_message = "capacity_provider_strategy must not mix Fargate with capacity providers of container instances."
  }
}

variable "platform_version" {
  description = "Fargate platform version."
  type        = string
  default     = "LATEST"
  nullable    = false
}

variable "network_mode" {
  description = "Network mode of the task: `awsvpc` or, on EC2, also `bridge` or `host`."
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
  description = "IDs of the subnets of the tasks. Only used in the network mode awsvpc."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = var.network_mode != "awsvpc" || length(var.subnet_ids) > 0
    error_message = "subnet_ids must have at least one subnet in the network mode awsvpc."
  }
}

variable "security_group_ids" {
  description = "IDs of the security groups of the tasks. Only used in the network mode awsvpc."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = var.network_mode != "awsvpc" || length(var.load_balancers) == 0 || length(var.security_group_ids) > 0
    error_message = "security_group_ids must have at least one group if load_balancers is set, because the group that is created for them allows no outbound traffic."
  }
}

variable "assign_public_ip" {
  description = "Whether a Fargate task gets a public IP address. Without one, its subnets need a NAT gateway or VPC endpoints to pull images."
  type        = bool
  default     = false
  nullable    = false
}
