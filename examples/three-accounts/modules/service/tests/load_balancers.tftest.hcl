# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Target groups with a rule of an Application Load Balancer's listener, or with a listener of a Network Load Balancer.

mock_provider "aws" {
  source = "./tests"
}

override_data {
  target = data.aws_lb.this
  values = { vpc_id = "vpc-1111", security_groups = ["sg-2222"] }
}

override_resource {
  target = aws_security_group.load_balancer
  values = { id = "sg-3333" }
}

override_resource {
  target = aws_lb_target_group.this
  values = {
    arn        = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/0123456789abcdef"
    arn_suffix = "targetgroup/shop/0123456789abcdef"
  }
}

run "rule_of_an_application_load_balancer" {
  variables {
    container_port            = 8080
    health_check_grace_period = 60
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        hosts        = ["api.example.com"]
        paths        = ["/api/*"]
        priority     = 100
      }
    }
  }

  assert {
    condition     = data.aws_lb.this["main"].arn == "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/shop-dev/50dc6c495c0c9188"
    error_message = "The load balancer must be derived from the ARN of its listener."
  }

  assert {
    condition = (
      aws_lb_target_group.this["main"].protocol == "HTTP" && aws_lb_target_group.this["main"].protocol_version == "HTTP1" &&
      aws_lb_target_group.this["main"].target_type == "ip" && aws_lb_target_group.this["main"].vpc_id == "vpc-1111" &&
      aws_lb_target_group.this["main"].deregistration_delay == "60" && !aws_lb_target_group.this["main"].stickiness[0].enabled
    )
    error_message = "The target group must be in the load balancer's VPC and have IP targets."
  }

  assert {
    condition = (
      aws_lb_target_group.this["main"].health_check[0].path == "/" && aws_lb_target_group.this["main"].health_check[0].matcher == "200-399" &&
      aws_lb_target_group.this["main"].health_check[0].port == "traffic-port" && aws_lb_target_group.this["main"].health_check[0].protocol == "HTTP"
    )
    error_message = "A redirect, for example to a login page, must count as healthy."
  }

  assert {
    condition     = can(regex("^shop-dev-api-main-[0-9a-f]{8}$", aws_lb_target_group.this["main"].name))
    error_message = "The name of the target group must start with the stack name."
  }

  assert {
    condition = (
      aws_lb_listener_rule.this["main"].priority == 100 && aws_lb_listener_rule.this["main"].action[0].target_group_arn == aws_lb_target_group.this["main"].arn &&
      toset(flatten([for condition in aws_lb_listener_rule.this["main"].condition : concat(flatten(condition.host_header[*].values[*]), flatten(condition.path_pattern[*].values[*]))])) == toset(["api.example.com", "/api/*"])
    )
    error_message = "The rule must forward requests with this host and path to the target group."
  }

  assert {
    condition     = length(aws_lb_listener.this) == 0
    error_message = "The module must not create a listener on an Application Load Balancer."
  }

  assert {
    condition = [for rule in aws_security_group.load_balancer[0].ingress : [rule.protocol, rule.from_port, rule.to_port, tolist(rule.security_groups), length(rule.cidr_blocks)]] == [
      ["tcp", 8080, 8080, tolist(["sg-2222"]), 0]
    ]
    error_message = "Only the load balancer must be able to reach the tasks, and only on their port."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers == [{
      ContainerName  = "shop-dev-api"
      ContainerPort  = 8080
      TargetGroupArn = aws_lb_target_group.this["main"].arn
    }]
    error_message = "ECS must register the main container."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups == ["sg-1111", "sg-3333"]
    error_message = "The tasks must have the security group for load balancers in addition to the given ones."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.HealthCheckGracePeriodSeconds == 60
    error_message = "A service with a load balancer must be able to have a grace period."
  }

  assert {
    condition     = local.request_count_labels == { main = "app/shop-dev/50dc6c495c0c9188/targetgroup/shop/0123456789abcdef" }
    error_message = "Scaling on requests must use the label of the load balancer and target group."
  }
}

run "listener_of_a_network_load_balancer" {
  variables {
    container_port = 8080
    load_balancers = {
      main = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/shop-dev/50dc6c495c0c9188"
        port              = 443
        protocol          = "TLS"
        certificate_arn   = "arn:aws:acm:eu-west-1:222222222222:certificate/11111111-2222-3333-4444-555555555555"
        source_cidrs      = ["10.0.0.0/16", "fd00::/8"]
      }
    }
  }

  assert {
    condition = (
      aws_lb_listener.this["main"].protocol == "TLS" && aws_lb_listener.this["main"].port == 443 &&
      aws_lb_listener.this["main"].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" &&
      aws_lb_listener.this["main"].default_action[0].target_group_arn == aws_lb_target_group.this["main"].arn
    )
    error_message = "The service must have its own listener."
  }

  assert {
    condition     = aws_lb_target_group.this["main"].protocol == "TCP" && aws_lb_target_group.this["main"].health_check[0].protocol == "TCP"
    error_message = "The load balancer must terminate TLS."
  }

  assert {
    condition = [for rule in aws_security_group.load_balancer[0].ingress : [tolist(rule.security_groups), rule.cidr_blocks, rule.ipv6_cidr_blocks]] == [
      [tolist(["sg-2222"]), tolist(["10.0.0.0/16"]), tolist(["fd00::/8"])]
    ]
    error_message = "The load balancer's security groups and source_cidrs must be able to reach the tasks."
  }

  assert {
    condition     = length(local.request_count_labels) == 0 && length(aws_lb_listener_rule.this) == 0
    error_message = "A Network Load Balancer must have neither scaling on requests nor rules."
  }
}

run "udp_beside_tcp" {
  variables {
    container_port = 53
    load_balancers = {
      main    = { load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/dns/50dc6c495c0c9188", port = 53, protocol = "UDP" }
      metrics = { load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/dns/50dc6c495c0c9188", port = 9153, container_port = 9153 }
      syslog = {
        load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/dns/50dc6c495c0c9188"
        port              = 514
        protocol          = "UDP"
        container         = "syslog"
        health_check      = { port = 8686, path = "/health" }
        stickiness        = {}
      }
    }
    extra_containers = [{ name = "syslog", image = "vector:1", container_port = 514 }]
  }

  assert {
    condition = [for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions : [for mapping in container.PortMappings : "${mapping.ContainerPort}/${mapping.Protocol}"]] == [
      ["53/udp", "9153/tcp"], ["514/udp"]
    ]
    error_message = "A container's ports must have the protocols of their load balancers."
  }

  assert {
    condition     = toset([for rule in aws_security_group.load_balancer[0].ingress : "${rule.from_port}/${rule.protocol}"]) == toset(["53/tcp", "53/udp", "9153/tcp", "514/udp", "8686/tcp"])
    error_message = "A health check must not be UDP, and can have its own port."
  }

  assert {
    condition = (
      aws_lb_target_group.this["syslog"].protocol == "UDP" && aws_lb_target_group.this["syslog"].health_check[0].protocol == "HTTP" &&
      aws_lb_target_group.this["syslog"].health_check[0].path == "/health" && aws_lb_target_group.this["syslog"].stickiness[0].type == "source_ip"
    )
    error_message = "A health check with a path must use HTTP, and a Network Load Balancer must identify clients by their IP address."
  }
}

run "several_target_groups" {
  variables {
    container_port   = 8080
    target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/old/0123456789abcdef"
    extra_containers = [{ name = "admin", image = "admin:1", container_port = 9090 }]
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"], priority = 100, protocol_version = "GRPC", slow_start = 30, stickiness = { cookie_name = "session" }
      }
      admin = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/internal/60dc6c495c0c9188/a2f7dc8efc522ab2"
        hosts        = ["admin.example.com"], priority = 1, container = "admin", protocol = "HTTPS"
      }
    }
  }

  assert {
    condition = [for item in jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers : [item.ContainerName, item.ContainerPort]] == [
      ["shop-dev-api", 8080], ["admin", 9090], ["shop-dev-api", 8080]
    ]
    error_message = "Each target group must have its own container."
  }

  assert {
    condition     = aws_lb_target_group.this["main"].health_check[0].path == "/AWS.ALB/healthcheck" && aws_lb_target_group.this["main"].health_check[0].matcher == "12"
    error_message = "A gRPC server without the health check method must count as healthy."
  }

  assert {
    condition     = aws_lb_target_group.this["main"].stickiness[0].type == "app_cookie" && aws_lb_target_group.this["main"].slow_start == 30
    error_message = "A cookie with a name must be an application cookie."
  }

  assert {
    condition     = aws_lb_target_group.this["admin"].health_check[0].protocol == "HTTPS" && length(distinct(values(aws_lb_target_group.this)[*].name)) == 2
    error_message = "The health check must use the protocol of the requests, and target groups must have different names."
  }
}

run "container_instances" {
  variables {
    container_port = 8080
    launch_type    = "EC2"
    network_mode   = "bridge"
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"], priority = 100
      }
    }
  }

  assert {
    condition     = aws_lb_target_group.this["main"].target_type == "instance" && length(aws_security_group.load_balancer) == 0
    error_message = "Tasks without their own network interface must be instance targets."
  }
}

run "names_within_32_characters" {
  command = plan

  variables {
    stack_name     = "shop-pre-production-api-of-the-customers-portal"
    container_port = 8080
    load_balancers = {
      main = {
        listener_arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/50dc6c495c0c9188/f2f7dc8efc522ab2"
        paths        = ["/*"], priority = 100
      }
    }
  }

  assert {
    condition     = can(regex("^shop-pre-production-api-[0-9a-f]{8}$", aws_lb_target_group.this["main"].name))
    error_message = "A truncated name must not end with a hyphen before its hash."
  }
}
