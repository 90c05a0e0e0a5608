# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

module "web" {
  source = "../../modules/service"

  service_name = "hello-production-web"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "production"
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/hello/hello-web-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/hello-web-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/hello/web"]
  permissions_boundary_arn    = "arn:aws:iam::111111111111:policy/bootstrap/hello/hello-boundary"

  container_name = "web"
  container_port = 8080

  cpu    = 256
  memory = 512
}
