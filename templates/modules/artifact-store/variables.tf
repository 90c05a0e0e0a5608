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

variable "role_path" {
  description = "IAM path of the roles that may use the store: those named `*-pipeline` in this account write, those named `*-deploy` in the reader accounts read. They need not exist yet."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  validation {
    condition     = can(regex("^/([\\w+=,.@-]+/)+$", var.role_path))
    error_message = "role_path must be a path such as /ecs-pipeline/shop/: without one, roles of others would match."
  }
}

variable "reader_account_ids" {
  description = "Ids of the accounts whose roles deploy what the pipelines wrote."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for id in var.reader_account_ids : can(regex("^[0-9]{12}$", id))])
    error_message = "reader_account_ids must have 12 digits each."
  }

  # Each makes the bucket's policy about 150 bytes longer, of the 20480 that it may have.
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
  validation {
    condition     = length(var.reader_account_ids) <= 50
    error_message = "reader_account_ids must be at most 50, as many as a pipeline can deploy to."
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
