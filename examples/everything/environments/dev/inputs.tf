# Where the services of dev run. This file is yours: it was written once and is never changed.
# It defines what main.tf refers to as local.*, as data sources or as literals.

resource "aws_ecs_cluster" "this" {
  name = "media-dev"
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

# The account's default VPC, to start with. Its subnets are public: a task needs a public IP address to pull its image.
# In subnets with a NAT gateway or VPC endpoints it needs none.
data "aws_vpc" "this" {
  default = true
}

data "aws_subnets" "this" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
}

resource "aws_security_group" "services" {
  name        = "media-dev-services"
  description = "Tasks of the ECS services: no way in, every way out"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.services.id
  description       = "Registry, logs and whatever the services call"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

locals {
  cluster_name       = aws_ecs_cluster.this.name
  subnet_ids         = data.aws_subnets.this.ids
  security_group_ids = [aws_security_group.services.id]
  assign_public_ip   = true
}
