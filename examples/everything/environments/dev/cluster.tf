# The ECS cluster of dev. This file is yours: npx projen wrote it once and never changes it.
# To use an existing cluster, set local.cluster_name in inputs.tf to its name and delete this file.

resource "aws_ecs_cluster" "this" {
  name = "media-dev"
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}
