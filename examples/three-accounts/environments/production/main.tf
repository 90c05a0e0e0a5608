# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

module "api" {
  source = "../../modules/service"

  service_name = "shop-production-api"
  cluster_name = local.cluster_name

  subnet_ids         = local.subnet_ids
  security_group_ids = local.security_group_ids
  assign_public_ip   = local.assign_public_ip

  pipeline_target_name        = "production"
  pipeline_auto_deploy        = false
  pipeline_aws_account_id     = "111111111111"
  pipeline_role_arn           = "arn:aws:iam::111111111111:role/ecs-pipeline/shop/shop-api-pipeline"
  pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/shop-api-functions"
  repository_arns             = ["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"]
  permissions_boundary_arn    = "arn:aws:iam::444444444444:policy/bootstrap/shop/shop-boundary"

  container_name = "api"
  container_port = 8080
  environment = {
    LOG_LEVEL = "info"
  }

  cpu    = 1024
  memory = 2048

  autoscaling_min = 2
  autoscaling_max = 10
  alarm = {
    alarm_actions = ["arn:aws:sns:eu-west-1:444444444444:on-call"]
  }
}
