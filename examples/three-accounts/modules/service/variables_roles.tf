# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "task_role_arn" {
  description = "ARN of an existing role that the containers assume. It is not changed. Default: one is created."
  type        = string
  default     = null

  validation {
    condition     = var.task_role_arn == null ? true : can(regex("^arn:[^:*?]+:iam::[0-9]{12}:role/[^*?]+$", var.task_role_arn))
    error_message = "task_role_arn must be the ARN of a role, without wildcards."
  }
}

variable "execution_role_arn" {
  description = "ARN of an existing role that starts the tasks. It is not changed. Default: one is created that can only pull these images, read these secrets and write to this log group."
  type        = string
  default     = null

  validation {
    condition     = var.execution_role_arn == null ? true : can(regex("^arn:[^:*?]+:iam::[0-9]{12}:role/[^*?]+$", var.execution_role_arn))
    error_message = "execution_role_arn must be the ARN of a role, without wildcards."
  }
}

variable "task_policy_arns" {
  description = "ARNs of managed policies for the created task role."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.task_policy_arns) == 0 || var.task_role_arn == null
    error_message = "task_policy_arns cannot be combined with task_role_arn: attach the policies to that role yourself."
  }

  validation {
    condition     = alltrue([for arn in var.task_policy_arns : can(regex("^arn:[^:*?]+:iam::([0-9]{12}|aws):policy/[^*?]+$", arn))])
    error_message = "task_policy_arns must be ARNs of managed policies, without wildcards."
  }
}

variable "execution_policy_arns" {
  description = "ARNs of managed policies for the created execution role."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.execution_policy_arns) == 0 || var.execution_role_arn == null
    error_message = "execution_policy_arns cannot be combined with execution_role_arn: attach the policies to that role yourself."
  }

  validation {
    condition     = alltrue([for arn in var.execution_policy_arns : can(regex("^arn:[^:*?]+:iam::([0-9]{12}|aws):policy/[^*?]+$", arn))])
    error_message = "execution_policy_arns must be ARNs of managed policies, without wildcards."
  }
}

variable "secrets_key_arns" {
  description = "ARNs of the customer managed KMS keys of the secrets. The created execution role can decrypt with them, but only through Secrets Manager and Parameter Store."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.secrets_key_arns) == 0 || var.execution_role_arn == null
    error_message = "secrets_key_arns cannot be combined with execution_role_arn: grant kms:Decrypt to that role yourself."
  }

  # https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
  validation {
    condition     = alltrue([for arn in var.secrets_key_arns : can(regex("^arn:[^:*?]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", arn))])
    error_message = "secrets_key_arns must be ARNs of KMS keys, because a policy with the ARN of an alias does not allow using its key."
  }
}
