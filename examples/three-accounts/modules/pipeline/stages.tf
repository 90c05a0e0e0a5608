# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The stages of each environment. An approval has a stage of its own, so that a rejection is not a failed deployment.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html

locals {
  source_configuration = {
    RepositoryName = var.source_location.repository_name
    ImageTag       = var.source_location.image_tag
  }

  # What every action has, where it does not say otherwise.
  action = {
    namespace          = null
    role_arn           = null
    region             = null
    run_order          = 1
    timeout_in_minutes = null
  }

  approval_stage_names = { for environment in local.environments : environment.name => "approve-${environment.name}" if !environment.auto_deploy }
  deploy_stage_names   = { for environment in local.environments : environment.name => "deploy-${environment.name}" }

  # Where an image enters the environment.
  first_stages = merge(local.deploy_stage_names, local.approval_stage_names)

  # What the function is told. The variables of a direct deployment are not among it, as anything may stand in them: the
  # function asks CodePipeline for them.
  function_actions = {
    for environment in local.environments : environment.name => {
      for name in ["Inspect", "Prepare", "Record"] : name => {
        for kind in ["promotion", "direct"] : kind => merge(local.action, {
          name     = name
          category = "Invoke"
          provider = "Lambda"

          configuration = {
            FunctionName = local.function_name
            UserParameters = jsonencode({
              action      = lower(name)
              environment = environment.name
              direct      = kind == "direct"
              execution   = "#{codepipeline.PipelineExecutionId}"
              digest      = "#{Source.ImageDigest}"
            })
          }
        })
      }
    }
  }

  # Deploy executes the change set that Prepare has made. Without one nothing is deployed, not even by a retry.
  deploy_actions = {
    for environment in local.environments : environment.name => {
      for kind in ["promotion", "direct"] : kind => concat(
        [local.function_actions[environment.name].Prepare[kind]],
        [
          for target in environment.targets : merge(local.action, {
            name      = length(environment.targets) == 1 ? "Deploy" : "Deploy-${target.cfn_stack.name}"
            category  = "Deploy"
            provider  = "CloudFormation"
            role_arn  = target.assume_role.arn
            region    = target.region
            run_order = 2

            configuration = {
              ActionMode    = "CHANGE_SET_EXECUTE"
              StackName     = target.cfn_stack.name
              ChangeSetName = "${kind}-#{codepipeline.PipelineExecutionId}"
            }
          })
        ],
        [merge(local.function_actions[environment.name].Record[kind], { run_order = 3 })],
      )
    }
  }

  approval_stages = {
    for environment in local.environments : environment.name => {
      name = local.approval_stage_names[environment.name]

      actions = concat(
        [merge(local.function_actions[environment.name].Inspect.promotion, { namespace = "${environment.name}-now" })],
        [
          # One after the other: a rejection would leave the others that are asked at the same time open.
          for index, approval in local.approvals[environment.name] : merge(local.action, {
            name               = approval.action
            category           = "Approval"
            provider           = "Manual"
            run_order          = index + 2
            timeout_in_minutes = approval.timeout_minutes

            configuration = {
              for setting, value in {
                NotificationArn = approval.notification_topic_arn
                CustomData      = local.approval_texts[environment.name][approval.action]
              } : setting => value if value != null
            }
          })
        ],
      )
    } if !environment.auto_deploy
  }

  deploy_stages = {
    for environment in local.environments : environment.name => {
      name    = local.deploy_stage_names[environment.name]
      actions = local.deploy_actions[environment.name].promotion
    }
  }

  stages = flatten([
    for environment in local.environments : concat(
      environment.auto_deploy ? [] : [local.approval_stages[environment.name]],
      [local.deploy_stages[environment.name]],
    )
  ])
}
