# Where the services of pre-production run: main.tf reads these values as local.*. This file is yours. It was written once,
# and npx projen never changes it. A value can be a literal, or an attribute of a data source or of a resource of yours.

locals {
  cluster_name       = aws_ecs_cluster.this.name
  subnet_ids         = data.aws_subnets.this.ids
  security_group_ids = [aws_security_group.services.id]
  listener_arn       = aws_lb_listener.http.arn
}
