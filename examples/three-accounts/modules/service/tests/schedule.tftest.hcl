# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A scheduled task instead of a service.

mock_provider "aws" {
  source = "./tests"
}

variables {
  schedule = "cron(0 4 * * ? *)"
}

run "every_night_on_fargate" {
  assert {
    condition     = keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources) == ["Schedule", "TaskDefinition"]
    error_message = "There must be no service, scaling or alarm."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule == {
      Condition = "HasImage"
      Type      = "AWS::Scheduler::Schedule"
      Properties = {
        Name                       = "shop-dev-api"
        Description                = "Starts tasks of shop-dev-api with the last deployed image"
        State                      = "ENABLED"
        ScheduleExpression         = "cron(0 4 * * ? *)"
        ScheduleExpressionTimezone = "UTC"
        FlexibleTimeWindow         = { Mode = "OFF" }
        Target = {
          Arn         = "arn:aws:ecs:eu-west-1:222222222222:cluster/shop-dev"
          RoleArn     = "arn:aws:iam::222222222222:role/shop-dev-api-scheduler"
          RetryPolicy = { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86400 }
          EcsParameters = {
            TaskDefinitionArn = { Ref = "TaskDefinition" }
            TaskCount         = 1
            LaunchType        = "FARGATE"
            PlatformVersion   = "LATEST"
            NetworkConfiguration = {
              AwsvpcConfiguration = { AssignPublicIp = "DISABLED", SecurityGroups = ["sg-1111"], Subnets = ["subnet-1111", "subnet-2222"] }
            }
            EnableECSManagedTags = true
            EnableExecuteCommand = false
            PropagateTags        = "TASK_DEFINITION"
          }
        }
      }
    }
    error_message = "The schedule must start the revision in the same template, so that a deployment updates it."
  }

  assert {
    condition     = output.schedule_arn == "arn:aws:scheduler:eu-west-1:222222222222:schedule/default/shop-dev-api" && output.service_arn == null && output.service_name == null
    error_message = "The outputs must contain a schedule and no service."
  }
}

run "with_every_option" {
  variables {
    schedule               = "rate(12 hours)"
    enable_execute_command = true
    capacity_provider      = "FARGATE_SPOT"
    assign_public_ip       = true
    schedule_options = {
      timezone                  = "Europe/Berlin"
      flexible_window_minutes   = 15
      maximum_retry_attempts    = 3
      maximum_event_age_seconds = 3600
      dead_letter_queue_arn     = "arn:aws:sqs:eu-west-1:222222222222:failed-starts"
      task_count                = 2
      enabled                   = false
    }
  }

  assert {
    condition = {
      for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule.Properties : property => value
      if contains(["State", "ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow"], property)
      } == {
      State                      = "DISABLED"
      ScheduleExpression         = "rate(12 hours)"
      ScheduleExpressionTimezone = "Europe/Berlin"
      FlexibleTimeWindow         = { Mode = "FLEXIBLE", MaximumWindowInMinutes = 15 }
    }
    error_message = "The schedule must have the options for its time."
  }

  assert {
    condition = {
      for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule.Properties.Target : property => value
      if contains(["DeadLetterConfig", "RetryPolicy"], property)
      } == {
      DeadLetterConfig = { Arn = "arn:aws:sqs:eu-west-1:222222222222:failed-starts" }
      RetryPolicy      = { MaximumRetryAttempts = 3, MaximumEventAgeInSeconds = 3600 }
    }
    error_message = "The schedule must have the options for failed starts."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule.Properties.Target.EcsParameters == {
      TaskDefinitionArn        = { Ref = "TaskDefinition" }
      TaskCount                = 2
      CapacityProviderStrategy = [{ CapacityProvider = "FARGATE_SPOT", Weight = 1, Base = 0 }]
      PlatformVersion          = "LATEST"
      NetworkConfiguration = {
        AwsvpcConfiguration = { AssignPublicIp = "ENABLED", SecurityGroups = ["sg-1111"], Subnets = ["subnet-1111", "subnet-2222"] }
      }
      EnableECSManagedTags = true
      EnableExecuteCommand = true
      PropagateTags        = "TASK_DEFINITION"
    }
    error_message = "The task must have the same placement as a service."
  }

  assert {
    condition     = one([for statement in data.aws_iam_policy_document.scheduler.statement : statement.resources if statement.sid == "ReportFailedStart"]) == toset(["arn:aws:sqs:eu-west-1:222222222222:failed-starts"])
    error_message = "The role must be able to send to the queue."
  }
}

run "on_container_instances" {
  variables {
    launch_type        = "EC2"
    network_mode       = "bridge"
    subnet_ids         = []
    security_group_ids = []
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule.Properties.Target.EcsParameters == {
      TaskDefinitionArn    = { Ref = "TaskDefinition" }
      TaskCount            = 1
      LaunchType           = "EC2"
      EnableECSManagedTags = true
      EnableExecuteCommand = false
      PropagateTags        = "TASK_DEFINITION"
    }
    error_message = "There must be no network configuration and no platform version."
  }
}

run "without_security_groups" {
  variables {
    security_group_ids = []
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Schedule.Properties.Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups)
    error_message = "Empty lists must be omitted, because EventBridge Scheduler rejects them."
  }
}

run "roles" {
  assert {
    condition = {
      for condition in one(data.aws_iam_policy_document.scheduler_trust.statement).condition : condition.variable => condition.values
      } == {
      "aws:SourceAccount" = tolist(["222222222222"])
      "aws:SourceArn"     = tolist(["arn:aws:scheduler:eu-west-1:222222222222:schedule-group/default"])
    }
    error_message = "EventBridge Scheduler can assume the role only for schedules in this account, which it identifies by their group."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.scheduler.statement : statement.sid => [statement.actions, statement.resources, one(statement.condition).values] } == {
      RunTask = [
        toset(["ecs:RunTask"]),
        toset(["arn:aws:ecs:eu-west-1:222222222222:task-definition/shop-dev-api:*"]),
        tolist(["arn:aws:ecs:eu-west-1:222222222222:cluster/shop-dev"]),
      ]
      TagStartedTask = [toset(["ecs:TagResource"]), toset(["arn:aws:ecs:eu-west-1:222222222222:task/shop-dev/*"]), tolist(["RunTask"])]
      PassTaskRoles = [
        toset(["iam:PassRole"]),
        toset(["arn:aws:iam::222222222222:role/shop-dev-api-execution", "arn:aws:iam::222222222222:role/shop-dev-api-task"]),
        tolist(["ecs-tasks.amazonaws.com"]),
      ]
    }
    error_message = "The role must only be able to start tasks of this family in this cluster with their own roles."
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.cloudformation.statement : statement.sid => [statement.actions, statement.resources]
      if contains(["ManageSchedule", "PassSchedulerRole"], statement.sid)
      } == {
      ManageSchedule = [
        toset(["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule"]),
        toset(["arn:aws:scheduler:eu-west-1:222222222222:schedule/default/shop-dev-api"]),
      ]
      PassSchedulerRole = [toset(["iam:PassRole"]), toset(["arn:aws:iam::222222222222:role/shop-dev-api-scheduler"])]
    }
    error_message = "CloudFormation must be able to manage the schedule and pass its role."
  }
}

run "a_service_has_no_schedule" {
  variables {
    schedule = null
  }

  assert {
    condition     = length(aws_iam_role.scheduler) == 0 && length(aws_iam_role_policy.scheduler) == 0 && output.schedule_arn == null
    error_message = "There must be no role that could start tasks."
  }

  assert {
    condition     = length([for statement in data.aws_iam_policy_document.cloudformation.statement : statement.sid if contains(["ManageSchedule", "PassSchedulerRole"], statement.sid)]) == 0
    error_message = "CloudFormation must have no permissions for schedules."
  }
}
