# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["222222222222"]

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/terraform"
  }

  default_tags {
    tags = {
      team        = "media"
      cost-center = "4711"
    }
  }
}
