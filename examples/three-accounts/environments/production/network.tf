# The network of the tasks in production. This file is yours. It was written once, and npx projen never changes it.
# To use a network of your own, look it up here with data sources, or name its ids in inputs.tf and delete this file.

# The account's default VPC, to start with.
data "aws_vpc" "this" {
  default = true
}

# Its subnets are public: a task needs a public IP address to pull its image. Behind a NAT gateway or VPC endpoints it
# needs none.
data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
}

resource "aws_security_group" "services" {
  name        = "shop-production-services"
  description = "Tasks of the ECS services: no way in, every way out"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.services.id
  description       = "Registry, logs and whatever the services call"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
