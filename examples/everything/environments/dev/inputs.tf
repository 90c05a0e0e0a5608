# Inputs of the services in dev, which main.tf reads as local.*. This file is yours: npx projen wrote it once and
# never changes it. A value can be a literal, or an attribute of one of your data sources or resources.

locals {
  cluster_name       = aws_ecs_cluster.this.name
  subnet_ids         = data.aws_subnets.this.ids
  security_group_ids = [aws_security_group.services.id]
  assign_public_ip   = true
  listener_arn       = aws_lb_listener.http.arn
}
