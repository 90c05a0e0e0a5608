# The ECS cluster of production. This file is yours: npx projen wrote it once and never changes it.
# To use an existing cluster, set local.cluster_name in inputs.tf to its name and delete this file.

resource "aws_ecs_cluster" "this" {
  name = "hello-production"
}
