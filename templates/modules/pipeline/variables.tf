variable "name" {
  description = "Name of the pipeline, and prefix of the names of its roles and functions."
  type        = string
  nullable    = false

  # The longest name, of the EventBridge rule with the suffix -image-pushed, may have 64 characters.
  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,50}$", var.name))
    error_message = "name must start with a letter and have at most 51 letters, digits and hyphens, so that the names of the rule, the roles and the functions fit into 64 characters."
  }
}

variable "source_location" {
  description = "Where the images are: the `location` output of the ecr-source module, or an existing ECR repository of this account and Region. With `tag_deployed` the pipeline tags what it deployed `deployed-ENVIRONMENT`."
  type = object({
    image_tag       = optional(string, "deploy")
    repository_arn  = string
    repository_name = string
    tag_deployed    = optional(bool, false)
  })
  nullable = false

  validation {
    condition     = endswith(var.source_location.repository_arn, ":repository/${var.source_location.repository_name}")
    error_message = "source_location.repository_arn must be the ARN of the repository repository_name."
  }
}

variable "targets" {
  description = "The `pipeline_target` outputs of the services, in promotion order."
  type = list(object({
    name            = string
    account_id      = string
    region          = string
    auto_deploy     = bool
    assume_role     = object({ arn = string })
    cfn_role        = object({ arn = string })
    cfn_stack       = object({ name = string })
    image_parameter = object({ name = string })
  }))
  nullable = false

  validation {
    condition     = length(var.targets) > 0
    error_message = "targets must have at least one target."
  }

  validation {
    condition     = length(distinct(var.targets[*].name)) == length(var.targets)
    error_message = "The names of targets must differ."
  }

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  validation {
    condition     = 1 + length(var.targets) + length([for target in var.targets : target if !target.auto_deploy]) <= 50
    error_message = "targets would need more than the 50 stages that a pipeline can have: one for the source, one for each target, and one for each approval."
  }
}

variable "approvals" {
  description = "Target name to who is told of its approval, what they read, and the minutes that it waits: 5 minutes to 60 days."
  type = map(object({
    instructions           = optional(string)
    notification_topic_arn = optional(string)
    timeout_minutes        = optional(number, 10080)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for approval in values(var.approvals) : approval.timeout_minutes >= 5 && approval.timeout_minutes <= 86400])
    error_message = "timeout_minutes must be 5 to 86400."
  }

  validation {
    condition     = alltrue([for approval in values(var.approvals) : approval.instructions == null ? true : length(approval.instructions) <= 300])
    error_message = "instructions must have at most 300 characters: they share the approval's text with the image and the account."
  }

  validation {
    condition     = length(setsubtract(keys(var.approvals), [for target in var.targets : target.name if !target.auto_deploy])) == 0
    error_message = "approvals must name targets that wait for an approval."
  }
}

variable "artifact_stores" {
  description = "Region to the `store` output of the artifact-store module there: the pipeline's Region and every target's."
  type = map(object({
    bucket_arn  = string
    bucket_name = string
    kms_key_arn = string
  }))
  nullable = false

  validation {
    condition     = length(setsubtract(concat([data.aws_region.this.id], var.targets[*].region), keys(var.artifact_stores))) == 0
    error_message = "artifact_stores must have a store in the pipeline's Region and in the Region of every target."
  }
}

variable "role_path" {
  description = "IAM path of the role that the pipeline acts as, by which the artifact store knows it."
  type        = string
  default     = "/"
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  validation {
    condition     = can(regex("^/([\\w+=,.@-]+/)*$", var.role_path))
    error_message = "role_path must start and end with a slash, such as /ecs-pipeline/shop/."
  }
}

variable "execution_mode" {
  description = "What happens to an execution that starts while another one runs: `SUPERSEDED` or `QUEUED`."
  type        = string
  default     = "SUPERSEDED"
  nullable    = false

  validation {
    condition     = contains(["SUPERSEDED", "QUEUED"], var.execution_mode)
    error_message = "execution_mode must be SUPERSEDED or QUEUED."
  }
}

variable "log_retention_days" {
  description = "Days for which the log groups of the functions keep their events."
  type        = number
  default     = 90
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
