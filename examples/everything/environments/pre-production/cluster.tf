# The ECS cluster of pre-production. This file is yours. It was written once, and npx projen never changes it.
# To run the services in a cluster that exists, set local.cluster_name in inputs.tf to its name and delete this file.

resource "aws_ecs_cluster" "this" {
  name = "media-pre-production"
}
