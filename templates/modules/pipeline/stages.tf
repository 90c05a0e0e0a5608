# The stages of each target. An approval has a stage of its own, so that a rejection is not a failed deployment.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html

locals {
  # What every action has, where it does not say otherwise.
  action = {
    namespace          = null
    role_arn           = null
    region             = null
    input_artifacts    = []
    output_artifacts   = []
    timeout_in_minutes = null
  }

  function_parameters = {
    for target in var.targets : target.name => {
      roleArn        = target.assume_role.arn
      region         = target.region
      stackName      = target.cfn_stack.name
      imageParameter = target.image_parameter.name
    }
  }

  execution_parameters = {
    pipelineName        = var.name
    pipelineExecutionId = "#{codepipeline.PipelineExecutionId}"
  }

  approval_stage_names = { for target in var.targets : target.name => "approve-${target.name}" if !target.auto_deploy }

  approval_stages = {
    for target in var.targets : target.name => {
      name        = local.approval_stage_names[target.name]
      environment = target.name

      actions = [
        merge(local.action, {
          name      = "Inspect"
          category  = "Invoke"
          provider  = "Lambda"
          namespace = "${target.name}-now"

          configuration = {
            FunctionName = local.function_names.inspect
            UserParameters = jsonencode(merge(local.function_parameters[target.name], local.execution_parameters, {
              repository = var.source_location.repository_name
              digest     = "#{Source.ImageDigest}"
              room       = local.approval_rooms[target.name]
            }))
          }
        }),
        merge(local.action, {
          name               = "Approve"
          category           = "Approval"
          provider           = "Manual"
          timeout_in_minutes = local.approvals[target.name].timeout_minutes

          configuration = {
            for setting, value in {
              NotificationArn = local.approvals[target.name].notification_topic_arn
              CustomData      = local.approval_texts[target.name]
            } : setting => value if value != null
          }
        }),
      ]
    } if !target.auto_deploy
  }

  deploy_stages = {
    for target in var.targets : target.name => {
      name        = "deploy-${target.name}"
      environment = target.name

      actions = [
        merge(local.action, {
          name             = "Prepare"
          category         = "Invoke"
          provider         = "Lambda"
          output_artifacts = ["${target.name}-template"]

          configuration = {
            FunctionName   = local.function_names.prepare
            UserParameters = jsonencode(merge(local.function_parameters[target.name], local.execution_parameters))
          }
        }),
        merge(local.action, {
          name            = "Deploy"
          category        = "Deploy"
          provider        = "CloudFormation"
          role_arn        = target.assume_role.arn
          region          = target.region
          input_artifacts = ["${target.name}-template"]

          configuration = {
            ActionMode         = "CREATE_UPDATE"
            StackName          = target.cfn_stack.name
            TemplatePath       = "${target.name}-template::template.json"
            ParameterOverrides = jsonencode({ Image = local.image })
            RoleArn            = target.cfn_role.arn
          }
        }),
        merge(local.action, {
          name     = "Record"
          category = "Invoke"
          provider = "Lambda"

          configuration = {
            FunctionName = local.function_names.record
            UserParameters = jsonencode(merge(local.function_parameters[target.name], {
              image      = local.image
              digest     = "#{Source.ImageDigest}"
              repository = var.source_location.repository_name
              tag        = var.source_location.tag_deployed ? "deployed-${target.name}" : ""
            }))
          }
        }),
      ]
    }
  }

  stages = flatten([
    for target in var.targets : concat(
      target.auto_deploy ? [] : [local.approval_stages[target.name]],
      [local.deploy_stages[target.name]],
    )
  ])

  approvals = {
    for target in var.targets : target.name => lookup(var.approvals, target.name, {
      instructions           = null
      notification_topic_arn = null
      timeout_minutes        = 10080
    })
  }

  # What somebody who approves reads.
  approval_texts = {
    for target in var.targets : target.name => join("\n", compact([
      "Deploy ${var.source_location.repository_name} to ${target.name} (account ${target.account_id}, ${target.region})?",
      "Image: ${local.image}",
      "Its tags: #{${target.name}-now.ImageTags}",
      "Runs there now: #{${target.name}-now.DeployedImage}",
      "Execution: #{codepipeline.PipelineExecutionId}",
      local.approvals[target.name].instructions,
    ]))
  }

  # The same as CodePipeline fills it in, without what Inspect finds out.
  filled_in_texts = {
    for name, text in local.approval_texts : name => replace(
      replace(replace(text, "#{Source.ImageDigest}", local.digest), "#{codepipeline.PipelineExecutionId}", local.execution_id),
      "/#\\{${name}-now\\.\\w+\\}/", "",
    )
  }

  digest       = "sha256:${join("", [for index in range(64) : "0"])}"
  execution_id = "00000000-0000-0000-0000-000000000000"

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  max_value_length = 1000

  # Characters that are left for what Inspect finds out, which shortens it to that. In UTF-16, as most emoji count twice.
  approval_rooms = {
    for name, text in local.filled_in_texts : name => local.max_value_length - sum([
      for character in [".", "[\\x{10000}-\\x{10FFFF}]"] : length(regexall("(?s)${character}", text))
    ])
  }

  # For the digest of what runs now, an ellipsis in front of it, and some tags.
  min_approval_room = 132
}
