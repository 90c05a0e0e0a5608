# The load balancer of dev. This file is yours. It was written once, and npx projen never changes it.
# To use a load balancer that exists, set local.listener_arn in inputs.tf to the ARN of its listener, which can be looked
# up with the data source aws_lb_listener, and delete this file. To replace the load balancer by one with other subnets or
# another scheme, give the new one another name: this one, a hyphen, and more.

# It is in the subnets of the tasks, which have to be public, as those of the default VPC are. Where they are private, name
# public ones of the same VPC in aws_lb.this, two at least.
data "aws_subnet" "load_balancer" {
  id = local.subnet_ids[0]
}

resource "aws_security_group" "load_balancer" {
  name        = "media-dev-load-balancer"
  description = "Load balancer: HTTP from everywhere, every way out"
  vpc_id      = data.aws_subnet.load_balancer.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_http" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "HTTP"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

resource "aws_vpc_security_group_egress_rule" "load_balancer" {
  security_group_id = aws_security_group.load_balancer.id
  description       = "Requests and health checks to the tasks"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_lb" "this" {
  name                       = "media-dev"
  load_balancer_type         = "application"
  subnets                    = local.subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
}

# Whatever no rule of a service matches is not found. HTTPS needs a certificate: for your own domain create one in AWS
# Certificate Manager, give this listener port 443, the protocol HTTPS, certificate_arn and ssl_policy, and open port 443.
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

output "load_balancer_dns_name" {
  description = "Where the services behind the load balancer answer."
  value       = aws_lb.this.dns_name
}
