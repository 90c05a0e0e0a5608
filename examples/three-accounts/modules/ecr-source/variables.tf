# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "repo_name" {
  description = "Name of the ECR repository whose images are deployed."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$", var.repo_name)) && length(var.repo_name) >= 2 && length(var.repo_name) <= 256
    error_message = "repo_name must be 2 to 256 lowercase letters and digits, separated by single hyphens, underscores, periods or slashes."
  }
}

variable "extra_repo_names" {
  description = "Names of additional repositories with the same policies. Pushes to them do not start a pipeline."
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
    error_message = "image_tag must be a valid image tag and must not start with \"deployed-\", which marks running images."
  }
}

variable "untagged_expiration_days" {
  description = "Days after which an untagged image expires. More than 60, because an approval can wait for 60 days."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.untagged_expiration_days > 60
    error_message = "untagged_expiration_days must be more than 60, because an approval can wait for 60 days and its image must still exist."
  }
}

variable "force_delete" {
  description = "Whether Terraform can destroy the repositories with the images in them."
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
  description = "GitHub repository (`owner/repository`) whose workflows can push images with a role of this name: from these branches and tags, and from jobs in these GitHub environments. If none of them is set, from main. With `owner_id` and `repository_id`, someone else who reuses the names later cannot push. With `pipeline_name`, the workflows can also follow their images in that pipeline, which is in the repository's account and Region. Default: none."
  type = object({
    oidc_provider_arn = string
    repository        = string
    owner_id          = optional(number)
    repository_id     = optional(number)
    branches          = optional(list(string))
    tags              = optional(list(string), [])
    environments      = optional(list(string), [])
    role_name         = string
    pipeline_name     = optional(string)
  })
  default = null

  validation {
    condition     = var.github == null ? true : length(concat(coalesce(var.github.branches, ["main"]), var.github.tags, var.github.environments)) > 0 && can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.github.repository))
    error_message = "github must have a repository in the format owner/repository and at least one branch, tag or environment."
  }

  # https://git-scm.com/docs/git-check-ref-format
  validation {
    condition     = var.github == null ? true : alltrue([for name in concat(coalesce(var.github.branches, []), var.github.tags) : !startswith(name, "refs/") && !can(regex("[\\s:?~^\\[\\\\]|\\.\\.|@\\{|\\$\\{", name))])
    error_message = "github.branches and github.tags must be branch and tag names without refs/heads/ or refs/tags/, such as main, release/* or v*."
  }

  # A subject has %3A instead of a colon. The others have a special meaning in a policy.
  validation {
    condition     = var.github == null ? true : alltrue([for name in var.github.environments : can(regex("^[^:?]+$", name)) && !strcontains(name, "$${")])
    error_message = "github.environments must be environment names without : (use %3A), ? or $${."
  }

  # https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", coalesce(try(var.github.pipeline_name, null), "none")))
    error_message = "github.pipeline_name must be 1 to 100 letters, digits and any of .@_-"
  }
}

variable "gitlab" {
  description = "GitLab project (`group/project`) whose pipelines can push images with a role of this name: from these branches and tags. If none of them is set, from main. The URL of the OIDC provider is the GitLab URL, which is also its audience. With `project_id`, the subject of the project's tokens must begin with the ID, and someone else who reuses the path later cannot push. With `pipeline_name`, the pipelines can also follow their images in that pipeline, which is in the repository's account and Region. Default: none."
  type = object({
    oidc_provider_arn = string
    project           = string
    project_id        = optional(number)
    branches          = optional(list(string))
    tags              = optional(list(string), [])
    role_name         = string
    pipeline_name     = optional(string)
  })
  default = null

  validation {
    condition     = var.gitlab == null ? true : can(regex("^arn:[^:*?]+:iam::[0-9]{12}:oidc-provider/[^:*?]+$", var.gitlab.oidc_provider_arn))
    error_message = "gitlab.oidc_provider_arn must be the ARN of an IAM OIDC provider: arn:aws:iam::ACCOUNT:oidc-provider/gitlab.com"
  }

  validation {
    condition     = var.gitlab == null ? true : length(concat(coalesce(var.gitlab.branches, ["main"]), var.gitlab.tags)) > 0 && can(regex("^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$", var.gitlab.project))
    error_message = "gitlab must have a project in the format group/project and at least one branch or tag."
  }

  # https://git-scm.com/docs/git-check-ref-format
  validation {
    condition     = var.gitlab == null ? true : alltrue([for name in concat(coalesce(var.gitlab.branches, []), var.gitlab.tags) : !startswith(name, "refs/") && !can(regex("[\\s:?~^\\[\\\\]|\\.\\.|@\\{|\\$\\{", name))])
    error_message = "gitlab.branches and gitlab.tags must be branch and tag names without refs/heads/ or refs/tags/, such as main, release/* or v*."
  }

  # https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", coalesce(try(var.gitlab.pipeline_name, null), "none")))
    error_message = "gitlab.pipeline_name must be 1 to 100 letters, digits and any of .@_-"
  }
}

variable "user_name" {
  description = "Name of an IAM user with an access key that can push images. The Terraform state contains the key, so prefer `github` or `gitlab`. Default: none."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "ARN of the permissions boundary of the push roles and the IAM user. Default: none."
  type        = string
  default     = null

  validation {
    condition     = can(regex("^arn:[^:*]+:iam::([0-9]{12}|aws):policy/[^*?]+$", coalesce(var.permissions_boundary_arn, "arn:aws:iam::aws:policy/none")))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy, without wildcards."
  }
}

variable "role_path" {
  description = "IAM path of the push roles."
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
