# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# How many tasks run, and the alarm for missing ones. The desired count is never set in the template, so that a
# deployment leaves it as it is; the scalable target keeps it between its bounds.

locals {
  autoscaling_max = coalesce(var.autoscaling_max, var.autoscaling_min)

  scalable_target = {
    Type = "AWS::ApplicationAutoScaling::ScalableTarget"
    Properties = {
      MinCapacity       = var.autoscaling_min
      MaxCapacity       = local.autoscaling_max
      ResourceId        = { "Fn::Join" = ["/", ["service", var.cluster_name, { "Fn::GetAtt" = ["Service", "Name"] }]] }
      ScalableDimension = "ecs:service:DesiredCount"
      ServiceNamespace  = "ecs"
    }
  }

  scaling_policy = local.autoscaling_max == var.autoscaling_min ? null : {
    Type = "AWS::ApplicationAutoScaling::ScalingPolicy"
    Properties = {
      PolicyName      = "${local.stack_name}-cpu"
      PolicyType      = "TargetTrackingScaling"
      ScalingTargetId = { Ref = "ScalableTarget" }

      TargetTrackingScalingPolicyConfiguration = {
        TargetValue                   = var.autoscaling_target_cpu
        PredefinedMetricSpecification = { PredefinedMetricType = "ECSServiceAverageCPUUtilization" }
      }
    }
  }

  # Each running task reports its CPU utilisation once a minute, so the number of samples counts the tasks, without
  # Container Insights. No sample at all means no task: missing data is breaching.
  missing_tasks_alarm = var.alarm == null || var.autoscaling_min == 0 ? null : {
    Type      = "AWS::CloudWatch::Alarm"
    DependsOn = ["Service"]
    Properties = {
      AlarmName          = "${local.stack_name}-missing-tasks"
      AlarmDescription   = "Fewer than ${var.autoscaling_min} running tasks of ECS service ${var.service_name}"
      AlarmActions       = var.alarm.alarm_actions
      OKActions          = var.alarm.ok_actions
      Namespace          = "AWS/ECS"
      MetricName         = "CPUUtilization"
      Statistic          = "SampleCount"
      Period             = var.alarm.period
      EvaluationPeriods  = var.alarm.evaluation_periods
      DatapointsToAlarm  = coalesce(var.alarm.datapoints_to_alarm, var.alarm.evaluation_periods)
      ComparisonOperator = "LessThanThreshold"
      Threshold          = var.autoscaling_min * var.alarm.period / 60
      TreatMissingData   = "breaching"
      Dimensions = [
        { Name = "ClusterName", Value = var.cluster_name },
        { Name = "ServiceName", Value = var.service_name },
      ]
    }
  }
}
