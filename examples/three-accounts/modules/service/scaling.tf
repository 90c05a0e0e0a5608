# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The number of tasks, and the alarm for missing ones. The template never sets the desired count, so that a deployment
# does not change it. The scalable target keeps it between the minimum and the maximum.

locals {
  autoscaling_max = coalesce(var.autoscaling_max, var.autoscaling_min)

  # A schedule sets both bounds, so that it does not inherit one from another schedule.
  scaling_schedules = [
    for schedule in var.autoscaling_schedules : merge(schedule, {
      min = coalesce(schedule.min, var.autoscaling_min)
      max = coalesce(schedule.max, local.autoscaling_max)
    })
  ]

  scaling_minima = concat([var.autoscaling_min], local.scaling_schedules[*].min)
  scaling_maxima = concat([local.autoscaling_max], local.scaling_schedules[*].max)
  fewest_tasks   = min(local.scaling_minima...)

  # With a fixed number of tasks, a scaling policy has no effect.
  is_scaled = anytrue([for index, maximum in local.scaling_maxima : maximum > local.scaling_minima[index]])

  # A schedule changes the bounds of the existing target. A deployment does not reset them, because CloudFormation sets
  # them only when it changes the target.
  scalable_target = {
    Type = "AWS::ApplicationAutoScaling::ScalableTarget"
    Properties = {
      MinCapacity       = var.autoscaling_min
      MaxCapacity       = local.autoscaling_max
      ResourceId        = { "Fn::Join" = ["/", ["service", var.cluster_name, { "Fn::GetAtt" = ["Service", "Name"] }]] }
      ScalableDimension = "ecs:service:DesiredCount"
      ServiceNamespace  = "ecs"

      # Set even if empty, so that removed schedules are deleted.
      ScheduledActions = [
        for schedule in local.scaling_schedules : {
          for property, value in {
            ScheduledActionName  = schedule.name
            Schedule             = schedule.schedule
            Timezone             = startswith(schedule.schedule, "rate(") ? null : schedule.timezone
            StartTime            = schedule.start
            EndTime              = schedule.end
            ScalableTargetAction = { MinCapacity = schedule.min, MaxCapacity = schedule.max }
          } : property => value if value != null
        }
      ]
    }
  }

  scaling_policies = {
    for name, policy in merge(
      {
        ScalingPolicy = var.autoscaling_target_cpu == 0 ? null : {
          suffix = "cpu"
          target = var.autoscaling_target_cpu
          metric = { PredefinedMetricSpecification = { PredefinedMetricType = "ECSServiceAverageCPUUtilization" } }
        }

        MemoryScalingPolicy = var.autoscaling_target_memory == null ? null : {
          suffix = "memory"
          target = var.autoscaling_target_memory
          metric = { PredefinedMetricSpecification = { PredefinedMetricType = "ECSServiceAverageMemoryUtilization" } }
        }

        RequestsScalingPolicy = var.autoscaling_target_requests == null ? null : {
          suffix = "requests"
          target = var.autoscaling_target_requests
          metric = {
            PredefinedMetricSpecification = {
              PredefinedMetricType = "ALBRequestCountPerTarget"
              ResourceLabel        = local.request_count_labels["main"]
            }
          }
        }
      },
      {
        for metric in var.autoscaling_metrics : "Metric${replace(title(metric.name), "-", "")}ScalingPolicy" => {
          suffix           = "metric-${metric.name}"
          target           = metric.target
          metric           = { CustomizedMetricSpecification = local.metric_specifications[metric.name] }
          disable_scale_in = metric.disable_scale_in
        }
      },
    ) :
    name => {
      Type = "AWS::ApplicationAutoScaling::ScalingPolicy"
      Properties = {
        PolicyName      = "${local.stack_name}-${policy.suffix}"
        PolicyType      = "TargetTrackingScaling"
        ScalingTargetId = { Ref = "ScalableTarget" }

        TargetTrackingScalingPolicyConfiguration = merge(policy.metric, {
          for property, value in {
            TargetValue      = policy.target
            ScaleInCooldown  = var.autoscaling_scale_in_cooldown
            ScaleOutCooldown = var.autoscaling_scale_out_cooldown
            DisableScaleIn   = try(policy.disable_scale_in, false) ? true : null
          } : property => value if value != null
        })
      }
    } if policy != null && local.is_scaled
  }

  metric_specifications = {
    for metric in var.autoscaling_metrics : metric.name => {
      for property, value in {
        Namespace  = metric.per_task ? null : metric.namespace
        MetricName = metric.per_task ? null : metric.metric_name
        Dimensions = metric.per_task ? null : local.metric_dimensions[metric.name]
        Statistic  = metric.per_task ? null : metric.statistic
        Unit       = metric.per_task ? null : metric.unit

        Metrics = !metric.per_task ? null : [
          {
            Id = "total"
            MetricStat = {
              for property, value in {
                Metric = {
                  Namespace  = metric.namespace
                  MetricName = metric.metric_name
                  Dimensions = local.metric_dimensions[metric.name]
                }
                Stat = metric.statistic
                Unit = metric.unit
              } : property => value if value != null
            }
            ReturnData = false
          },
          {
            Id = "tasks"
            MetricStat = {
              Metric = {
                Namespace  = local.running_tasks.namespace
                MetricName = local.running_tasks.metric_name
                Dimensions = local.running_tasks.dimensions
              }
              Stat = local.running_tasks.statistic
            }
            ReturnData = false
          },
          {
            # Without tasks, the metric for the number of tasks has no data, and nothing would ever start the first task.
            Id         = "per_task"
            Expression = local.fewest_tasks == 0 ? "total / FILL(tasks, 1)" : "total / tasks"
            Label      = "${metric.metric_name} for each running task"
            ReturnData = true
          },
        ]
      } : property => value if value != null
    }
  }

  metric_dimensions = {
    for metric in var.autoscaling_metrics : metric.name => [for name, value in metric.dimensions : { Name = name, Value = value }]
  }

  # Each running task reports its CPU utilization once a minute, so the sample count is the number of tasks, without
  # Container Insights.
  running_tasks = {
    namespace   = "AWS/ECS"
    metric_name = "CPUUtilization"
    statistic   = "SampleCount"
    dimensions = [
      { Name = "ClusterName", Value = var.cluster_name },
      { Name = "ServiceName", Value = var.service_name },
    ]
  }

  # No data means no tasks, so missing data is breaching.
  missing_tasks_alarm = var.alarm == null || local.fewest_tasks == 0 ? null : {
    Type      = "AWS::CloudWatch::Alarm"
    DependsOn = ["Service"]
    Properties = {
      AlarmName          = "${local.stack_name}-missing-tasks"
      AlarmDescription   = "Fewer than ${local.fewest_tasks} running tasks of the ECS service ${var.service_name}"
      AlarmActions       = var.alarm.alarm_actions
      OKActions          = var.alarm.ok_actions
      Namespace          = local.running_tasks.namespace
      MetricName         = local.running_tasks.metric_name
      Statistic          = local.running_tasks.statistic
      Dimensions         = local.running_tasks.dimensions
      Period             = var.alarm.period
      EvaluationPeriods  = var.alarm.evaluation_periods
      DatapointsToAlarm  = coalesce(var.alarm.datapoints_to_alarm, var.alarm.evaluation_periods)
      ComparisonOperator = "LessThanThreshold"
      Threshold          = local.fewest_tasks * var.alarm.period / 60
      TreatMissingData   = "breaching"
    }
  }
}
