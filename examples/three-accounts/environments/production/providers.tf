# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["444444444444"]

  assume_role {
    role_arn = "arn:aws:iam::444444444444:role/terraform"
  }
}
