# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

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

  validation {
    condition     = var.network_mode != "awsvpc" || length(var.load_balancers) == 0 || length(var.security_group_ids) > 0
    error_message = "security_group_ids must name at least one group behind load_balancers: the one that is created for these has no way out."
  }
}

variable "assign_public_ip" {
  description = "Whether a Fargate task gets a public IP address. Without one its subnets need a NAT gateway or VPC endpoints to pull images."
  type        = bool
  default     = false
  nullable    = false
}
