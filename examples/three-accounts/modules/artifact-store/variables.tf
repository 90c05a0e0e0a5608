# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "bucket_name" {
  description = "Name of the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 lowercase letters, digits, hyphens and periods."
  }
}

variable "alias_name" {
  description = "Alias of the KMS key, without `alias/`."
  type        = string
  nullable    = false
}

variable "role_path" {
  description = "IAM path of the roles that can use the store: all roles in this account with this path and a name that ends in `-pipeline`. They do not have to exist yet."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  validation {
    condition     = can(regex("^/([\\w+=,.@-]+/)+$", var.role_path))
    error_message = "role_path must be a path such as /ecs-pipeline/shop/, because unrelated roles would match a role_path of /."
  }
}

variable "expiration_days" {
  description = "Days after which an artifact expires. More than 60, because an approval can wait for 60 days."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.expiration_days > 60
    error_message = "expiration_days must be more than 60, because an approval can wait for 60 days."
  }
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
