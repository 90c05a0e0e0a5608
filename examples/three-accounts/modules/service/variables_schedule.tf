# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "schedule" {
  description = "Schedule of the task, as `cron(…)` or `rate(…)`, instead of a service that runs all the time. Default: a service."
  type        = string
  default     = null

  # EventBridge Scheduler accepts no time in the past: after the time of an at(…), every deployment would fail.
  validation {
    condition     = var.schedule == null ? true : can(regex("^(cron|rate)\\(.+\\)$", var.schedule))
    error_message = "schedule must be cron(…) or rate(…)."
  }

  validation {
    condition = var.schedule == null || (
      var.alarm == null && length(var.autoscaling_metrics) == 0 && length(var.autoscaling_schedules) == 0 &&
      var.target_group_arn == null && length(var.load_balancers) == 0 && var.service_connect == null && var.service_discovery == null &&
      !can(keys(var.cloudformation_properties.service)[0])
    )
    error_message = "schedule cannot be combined with settings of a service: remove alarm, autoscaling_metrics, autoscaling_schedules, target_group_arn, load_balancers, service_connect, service_discovery and cloudformation_properties.service, or remove schedule."
  }

  # https://docs.aws.amazon.com/scheduler/latest/APIReference/API_AwsVpcConfiguration.html
  validation {
    condition = var.schedule == null || (
      length(var.subnet_ids) <= 16 && length(var.security_group_ids) <= 5 && length(var.capacity_provider_strategy) <= 6
    )
    error_message = "A scheduled task must have at most 16 subnet_ids, 5 security_group_ids and 6 items of capacity_provider_strategy, because of the limits of EventBridge Scheduler."
  }
}

variable "schedule_options" {
  description = "Settings of the schedule: its time zone, the flexible time window in minutes, the maximum number of retries and the maximum age in seconds of a start that ECS rejects, the SQS standard queue for starts that failed permanently, the number of tasks, and whether the schedule is enabled."
  type = object({
    timezone                  = optional(string, "UTC")
    flexible_window_minutes   = optional(number, 0)
    maximum_retry_attempts    = optional(number, 185)
    maximum_event_age_seconds = optional(number, 86400)
    dead_letter_queue_arn     = optional(string)
    task_count                = optional(number, 1)
    enabled                   = optional(bool, true)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.schedule_options.flexible_window_minutes >= 0 && var.schedule_options.flexible_window_minutes <= 1440
    error_message = "schedule_options.flexible_window_minutes must be 0 to 1440."
  }

  validation {
    condition     = var.schedule_options.maximum_retry_attempts >= 0 && var.schedule_options.maximum_retry_attempts <= 185
    error_message = "schedule_options.maximum_retry_attempts must be 0 to 185."
  }

  validation {
    condition     = var.schedule_options.maximum_event_age_seconds >= 60 && var.schedule_options.maximum_event_age_seconds <= 86400
    error_message = "schedule_options.maximum_event_age_seconds must be 60 to 86400."
  }

  validation {
    condition     = var.schedule_options.task_count >= 1 && var.schedule_options.task_count <= 10
    error_message = "schedule_options.task_count must be 1 to 10."
  }

  validation {
    condition     = var.schedule_options.dead_letter_queue_arn == null ? true : can(regex("^arn:[^:*]+:sqs:[^:*]+:[0-9]{12}:[A-Za-z0-9_-]{1,80}$", var.schedule_options.dead_letter_queue_arn))
    error_message = "schedule_options.dead_letter_queue_arn must be the ARN of an SQS standard queue."
  }
}
