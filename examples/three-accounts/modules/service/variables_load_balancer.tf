# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "target_group_arn" {
  description = "ARN of the load balancer's target group. It must be attached to a listener before the first image."
  type        = string
  default     = null

  validation {
    condition     = var.target_group_arn == null || var.container_port != null
    error_message = "A target group needs a container_port."
  }
}

variable "load_balancers" {
  description = "Load balancers that lead to the tasks, by a name of yours. Without a `port` it is an Application Load Balancer: a target group and a rule of the listener `listener_arn`. With a `port` it is a Network Load Balancer: a target group and a listener of `load_balancer_arn` on that port. Who is sent there is Terraform's to say only once, when rule or listener are created: a later shift of the traffic stays. A change of `protocol` (Application Load Balancer), `protocol_version`, `network_mode` or of the VPC replaces the target group, with no task to send to until the new tasks have started."
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
    error_message = "ECS attaches at most five target groups to a service: load_balancers and target_group_arn have more."
  }

  validation {
    condition     = alltrue([for name in keys(var.load_balancers) : can(regex("^[a-z](-?[a-z0-9])*$", name))])
    error_message = "The names of load_balancers must be lower-case letters, digits and single hyphens, starting with a letter."
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
    error_message = "load_balancers with a port are Network Load Balancers, without listener_arn, hosts, paths, priority, protocol_version and slow_start; those without one are Application Load Balancers, without load_balancer_arn, certificate_arn, alpn_policy and source_cidrs."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : balancer.port == null ? balancer.listener_arn != null : balancer.load_balancer_arn != null])
    error_message = "load_balancers need a listener_arn on an Application Load Balancer, and a load_balancer_arn on a Network Load Balancer."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : balancer.priority != null && contains(range(1, 6), length(balancer.hosts) + length(balancer.paths)) if balancer.port == null
    ])
    error_message = "load_balancers on an Application Load Balancer need a priority, and one to five hosts and paths."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : contains(
        balancer.port == null ? ["HTTP", "HTTPS"] : ["TCP", "TLS", "UDP"],
        coalesce(balancer.protocol, balancer.port == null ? "HTTP" : "TCP"),
      )
    ])
    error_message = "load_balancers must have the protocol HTTP or HTTPS on an Application Load Balancer, and TCP, TLS or UDP on a Network Load Balancer."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : contains(["HTTP1", "HTTP2", "GRPC"], balancer.protocol_version)])
    error_message = "load_balancers must have the protocol_version HTTP1, HTTP2 or GRPC."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : coalesce(balancer.protocol, "-") == "TLS" ? balancer.certificate_arn != null : balancer.certificate_arn == null && balancer.alpn_policy == null])
    error_message = "load_balancers with the protocol TLS need a certificate_arn; those with another one have neither that nor an alpn_policy."
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
    error_message = "load_balancers must name a container of the task, and a container_port where that has none."
  }

  validation {
    condition     = alltrue([for balancer in var.load_balancers : balancer.stickiness == null || balancer.port == null ? true : balancer.protocol != "TLS" && balancer.stickiness.cookie_name == null])
    error_message = "load_balancers on a Network Load Balancer know clients by their IP addresses: stickiness without a cookie_name, and none with the protocol TLS."
  }

  validation {
    condition = alltrue([
      for balancer in var.load_balancers : contains(
        balancer.port == null ? ["HTTP", "HTTPS"] : ["HTTP", "HTTPS", "TCP"],
        coalesce(balancer.health_check.protocol, "HTTP"),
      ) && balancer.health_check.timeout < balancer.health_check.interval
    ])
    error_message = "load_balancers must have the health_check.protocol HTTP or HTTPS, or on a Network Load Balancer also TCP, and a timeout that is shorter than the interval."
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
    error_message = "load_balancers must have a priority from 1 to 50000, a port from 1 to 65535, a deregistration_delay from 0 to 3600 seconds, a slow_start of 0 or from 30 to 900 seconds, a stickiness.cookie_duration from 1 to 604800 seconds, and a health_check with an interval from 5 to 300 and a timeout from 2 to 120 seconds and thresholds from 2 to 10."
  }
}

variable "health_check_grace_period" {
  description = "Seconds after the start of a task in which the load balancer's health checks do not count."
  type        = number
  default     = null

  validation {
    condition     = var.health_check_grace_period == null || var.target_group_arn != null || length(var.load_balancers) > 0 || can(var.cloudformation_properties.service.LoadBalancers)
    error_message = "health_check_grace_period needs a target_group_arn or load_balancers."
  }
}
