# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module needs. Every run starts from it.
service_name            = "shop-dev-api"
cluster_name            = "shop-dev"
subnet_ids              = ["subnet-1111", "subnet-2222"]
security_group_ids      = ["sg-1111"]
repository_arns         = ["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"]
pipeline_target_name    = "dev"
pipeline_aws_account_id = "111111111111"
pipeline_role_arn       = "arn:aws:iam::111111111111:role/shop-api-pipeline"

pipeline_functions_role_arn = "arn:aws:iam::111111111111:role/shop-api-functions"
