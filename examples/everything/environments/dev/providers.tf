# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "role_arn" {
  description = "ARN of the role that Terraform assumes. A plan that is not applied can use a read-only role."
  type        = string
  default     = "arn:aws:iam::222222222222:role/teams/media/terraform"
  nullable    = false
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["222222222222"]

  assume_role {
    role_arn = var.role_arn
  }

  default_tags {
    tags = {
      team        = "media"
      cost-center = "4711"
    }
  }
}
