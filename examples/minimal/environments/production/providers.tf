# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111111111111"]
}
