# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}
