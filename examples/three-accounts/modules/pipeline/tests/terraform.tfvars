# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module needs. Every run starts from it.
name          = "shop-api"
pipeline_name = "shop_api"
path          = "/ecs-pipeline/shop/"

source_location = {
  repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"
  repository_name = "shop/api"
}

targets = [
  {
    name                 = "dev"
    account_id           = "222222222222"
    region               = "eu-west-1"
    auto_deploy          = true
    assume_role          = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-deploy" }
    promotion_role       = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-promotion" }
    cfn_role             = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation" }
    cfn_stack            = { name = "shop-dev-api" }
    image_parameter      = { name = "/ecs/shop-dev-api/deployed-image" }
    deployment_parameter = { name = "/ecs/shop-dev-api/deployment" }
  },
]

artifact_stores = {
  eu-west-1 = {
    bucket_arn  = "arn:aws:s3:::shop-artifacts-111111111111-eu-west-1"
    bucket_name = "shop-artifacts-111111111111-eu-west-1"
    kms_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"
  }
}
