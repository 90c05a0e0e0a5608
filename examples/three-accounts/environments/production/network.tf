# The network of the tasks in production. This file is yours: npx projen wrote it once and never changes it.
# To use your own network, look it up here with data sources, or set its IDs in inputs.tf and delete this file.

# The account's default VPC, to start with.
data "aws_vpc" "this" {
  default = true
}

# These subnets are public, so a task needs a public IP address to pull its image. With a NAT gateway or VPC endpoints,
# it does not.
data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
}

resource "aws_security_group" "services" {
  name        = "shop-production-services"
  description = "Tasks of the ECS services: no inbound traffic, all outbound traffic"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.services.id
  description       = "Image registries, logs and everything else that the services call"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
