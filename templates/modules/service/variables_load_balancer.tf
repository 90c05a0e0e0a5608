variable "target_group_arn" {
  description = "ARN of a load balancer's target group. It must be attached to a listener before the first image is deployed."
  type        = string
  default     = null

  validation {
    condition     = var.target_group_arn == null || var.container_port != null
    error_message = "target_group_arn requires a container_port."
  }
}

variable "load_balancers" {
  description = "Load balancers of the tasks, by a name of your choice. Without `port`: an Application Load Balancer, with a target group and a rule of the listener `listener_arn`. With `port`: a Network Load Balancer, with a target group and a listener of `load_balancer_arn` on that port. Terraform sets the target group of the rule or listener only when it creates them and keeps later traffic shifts. A change to `protocol` (except between TCP and TLS), `protocol_version`, `network_mode` or the VPC replaces the target group, which has no tasks until the new tasks have started."
  type = map(object({
    listener_arn = optional(string)
    hosts        = optional(list(string), [])
    paths        = optional(list(string), [])
    priority     = optional(number)

    load_balancer_arn = optional(string)
    port              = optional(number)
    certificate_arn   = optional(string)
    ssl_policy        = optional(string, "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
    alpn_policy       = optional(string)
    source_cidrs      = optional(list(string), [])

    container            = optional(string)
    container_port       = optional(number)
    protocol             = optional(string)
    protocol_version     = optional(string, "HTTP1")
    deregistration_delay = optional(number, 60)
    slow_start           = optional(number, 0)

    stickiness = optional(object({
      cookie_name     = optional(string)
      cookie_duration = optional(number, 86400)
    }))

    health_check = optional(object({
      path                = optional(string)
      protocol            = optional(string)
      port                = optional(number)
      interval            = optional(number, 10)
      timeout             = optional(number, 5)
      healthy_threshold   = optional(number, 2)
      unhealthy_threshold = optional(number, 3)
      status_codes        = optional(string)
    }), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(var.load_balancers) + (var.target_group_arn == null ? 0 : 1) <= 5
    error_message = "load_balancers and target_group_arn must have at most five target groups, because ECS attaches no more to a service."
  }

  validation {
    condition     = alltrue([for name in keys(var.load_balancers) : can(regex("^[a-z](-?[a-z0-9])*$", name))])
    error_message = "The names of load_balancers must start with a letter and contain only lowercase letters, digits and single hyphens."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : balancer.port == null ? (
        balancer.load_balancer_arn == null && balancer.certificate_arn == null && balancer.alpn_policy == null && length(balancer.source_cidrs) == 0
        ) : (
        balancer.listener_arn == null && balancer.priority == null && balancer.protocol_version == "HTTP1" &&
        length(balancer.hosts) + length(balancer.paths) + balancer.slow_start == 0
      )
    ])
    error_message = "load_balancers with a port are Network Load Balancers and cannot have listener_arn, hosts, paths, priority, protocol_version or slow_start. Without a port, they are Application Load Balancers and cannot have load_balancer_arn, certificate_arn, alpn_policy or source_cidrs."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : balancer.port == null ? balancer.listener_arn != null : balancer.load_balancer_arn != null])
    error_message = "load_balancers must have a listener_arn for an Application Load Balancer, or a load_balancer_arn for a Network Load Balancer."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : balancer.priority != null && contains(range(1, 6), length(balancer.hosts) + length(balancer.paths)) if balancer.port == null
    ])
    error_message = "load_balancers on an Application Load Balancer must have a priority and a total of one to five hosts and paths."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : contains(
        balancer.port == null ? ["HTTP", "HTTPS"] : ["TCP", "TLS", "UDP"],
        coalesce(balancer.protocol, balancer.port == null ? "HTTP" : "TCP"),
      )
    ])
    error_message = "load_balancers must have the protocol HTTP or HTTPS on an Application Load Balancer, or TCP, TLS or UDP on a Network Load Balancer."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : contains(["HTTP1", "HTTP2", "GRPC"], balancer.protocol_version)])
    error_message = "load_balancers must have the protocol_version HTTP1, HTTP2 or GRPC."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : coalesce(balancer.protocol, "-") == "TLS" ? balancer.certificate_arn != null : balancer.certificate_arn == null && balancer.alpn_policy == null])
    error_message = "load_balancers must have a certificate_arn with the protocol TLS. With other protocols, they cannot have a certificate_arn or an alpn_policy."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : balancer.alpn_policy == null ? true : contains(["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"], balancer.alpn_policy)])
    error_message = "load_balancers must have the alpn_policy HTTP1Only, HTTP2Only, HTTP2Optional, HTTP2Preferred or None."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : try(coalesce(balancer.container_port, local.container_ports[coalesce(balancer.container, local.container_name)]), 0) > 0 &&
      contains(keys(local.container_ports), coalesce(balancer.container, local.container_name))
    ])
    error_message = "load_balancers must refer to a container of the task, and must have a container_port if that container has none."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : balancer.stickiness == null || balancer.port == null ? true : balancer.protocol != "TLS" && balancer.stickiness.cookie_name == null])
    error_message = "load_balancers on a Network Load Balancer identify clients by their IP address: stickiness cannot have a cookie_name, and is not available with the protocol TLS."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : contains(
        balancer.port == null ? ["HTTP", "HTTPS"] : ["HTTP", "HTTPS", "TCP"],
        coalesce(balancer.health_check.protocol, "HTTP"),
      ) && balancer.health_check.timeout < balancer.health_check.interval
    ])
    error_message = "load_balancers must have the health_check.protocol HTTP, HTTPS or, on a Network Load Balancer, TCP, and a health_check.timeout shorter than the interval."
  }

  validation {
    condition = alltrue(flatten([
      for balancer in var.load_balancers : [
        balancer.priority == null ? true : balancer.priority >= 1 && balancer.priority <= 50000,
        balancer.port == null ? true : balancer.port >= 1 && balancer.port <= 65535,
        balancer.deregistration_delay >= 0 && balancer.deregistration_delay <= 3600,
        balancer.slow_start == 0 || balancer.slow_start >= 30 && balancer.slow_start <= 900,
        balancer.stickiness == null ? true : balancer.stickiness.cookie_duration >= 1 && balancer.stickiness.cookie_duration <= 604800,
        balancer.health_check.interval >= 5 && balancer.health_check.interval <= 300,
        balancer.health_check.timeout >= 2 && balancer.health_check.timeout <= 120,
        balancer.health_check.healthy_threshold >= 2 && balancer.health_check.healthy_threshold <= 10,
        balancer.health_check.unhealthy_threshold >= 2 && balancer.health_check.unhealthy_threshold <= 10,
      ]
    ]))
    error_message = "load_balancers must have a priority of 1 to 50000, a port of 1 to 65535, a deregistration_delay of 0 to 3600 seconds, a slow_start of 0 or 30 to 900 seconds, a stickiness.cookie_duration of 1 to 604800 seconds, and a health_check with an interval of 5 to 300 seconds, a timeout of 2 to 120 seconds and thresholds of 2 to 10."
  }
}

variable "health_check_grace_period" {
  description = "Seconds after the start of a task during which the load balancer's health checks are ignored."
  type        = number
  default     = null

  validation {
    condition     = var.health_check_grace_period == null || var.target_group_arn != null || length(var.load_balancers) > 0 || can(var.cloudformation_properties.service.LoadBalancers)
    error_message = "health_check_grace_period requires target_group_arn or load_balancers."
  }
}
