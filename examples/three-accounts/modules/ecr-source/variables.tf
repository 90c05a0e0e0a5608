# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "repo_name" {
  description = "Name of the ECR repository whose images are deployed."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$", var.repo_name)) && length(var.repo_name) >= 2 && length(var.repo_name) <= 256
    error_message = "repo_name must be 2 to 256 lower-case letters and digits, separated by single hyphens, underscores, periods or slashes."
  }
}

variable "extra_repo_names" {
  description = "Names of further repositories with the same policies. They start no pipeline."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = !contains(var.extra_repo_names, var.repo_name)
    error_message = "extra_repo_names must not repeat repo_name."
  }
}

variable "image_tag" {
  description = "The tag whose push starts the pipeline."
  type        = string
  default     = "deploy"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$", var.image_tag)) && !startswith(var.image_tag, "deployed-")
    error_message = "image_tag must be a valid image tag and must not start with \"deployed-\", which marks the images that run."
  }
}

variable "untagged_expiration_days" {
  description = "Days after which an image without a tag expires. More than 60, as long as an approval may wait."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.untagged_expiration_days > 60
    error_message = "untagged_expiration_days must be more than 60: an approval may wait that long, and its image must still be there."
  }
}

variable "force_delete" {
  description = "Whether destroying the repositories deletes the images in them."
  type        = bool
  default     = false
  nullable    = false
}

variable "pipeline_targets" {
  description = "The `pipeline_target` outputs of the services whose tasks pull images from the repositories."
  type = list(object({
    account_id     = string
    execution_role = object({ arn = string })
  }))
  default  = []
  nullable = false
}

variable "github" {
  description = "A GitHub repository (`owner/repository`) whose workflows may push images from these branches, through a role with this name. With its id, and that of its owner, nobody who takes over a name that became free may push. With `pipeline_name` they may also see what becomes of their images in that pipeline, in the account and the Region of the repository. Default: none."
  type = object({
    oidc_provider_arn = string
    repository        = string
    owner_id          = optional(number)
    repository_id     = optional(number)
    branches          = optional(list(string), ["main"])
    role_name         = string
    pipeline_name     = optional(string)
  })
  default = null

  validation {
    condition     = var.github == null ? true : length(var.github.branches) > 0 && can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github.repository))
    error_message = "github needs a repository of the form owner/repository and at least one branch."
  }

  # https://git-scm.com/docs/git-check-ref-format
  validation {
    condition     = var.github == null ? true : alltrue([for branch in var.github.branches : !startswith(branch, "refs/") && !can(regex("[\\s:?~^\\[\\\\]|\\.\\.|@\\{|\\$\\{", branch))])
    error_message = "github.branches must be names of branches, without refs/heads/, such as main or release/*."
  }

  # https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", coalesce(try(var.github.pipeline_name, null), "none")))
    error_message = "github.pipeline_name must be 1 to 100 letters, digits and any of .@_-"
  }
}

variable "user_name" {
  description = "Name of an IAM user with an access key that may push images. Its key stands in the Terraform state: prefer `github`. Default: none."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of the push role and the IAM user. Default: none."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::([0-9]{12}|aws):policy/[^*?]+$", coalesce(var.permissions_boundary_arn, "arn:aws:iam::aws:policy/none")))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy, without wildcards."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
