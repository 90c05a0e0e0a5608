# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "role_arn" {
  description = "ARN of the role that Terraform acts as. Plans that nobody applies can use one that may read only."
  type        = string
  default     = "arn:aws:iam::444444444444:role/bootstrap/shop/shop-terraform"
  nullable    = false
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["444444444444"]

  assume_role {
    role_arn = var.role_arn
  }
}
