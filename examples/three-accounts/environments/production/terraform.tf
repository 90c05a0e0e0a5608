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
    bucket              = "shop-terraform-state-111111111111"
    key                 = "shop/environments/production/terraform.tfstate"
    region              = "eu-west-1"
    allowed_account_ids = ["111111111111"]
    encrypt             = true
    use_lockfile        = true
    assume_role = {
      role_arn = "arn:aws:iam::111111111111:role/bootstrap/shop/shop-state-production"
    }
  }
}
