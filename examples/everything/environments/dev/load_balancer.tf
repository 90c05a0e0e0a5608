# The load balancer of dev. This file is yours: npx projen wrote it once and never changes it.
# To use an existing load balancer, set local.listener_arn in inputs.tf to the ARN of its listener, for example from the
# data source aws_lb_listener, and delete this file. To replace this load balancer with one that has other subnets or
# another scheme, give the new one the name of this one, followed by a hyphen and a suffix.

# The load balancer uses the subnets of the tasks, which must be public, like those of the default VPC. If they are
# private, set at least two public subnets of the same VPC in aws_lb.this.
data "aws_subnet" "load_balancer" {
  id = local.subnet_ids[0]
}

resource "aws_security_group" "load_balancer" {
  name        = "media-dev-load-balancer"
  description = "Load balancer: HTTP from anywhere, all outbound traffic"
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

# Requests that match no service's rule get a 404. HTTPS requires a certificate: create one for your domain in AWS
# Certificate Manager, set port 443, protocol HTTPS, certificate_arn and ssl_policy on this listener, and open port 443
# in the security group.
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
  description = "DNS name of the load balancer."
  value       = aws_lb.this.dns_name
}
