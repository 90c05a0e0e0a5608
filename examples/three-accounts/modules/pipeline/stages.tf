# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

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

  approval_stages = {
    for target in var.targets : target.name => {
      name        = "approve-${target.name}"
      environment = target.name

      actions = [
        merge(local.action, {
          name      = "Inspect"
          category  = "Invoke"
          provider  = "Lambda"
          namespace = "${target.name}-now"

          configuration = {
            FunctionName = local.function_names.inspect
            UserParameters = jsonencode(merge(local.function_parameters[target.name], {
              repository = var.source_location.repository_name
              digest     = "#{Source.ImageDigest}"
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
              CustomData = join("\n", compact([
                "Deploy ${var.source_location.repository_name} to ${target.name} (account ${target.account_id}, ${target.region})?",
                "Image: ${local.image}",
                "Its tags: #{${target.name}-now.ImageTags}",
                "Runs there now: #{${target.name}-now.DeployedImage}",
                "Execution: #{codepipeline.PipelineExecutionId}",
                local.approvals[target.name].instructions,
              ]))
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
            UserParameters = jsonencode(local.function_parameters[target.name])
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
}
