# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["444444444444"]

  assume_role {
    role_arn = "arn:aws:iam::444444444444:role/terraform"
  }

  default_tags {
    tags = {
      team                = "media"
      cost-center         = "4711"
      data-classification = "confidential"
    }
  }
}
