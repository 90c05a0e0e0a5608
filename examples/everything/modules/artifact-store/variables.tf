# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "bucket_name" {
  description = "Name of the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_name))
    error_message = "bucket_name must be 3 to 63 lower-case letters, digits, hyphens and periods."
  }
}

variable "alias_name" {
  description = "Alias of the KMS key, without `alias/`."
  type        = string
  nullable    = false
}

variable "writer_role_arns" {
  description = "ARNs of the pipelines' roles, in this account. They need not exist yet."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.writer_role_arns) > 0
    error_message = "writer_role_arns must name at least one role: without one, no pipeline could write an artifact."
  }

  validation {
    condition = alltrue([
      for arn in var.writer_role_arns : can(regex("^arn:[^:]+:iam::${data.aws_caller_identity.this.account_id}:role/[^*?]+$", arn))
    ])
    error_message = "writer_role_arns must be ARNs of roles of this account, without wildcards."
  }
}

variable "reader_role_arns" {
  description = "ARNs of the roles, in any account, that deploy what the pipelines wrote. They need not exist yet."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:[^:]+:iam::[0-9]{12}:role/[^*?]+$", arn))])
    error_message = "reader_role_arns must be ARNs of roles, without wildcards."
  }
}

variable "expiration_days" {
  description = "Days after which an artifact expires. More than 60, as long as an approval may wait."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.expiration_days > 60
    error_message = "expiration_days must be more than 60: an approval may wait that long."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
