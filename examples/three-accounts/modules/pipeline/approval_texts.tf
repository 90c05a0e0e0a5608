# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The text that an approver reads.

locals {
  # Map of environment to its approvals, in the order of their actions. All are required.
  approvals = {
    for environment in local.environments : environment.name => [
      for approval in lookup(var.approvals, environment.name, local.default_approvals) :
      merge(approval, { action = approval.name == null ? "Approve" : "Approve-${approval.name}" })
    ] if !environment.auto_deploy
  }

  default_approvals = [{ name = null, instructions = null, notification_topic_arn = null, timeout_minutes = 10080 }]

  previous_names = { for index, environment in local.environments : environment.name => index == 0 ? null : local.environments[index - 1].name }

  # "this image" is true: Inspect fails unless the previous environment runs it, and Prepare checks it again.
  approval_texts = {
    for environment in local.environments : environment.name => {
      for approval in local.approvals[environment.name] : approval.action => join("\n", compact([
        "Deploy ${var.source_location.repository_name} to ${environment.name} (account ${one(distinct(environment.targets[*].account_id))}, ${one(distinct(environment.targets[*].region))})?",
        "Image: ${local.image}",
        "Tags: #{${environment.name}-now.ImageTags}",
        local.previous_names[environment.name] == null ? null : "Runs in ${local.previous_names[environment.name]}: this image",
        "Current image: #{${environment.name}-now.DeployedImage}",
        "Execution: #{codepipeline.PipelineExecutionId}",
        length(local.approvals[environment.name]) == 1 ? null : "Approval: ${approval.name} (required: ${join(", ", local.approvals[environment.name][*].name)})",
        approval.instructions,
      ]))
    } if !environment.auto_deploy
  }

  # The texts as CodePipeline shows them, without the output variables of Inspect.
  filled_in_texts = {
    for name, texts in local.approval_texts : name => [
      for text in values(texts) : replace(
        replace(replace(text, "#{Source.ImageDigest}", local.digest), "#{codepipeline.PipelineExecutionId}", local.execution_id),
        "/#\\{${name}-now\\.\\w+\\}/", "",
      )
    ]
  }

  digest       = "sha256:${join("", [for index in range(64) : "0"])}"
  execution_id = "00000000-0000-0000-0000-000000000000"

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  max_value_length = 1000

  # Characters that are left for the output variables of Inspect, which truncates them to this length. Counted in
  # UTF-16, where most emoji count as two.
  approval_rooms = {
    for name, texts in local.filled_in_texts : name => local.max_value_length - max([
      for text in texts : sum([for character in [".", "[\\x{10000}-\\x{10FFFF}]"] : length(regexall("(?s)${character}", text))])
    ]...)
  }

  # Enough for the digest of the current image after an ellipsis, and some tags.
  min_approval_room = 132
}
