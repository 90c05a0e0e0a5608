# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The stages of each environment. Approvals have their own stage, so that a rejection is not a failed deployment.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html

locals {
  source_configuration = {
    RepositoryName = var.source_location.repository_name
    ImageTag       = var.source_location.image_tag
  }

  # The defaults of every action.
  action = {
    namespace          = null
    role_arn           = null
    region             = null
    run_order          = 1
    timeout_in_minutes = null
  }

  approval_stage_names = { for environment in local.environments : environment.name => "approve-${environment.name}" if !environment.auto_deploy }
  deploy_stage_names   = { for environment in local.environments : environment.name => "deploy-${environment.name}" }

  # The stage through which a promotion enters the environment.
  first_stages = merge(local.deploy_stage_names, local.approval_stage_names)

  # The parameters of the function. They do not include the variables of a direct deployment, which can contain any
  # text: the function reads them from CodePipeline.
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

  # Deploy executes the change set that Prepare created. Without a change set, not even a retry deploys anything.
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
          # One after the other, because a rejection would not close other pending approvals.
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
