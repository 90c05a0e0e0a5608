# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The load balancers of var.load_balancers. On an Application Load Balancer, the service has a target group and a rule
# of an existing listener. On a Network Load Balancer, it has a target group and its own listener.
#
# Terraform sets the target group of a rule or listener only when it creates them. An apply does not undo a later
# traffic shift to another target group, by a deployment or by hand.

locals {
  # Defaults that depend on the type of the load balancer. A Network Load Balancer is one with a port, which, unlike
  # an ARN, is known before the load balancer exists.
  load_balancers = {
    for name, balancer in var.load_balancers : name => merge(balancer, {
      is_application = balancer.port == null
      protocol       = coalesce(balancer.protocol, balancer.port == null ? "HTTP" : "TCP")
      container      = coalesce(balancer.container, local.container_name)
      container_port = coalesce(balancer.container_port, local.container_ports[coalesce(balancer.container, local.container_name)])

      # The ARN of a listener contains the ARN of its load balancer.
      load_balancer_arn = balancer.port == null ? replace(balancer.listener_arn, "/:listener\\/(.+)\\/[^\\/]+$/", ":loadbalancer/$1") : balancer.load_balancer_arn
    })
  }

  application_load_balancers = { for name, balancer in local.load_balancers : name => balancer if balancer.is_application }
  network_load_balancers     = { for name, balancer in local.load_balancers : name => balancer if !balancer.is_application }

  # The port that each container listens on.
  container_ports = merge(
    { (local.container_name) = var.container_port },
    { for container in var.extra_containers : container.name => container.container_port },
  )
}

data "aws_lb" "this" {
  for_each = local.load_balancers

  arn = each.value.load_balancer_arn
}

# ------------------------------------------------------------------------------
# Target groups
# ------------------------------------------------------------------------------

locals {
  target_groups = {
    for name, balancer in local.load_balancers : name => {
      # The load balancer terminates TLS.
      protocol         = balancer.protocol == "TLS" ? "TCP" : balancer.protocol
      protocol_version = balancer.is_application ? balancer.protocol_version : null
      target_type      = var.network_mode == "awsvpc" ? "ip" : "instance"
      vpc_id           = data.aws_lb.this[name].vpc_id
    }
  }

  health_checks = {
    for name, balancer in local.load_balancers : name => merge(balancer.health_check, {
      protocol = coalesce(balancer.health_check.protocol, balancer.is_application ? balancer.protocol : balancer.health_check.path == null ? "TCP" : "HTTP")
      port     = balancer.health_check.port == null ? "traffic-port" : tostring(balancer.health_check.port)

      # A gRPC server that does not implement the health check method responds with code 12, which shows that it is
      # running.
      path         = coalesce(balancer.health_check.path, balancer.protocol_version == "GRPC" ? "/AWS.ALB/healthcheck" : "/")
      status_codes = coalesce(balancer.health_check.status_codes, balancer.protocol_version == "GRPC" ? "12" : "200-399")
    })
  }
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  # At most 32 characters. A replacement has a different name, so that both target groups exist until the service has
  # moved.
  name = "${trim(substr("${local.stack_name}-${each.key}", 0, 23), "-")}-${substr(sha256(jsonencode([local.stack_name, each.key, each.value, local.load_balancers[each.key].load_balancer_arn])), 0, 8)}"

  port                 = 80 # Not used: ECS registers every task with its own port.
  protocol             = each.value.protocol
  protocol_version     = each.value.protocol_version
  target_type          = each.value.target_type
  vpc_id               = each.value.vpc_id
  deregistration_delay = local.load_balancers[each.key].deregistration_delay
  slow_start           = local.load_balancers[each.key].slow_start
  tags                 = var.tags

  health_check {
    protocol            = local.health_checks[each.key].protocol
    port                = local.health_checks[each.key].port
    path                = local.health_checks[each.key].protocol == "TCP" ? null : local.health_checks[each.key].path
    matcher             = local.health_checks[each.key].protocol == "TCP" ? null : local.health_checks[each.key].status_codes
    interval            = local.health_checks[each.key].interval
    timeout             = local.health_checks[each.key].timeout
    healthy_threshold   = local.health_checks[each.key].healthy_threshold
    unhealthy_threshold = local.health_checks[each.key].unhealthy_threshold
  }

  # Always set, because without the block the provider keeps the old value.
  stickiness {
    enabled         = local.load_balancers[each.key].stickiness != null
    type            = !local.load_balancers[each.key].is_application ? "source_ip" : try(local.load_balancers[each.key].stickiness.cookie_name, null) == null ? "lb_cookie" : "app_cookie"
    cookie_name     = try(local.load_balancers[each.key].stickiness.cookie_name, null)
    cookie_duration = local.load_balancers[each.key].is_application ? try(local.load_balancers[each.key].stickiness.cookie_duration, 86400) : null
  }

  lifecycle {
    create_before_destroy = true
  }
}

# ------------------------------------------------------------------------------
# Rules and listeners
# ------------------------------------------------------------------------------

resource "aws_lb_listener_rule" "this" {
  for_each = local.application_load_balancers

  listener_arn = each.value.listener_arn
  priority     = each.value.priority
  tags         = var.tags

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }

  dynamic "condition" {
    for_each = length(each.value.hosts) == 0 ? [] : [each.value.hosts]

    content {
      host_header {
        values = condition.value
      }
    }
  }

  dynamic "condition" {
    for_each = length(each.value.paths) == 0 ? [] : [each.value.paths]

    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  lifecycle {
    ignore_changes = [action]

    # Otherwise, a replaced target group would still be in use and could not be deleted.
    replace_triggered_by = [aws_lb_target_group.this[each.key].id]
  }
}

resource "aws_lb_listener" "this" {
  for_each = local.network_load_balancers

  load_balancer_arn = each.value.load_balancer_arn
  port              = each.value.port
  protocol          = each.value.protocol
  certificate_arn   = each.value.certificate_arn
  ssl_policy        = each.value.protocol == "TLS" ? each.value.ssl_policy : null
  alpn_policy       = each.value.alpn_policy
  tags              = var.tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }

  lifecycle {
    ignore_changes = [default_action]

    # For the same reason as for a rule.
    replace_triggered_by = [aws_lb_target_group.this[each.key].id]
  }
}

# ------------------------------------------------------------------------------
# Access to the tasks
# ------------------------------------------------------------------------------

locals {
  # Transport protocols of the ports behind load balancers.
  transports = { HTTP = ["tcp"], HTTPS = ["tcp"], TCP = ["tcp"], TLS = ["tcp"], UDP = ["udp"] }

  # Map of container name to its ports behind load balancers, each as "port/transport".
  load_balanced_ports = {
    for item in flatten([
      for balancer in local.load_balancers : [
        for transport in local.transports[balancer.protocol] : { container = balancer.container, port = "${balancer.container_port}/${transport}" }
      ]
    ]) : item.container => item.port...
  }

  # Ports that are open to load balancers for requests and for health checks, which are never UDP: "port/transport" to
  # the names of the load balancers.
  open_ports = {
    for item in flatten([
      for name, balancer in local.load_balancers : [
        for port in setunion(
          [for transport in local.transports[balancer.protocol] : "${balancer.container_port}/${transport}"],
          ["${coalesce(balancer.health_check.port, balancer.container_port)}/tcp"],
        ) : { port = port, name = name }
      ]
    ]) : item.port => item.name...
  }

  # The sources that can reach an open port: the security groups of its load balancers, or the CIDR blocks for a Network
  # Load Balancer without security groups.
  open_port_sources = {
    for port, names in local.open_ports : port => {
      security_group_ids = flatten([for name in names : tolist(data.aws_lb.this[name].security_groups)])
      cidrs              = flatten([for name in names : local.load_balancers[name].source_cidrs])
    }
  }
}

# A separate security group, because a rule in a group that several services share could already exist. The rules are
# inline for the same reason. Because they are a set, they can contain a load balancer twice, and the IDs can be unknown
# until the load balancer exists.
resource "aws_security_group" "load_balancer" {
  count = var.network_mode == "awsvpc" && length(local.load_balancers) > 0 ? 1 : 0

  name_prefix = "${local.stack_name}-load-balancer-"
  description = "From the load balancers to the tasks of ${local.stack_name}"
  vpc_id      = values(data.aws_lb.this)[0].vpc_id
  tags        = var.tags

  # A list, which can be completely unknown. The number of blocks would have to be known.
  ingress = [
    for port, sources in local.open_port_sources : {
      description      = "Load balancer"
      from_port        = tonumber(split("/", port)[0])
      to_port          = tonumber(split("/", port)[0])
      protocol         = split("/", port)[1]
      security_groups  = sources.security_group_ids
      cidr_blocks      = [for cidr in sources.cidrs : cidr if !strcontains(cidr, ":")]
      ipv6_cidr_blocks = [for cidr in sources.cidrs : cidr if strcontains(cidr, ":")]
      prefix_list_ids  = []
      self             = false
    } if length(concat(sources.security_group_ids, sources.cidrs)) > 0
  ]

  lifecycle {
    create_before_destroy = true
  }
}

# ------------------------------------------------------------------------------
# For the template
# ------------------------------------------------------------------------------

locals {
  service_load_balancers = concat(
    var.target_group_arn == null ? [] : [{
      ContainerName  = local.container_name
      ContainerPort  = var.container_port
      TargetGroupArn = var.target_group_arn
    }],
    [
      for name, balancer in local.load_balancers : {
        ContainerName  = balancer.container
        ContainerPort  = balancer.container_port
        TargetGroupArn = aws_lb_target_group.this[name].arn
      }
    ],
  )

  # An item of cloudformation_properties without a target group refers to this one.
  only_target_group_arn = length(local.service_load_balancers) == 1 ? local.service_load_balancers[0].TargetGroupArn : null

  # The label of a target group behind an Application Load Balancer in CloudWatch and Application Auto Scaling.
  # https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
  request_count_labels = {
    for name, balancer in local.application_load_balancers :
    name => "${replace(balancer.listener_arn, "/^.*:listener\\/(.+)\\/[^\\/]+$/", "$1")}/${aws_lb_target_group.this[name].arn_suffix}"
  }
}
