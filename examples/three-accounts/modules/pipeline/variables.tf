# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "name" {
  description = "Prefix of the names of the pipeline's roles, function and rule."
  type        = string
  nullable    = false

  # The longest name, that of the EventBridge rule with the suffix -image-pushed, can have 64 characters.
  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,50}$", var.name))
    error_message = "name must start with a letter and have at most 51 letters, digits and hyphens, so that the names of the rule, the roles and the function fit into 64 characters."
  }
}

variable "pipeline_name" {
  description = "Name of the promotion pipeline. The name of a direct pipeline is this name, an underscore and the environment."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]+$", var.pipeline_name)) && max([for target in var.targets : length("${var.pipeline_name}_${target.name}")]...) <= 100
    error_message = "pipeline_name must contain only letters, digits and .@_-, and have at most 100 characters including an underscore and the longest target name."
  }
}

variable "source_location" {
  description = "Repository of the images: the `location` output of the ecr-source module, or an existing ECR repository in this account and Region. With `tag_deployed`, the pipeline tags deployed images `deployed-ENVIRONMENT`."
  type = object({
    image_tag       = optional(string, "deploy")
    repository_arn  = string
    repository_name = string
    tag_deployed    = optional(bool, false)
  })
  nullable = false

  validation {
    condition     = endswith(var.source_location.repository_arn, ":repository/${var.source_location.repository_name}")
    error_message = "source_location.repository_arn must be the ARN of the repository in source_location.repository_name."
  }
}

variable "targets" {
  description = "The `pipeline_target` outputs of the services, in promotion order. Services that share the image have targets with the same names and are deployed in parallel."
  type = list(object({
    name                 = string
    account_id           = string
    region               = string
    auto_deploy          = bool
    assume_role          = object({ arn = string })
    promotion_role       = object({ arn = string })
    cfn_role             = object({ arn = string })
    cfn_stack            = object({ name = string })
    image_parameter      = object({ name = string })
    deployment_parameter = object({ name = string })
  }))
  nullable = false

  validation {
    condition     = length(var.targets) > 0
    error_message = "targets must contain at least one target."
  }

  validation {
    condition = alltrue([
      for name in distinct(var.targets[*].name) :
      length(distinct([for target in var.targets : [target.account_id, target.region, target.auto_deploy] if target.name == name])) == 1
    ])
    error_message = "targets with the same name belong to one environment, so their account_id, region and auto_deploy must be the same."
  }

  validation {
    condition     = length(distinct([for target in var.targets : [target.account_id, target.region, target.cfn_stack.name]])) == length(var.targets)
    error_message = "targets must have different stacks."
  }

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  validation {
    condition     = 1 + length(distinct(var.targets[*].name)) + length(distinct([for target in var.targets : target.name if !target.auto_deploy])) <= 50
    error_message = "targets would need more than the 50 stages that a pipeline can have: one for the source, one for each environment, and one for each approval."
  }
}

variable "approvals" {
  description = "Map of environment to its approvals, which are requested one after the other. All are required. Each has a topic to notify, instructions for the approver, and a timeout of 5 minutes to 60 days. If an environment has several approvals, each needs a name. Default: one without a name."
  type = map(list(object({
    name                   = optional(string)
    instructions           = optional(string)
    notification_topic_arn = optional(string)
    timeout_minutes        = optional(number, 10080)
  })))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for approval in flatten(values(var.approvals)) : approval.timeout_minutes >= 5 && approval.timeout_minutes <= 86400])
    error_message = "timeout_minutes must be 5 to 86400."
  }

  validation {
    condition     = alltrue([for approval in flatten(values(var.approvals)) : approval.instructions == null ? true : length(approval.instructions) <= 300])
    error_message = "instructions must have at most 300 characters, because the text of the approval also contains the image and the account."
  }

  validation {
    condition = alltrue([
      for approvals in values(var.approvals) : length(approvals) == 1 || (
        length(approvals) > 1 && length(distinct(approvals[*].name)) == length(approvals) && !contains([for approval in approvals : approval.name == null], true)
      )
    ])
    error_message = "approvals must have at least one approval for each listed environment, and several approvals of one environment must have different names."
  }

  validation {
    condition     = alltrue([for approval in flatten(values(var.approvals)) : approval.name == null ? true : can(regex("^[a-z][a-z0-9-]{0,39}$", approval.name)) && approval.name != "hold"])
    error_message = "The name of an approval must start with a lowercase letter, have at most 40 lowercase letters, digits and hyphens, and not be \"hold\", because its agreement would look like a hold."
  }

  validation {
    condition     = length(setsubtract(keys(var.approvals), [for target in var.targets : target.name if !target.auto_deploy])) == 0
    error_message = "approvals must contain only environments with auto_deploy = false."
  }
}

variable "notification_key_arn" {
  description = "ARN of the KMS key of the approvals' topics. Its policy must allow the pipelines' role to use it. Default: the topics are not encrypted, or are encrypted with the AWS managed key."
  type        = string
  default     = null
}

variable "artifact_stores" {
  description = "Map of Region to the `store` output of its artifact-store module, for the pipeline's Region and the Region of every target."
  type = map(object({
    bucket_arn  = string
    bucket_name = string
    kms_key_arn = string
  }))
  nullable = false

  validation {
    condition     = length(setsubtract(concat([data.aws_region.this.id], var.targets[*].region), keys(var.artifact_stores))) == 0
    error_message = "artifact_stores must contain a store for the pipeline's Region and for the Region of every target."
  }
}

variable "path" {
  description = "IAM path, below `role_path`, of the pipelines' role, which the artifact store uses to identify it. Also the prefix of the parameter names of holds and agreements."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  # https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
  validation {
    condition     = can(regex("^/([\\w.-]+/)+$", var.path))
    error_message = "path must start and end with a slash, such as /ecs-pipeline/shop/."
  }
}

variable "log_retention_days" {
  description = "Days for which the log group of the function keeps its events."
  type        = number
  default     = 90
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of all roles. Default: none."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::([0-9]{12}|aws):policy/[^*?]+$", coalesce(var.permissions_boundary_arn, "arn:aws:iam::aws:policy/none")))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy, without wildcards."
  }
}

variable "role_path" {
  description = "IAM path of all roles. The path of the pipelines' role continues with `path`."
  type        = string
  default     = "/"
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)*$", var.role_path)) && length(var.role_path) <= 128
    error_message = "role_path must start and end with a slash, such as /platform/, and have at most 128 letters, digits and any of +=,.@_-/."
  }
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
