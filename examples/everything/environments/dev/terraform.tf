# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }

  backend "s3" {
    bucket              = "media-terraform-state"
    key                 = "media/environments/dev/terraform.tfstate"
    region              = "eu-central-1"
    allowed_account_ids = ["111111111111"]
    encrypt             = true
    use_lockfile        = true
    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/platform/bootstrap/media/media-state-dev"
    }
  }
}
