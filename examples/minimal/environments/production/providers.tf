# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "role_arn" {
  description = "ARN of the role that Terraform assumes. A plan that is not applied can use a read-only role."
  type        = string
  default     = "arn:aws:iam::111111111111:role/bootstrap/hello/hello-terraform"
  nullable    = false
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111111111111"]

  assume_role {
    role_arn = var.role_arn
  }
}
