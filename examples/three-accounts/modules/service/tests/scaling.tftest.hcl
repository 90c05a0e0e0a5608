# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Number of tasks, the alarm for missing ones, and rolling updates.

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
    error_message = "The scalable target must have the minimum and the maximum."
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
    error_message = "The policy must track the CPU utilization."
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
    error_message = "The scalable target must set the number of tasks, because the template has no desired count."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalingPolicy)
    error_message = "There must be no scaling policy."
  }
}

run "every_target" {
  variables {
    autoscaling_min                = 1
    autoscaling_max                = 10
    autoscaling_target_cpu         = 0
    autoscaling_target_memory      = 70
    autoscaling_target_requests    = 500
    autoscaling_scale_in_cooldown  = 600
    autoscaling_scale_out_cooldown = 30
    container_port                 = 8080

    load_balancers = {
      main = {
        listener_arn       = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop/0123456789abcdef/fedcba9876543210"
        security_group_ids = ["sg-0a1b2c3d4e5f60009"]
        paths              = ["/*"]
        priority           = 100
      }
    }
  }

  assert {
    condition = [
      for name, resource in jsondecode(aws_cloudformation_stack.this.template_body).Resources : name if endswith(name, "ScalingPolicy")
    ] == ["MemoryScalingPolicy", "RequestsScalingPolicy"]
    error_message = "Each target must have its own policy, except for a CPU target of 0."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MemoryScalingPolicy.Properties == {
      PolicyName      = "shop-dev-api-memory"
      PolicyType      = "TargetTrackingScaling"
      ScalingTargetId = { Ref = "ScalableTarget" }
      TargetTrackingScalingPolicyConfiguration = {
        TargetValue                   = 70
        ScaleInCooldown               = 600
        ScaleOutCooldown              = 30
        PredefinedMetricSpecification = { PredefinedMetricType = "ECSServiceAverageMemoryUtilization" }
      }
    }
    error_message = "The policy must track the memory utilization, with the common cooldowns."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.RequestsScalingPolicy.Properties.TargetTrackingScalingPolicyConfiguration == {
      TargetValue      = 500
      ScaleInCooldown  = 600
      ScaleOutCooldown = 30
      PredefinedMetricSpecification = {
        PredefinedMetricType = "ALBRequestCountPerTarget"
        ResourceLabel        = local.request_count_labels["main"]
      }
    }
    error_message = "The policy must track the requests at the load balancer's target group."
  }
}

run "own_metrics" {
  variables {
    autoscaling_min        = 1
    autoscaling_max        = 10
    autoscaling_target_cpu = 0
    autoscaling_metrics = [
      {
        name             = "oldest-message"
        namespace        = "AWS/SQS"
        metric_name      = "ApproximateAgeOfOldestMessage"
        dimensions       = { QueueName = "jobs" }
        statistic        = "Maximum"
        unit             = "Seconds"
        target           = 60
        disable_scale_in = true
      },
      {
        name        = "backlog"
        namespace   = "AWS/SQS"
        metric_name = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = "jobs" }
        target      = 20
        per_task    = true
      },
    ]
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MetricOldestMessageScalingPolicy == {
      Condition = "HasImage"
      Type      = "AWS::ApplicationAutoScaling::ScalingPolicy"
      Properties = {
        PolicyName      = "shop-dev-api-metric-oldest-message"
        PolicyType      = "TargetTrackingScaling"
        ScalingTargetId = { Ref = "ScalableTarget" }
        TargetTrackingScalingPolicyConfiguration = {
          TargetValue    = 60
          DisableScaleIn = true
          CustomizedMetricSpecification = {
            Namespace  = "AWS/SQS"
            MetricName = "ApproximateAgeOfOldestMessage"
            Dimensions = [{ Name = "QueueName", Value = "jobs" }]
            Statistic  = "Maximum"
            Unit       = "Seconds"
          }
        }
      }
    }
    error_message = "The policy must track the unchanged metric."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MetricBacklogScalingPolicy.Properties.TargetTrackingScalingPolicyConfiguration == {
      TargetValue = 20
      CustomizedMetricSpecification = {
        Metrics = [
          {
            Id = "total"
            MetricStat = {
              Metric = {
                Namespace  = "AWS/SQS"
                MetricName = "ApproximateNumberOfMessagesVisible"
                Dimensions = [{ Name = "QueueName", Value = "jobs" }]
              }
              Stat = "Average"
            }
            ReturnData = false
          },
          {
            Id = "tasks"
            MetricStat = {
              Metric = {
                Namespace  = "AWS/ECS"
                MetricName = "CPUUtilization"
                Dimensions = [{ Name = "ClusterName", Value = "shop-dev" }, { Name = "ServiceName", Value = "shop-dev-api" }]
              }
              Stat = "SampleCount"
            }
            ReturnData = false
          },
          {
            Id         = "per_task"
            Expression = "total / tasks"
            Label      = "ApproximateNumberOfMessagesVisible for each running task"
            ReturnData = true
          },
        ]
      }
    }
    error_message = "The metric must be divided by the number of tasks, each of which reports once a minute."
  }
}

run "own_metric_of_no_task" {
  variables {
    autoscaling_min     = 0
    autoscaling_max     = 10
    autoscaling_metrics = [{ name = "backlog", namespace = "AWS/SQS", metric_name = "ApproximateNumberOfMessagesVisible", target = 20, per_task = true }]
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MetricBacklogScalingPolicy.Properties.TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification.Metrics[2].Expression == "total / FILL(tasks, 1)"
    error_message = "The number of tasks must have a default value, because scaling could not start the first task without data."
  }
}

run "schedules" {
  variables {
    autoscaling_min = 2
    autoscaling_schedules = [
      { name = "night", schedule = "cron(0 20 ? * MON-FRI *)", timezone = "Europe/Berlin", min = 1, max = 1 },
      { name = "morning", schedule = "cron(0 6 ? * MON-FRI *)", timezone = "Europe/Berlin", max = 8 },
      { name = "sale", schedule = "at(2027-01-02T08:00:00)", min = 6, max = 20, start = "2027-01-01T00:00:00Z", end = "2027-02-01T00:00:00Z" },
    ]
    alarm = {}
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalableTarget.Properties.ScheduledActions == [
      { ScheduledActionName = "night", Schedule = "cron(0 20 ? * MON-FRI *)", Timezone = "Europe/Berlin", ScalableTargetAction = { MinCapacity = 1, MaxCapacity = 1 } },
      { ScheduledActionName = "morning", Schedule = "cron(0 6 ? * MON-FRI *)", Timezone = "Europe/Berlin", ScalableTargetAction = { MinCapacity = 2, MaxCapacity = 8 } },
      {
        ScheduledActionName  = "sale"
        Schedule             = "at(2027-01-02T08:00:00)"
        Timezone             = "UTC"
        StartTime            = "2027-01-01T00:00:00Z"
        EndTime              = "2027-02-01T00:00:00Z"
        ScalableTargetAction = { MinCapacity = 6, MaxCapacity = 20 }
      },
    ]
    error_message = "Each schedule must set both bounds, so that the order of schedules does not matter."
  }

  assert {
    condition     = can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalingPolicy)
    error_message = "There must be a scaling policy, because the schedule allows scaling."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm.Properties.Threshold == 1
    error_message = "The alarm must use the lowest minimum of all schedules."
  }
}

run "schedules_of_a_fixed_number" {
  variables {
    autoscaling_min       = 2
    autoscaling_schedules = [{ name = "night", schedule = "rate(1 day)", min = 0, max = 0 }]
    alarm                 = {}
  }

  assert {
    condition     = !anytrue([for name in keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources) : endswith(name, "ScalingPolicy")])
    error_message = "There must be no scaling policy if no schedule allows scaling."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm)
    error_message = "There must be no alarm, because a schedule sets the minimum to 0."
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
        AlarmDescription   = "Fewer than 2 running tasks of the ECS service shop-dev-api"
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
    error_message = "The threshold must be four samples, because two tasks report four times in two minutes. Missing data must mean missing tasks."
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
    error_message = "By default, the alarm must fire after five minutes without a task."
  }
}

run "no_alarm_with_a_minimum_of_zero" {
  variables {
    autoscaling_min = 0
    autoscaling_max = 4
    alarm           = {}
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.MissingTasksAlarm)
    error_message = "There must be no alarm with a minimum of 0."
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
    error_message = "A deployment that fails or triggers an alarm must be rolled back."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.cloudformation.statement : statement.resources if statement.sid == "WatchDeploymentAlarms"] == [
      toset(["arn:aws:cloudwatch:eu-west-1:222222222222:alarm:shop-api-5xx"])
    ]
    error_message = "CloudFormation's role must be able to read the alarms, because ECS uses its permissions."
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
    error_message = "The circuit breaker must be off if the input disables it."
  }
}
