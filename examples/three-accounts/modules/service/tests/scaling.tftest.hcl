# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# How many tasks run, the alarm for missing ones, and how they are replaced.

mock_provider "aws" {
  source = "./tests"
}

run "between_two_and_ten" {
  variables {
    autoscaling_min        = 2
    autoscaling_max        = 10
    autoscaling_target_cpu = 55
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalableTarget.Properties :
      property => value if endswith(property, "Capacity")
    } == { MinCapacity = 2, MaxCapacity = 10 }
    error_message = "The scalable target has the bounds."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalingPolicy == {
      Condition = "HasImage"
      Type      = "AWS::ApplicationAutoScaling::ScalingPolicy"
      Properties = {
        PolicyName      = "shop-dev-api-cpu"
        PolicyType      = "TargetTrackingScaling"
        ScalingTargetId = { Ref = "ScalableTarget" }
        TargetTrackingScalingPolicyConfiguration = {
          TargetValue                   = 55
          PredefinedMetricSpecification = { PredefinedMetricType = "ECSServiceAverageCPUUtilization" }
        }
      }
    }
    error_message = "The policy follows the CPU utilisation."
  }
}

run "a_fixed_number" {
  variables {
    autoscaling_min = 3
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalableTarget.Properties :
      property => value if endswith(property, "Capacity")
    } == { MinCapacity = 3, MaxCapacity = 3 }
    error_message = "The scalable target keeps the number, although no desired count is ever set."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalingPolicy)
    error_message = "There is nothing to scale."
  }
}

run "alarm_for_missing_tasks" {
  variables {
    autoscaling_min = 2
    alarm = {
      period              = 120
      evaluation_periods  = 5
      datapoints_to_alarm = 3
      alarm_actions       = ["arn:aws:sns:eu-west-1:222222222222:on-call"]
      ok_actions          = ["arn:aws:sns:eu-west-1:222222222222:all-clear"]
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm == {
      Condition = "HasImage"
      DependsOn = ["Service"]
      Type      = "AWS::CloudWatch::Alarm"
      Properties = {
        AlarmName          = "shop-dev-api-missing-tasks"
        AlarmDescription   = "Fewer than 2 running tasks of ECS service shop-dev-api"
        AlarmActions       = ["arn:aws:sns:eu-west-1:222222222222:on-call"]
        OKActions          = ["arn:aws:sns:eu-west-1:222222222222:all-clear"]
        Namespace          = "AWS/ECS"
        MetricName         = "CPUUtilization"
        Statistic          = "SampleCount"
        Period             = 120
        EvaluationPeriods  = 5
        DatapointsToAlarm  = 3
        ComparisonOperator = "LessThanThreshold"
        Threshold          = 4
        TreatMissingData   = "breaching"
        Dimensions         = [{ Name = "ClusterName", Value = "shop-dev" }, { Name = "ServiceName", Value = "shop-dev-api" }]
      }
    }
    error_message = "Two tasks report four times in two minutes. The alarm exists only once there is an image, so that missing data means missing tasks."
  }
}

run "alarm_with_defaults" {
  variables {
    alarm = {}
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm.Properties :
      property => value if contains(["Period", "EvaluationPeriods", "DatapointsToAlarm", "Threshold"], property)
    } == { Period = 60, EvaluationPeriods = 5, DatapointsToAlarm = 5, Threshold = 1 }
    error_message = "No task for five minutes."
  }
}

run "no_alarm_where_no_task_is_wanted" {
  variables {
    autoscaling_min = 0
    autoscaling_max = 4
    alarm           = {}
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm)
    error_message = "Nothing can be missing."
  }
}

run "rolling_update" {
  variables {
    deployment = { minimum_healthy_percent = 50, maximum_percent = 150, alarm_names = ["shop-api-5xx"] }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DeploymentConfiguration == {
      MinimumHealthyPercent    = 50
      MaximumPercent           = 150
      DeploymentCircuitBreaker = { Enable = true, Rollback = true }
      Alarms                   = { AlarmNames = ["shop-api-5xx"], Enable = true, Rollback = true }
    }
    error_message = "A deployment that fails, or that raises an alarm, is rolled back."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.cloudformation.statement : statement.resources if statement.sid == "WatchDeploymentAlarms"] == [
      toset(["arn:aws:cloudwatch:eu-west-1:222222222222:alarm:shop-api-5xx"])
    ]
    error_message = "ECS looks at the alarms with the permissions of CloudFormation's role."
  }
}

run "rolling_update_without_circuit_breaker" {
  variables {
    deployment = { circuit_breaker = false }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DeploymentConfiguration == {
      MinimumHealthyPercent    = 100
      MaximumPercent           = 200
      DeploymentCircuitBreaker = { Enable = false, Rollback = false }
      Alarms                   = { AlarmNames = [], Enable = false, Rollback = false }
    }
    error_message = "Whoever asks for it waits for a failing deployment."
  }
}
