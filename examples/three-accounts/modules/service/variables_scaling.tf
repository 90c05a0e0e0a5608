# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "autoscaling_min" {
  description = "Minimum number of tasks."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.autoscaling_min >= 0
    error_message = "autoscaling_min must not be negative."
  }
}

variable "autoscaling_max" {
  description = "Maximum number of tasks. Default: `autoscaling_min`, which means a fixed number."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_max == null ? true : var.autoscaling_max >= var.autoscaling_min
    error_message = "autoscaling_max must not be less than autoscaling_min."
  }
}

variable "autoscaling_target_cpu" {
  description = "Target average CPU utilization, as a percentage of the reservation. 0: no scaling on CPU."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.autoscaling_target_cpu >= 0 && var.autoscaling_target_cpu <= 100
    error_message = "autoscaling_target_cpu must be 0 to 100 percent."
  }
}

variable "autoscaling_target_memory" {
  description = "Target average memory utilization, as a percentage of the reservation. Default: no scaling on memory."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_target_memory == null ? true : var.autoscaling_target_memory >= 1 && var.autoscaling_target_memory <= 100
    error_message = "autoscaling_target_memory must be 1 to 100 percent."
  }
}

variable "autoscaling_target_requests" {
  description = "Target number of requests per task per minute at the Application Load Balancer named `main`. Default: no scaling on requests."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_target_requests == null ? true : var.autoscaling_target_requests >= 1
    error_message = "autoscaling_target_requests must be at least 1."
  }

  validation {
    condition     = var.autoscaling_target_requests == null || contains(keys(local.application_load_balancers), "main")
    error_message = "autoscaling_target_requests requires an Application Load Balancer named main in load_balancers."
  }
}

variable "autoscaling_metrics" {
  description = "CloudWatch metrics that scaling keeps at a target, such as the number of messages in a queue. With `per_task`, the metric is divided by the number of running tasks. A metric must decrease in proportion when tasks are added."
  type = list(object({
    name             = string
    namespace        = string
    metric_name      = string
    dimensions       = optional(map(string), {})
    statistic        = optional(string, "Average")
    unit             = optional(string)
    target           = number
    per_task         = optional(bool, false)
    disable_scale_in = optional(bool, false)
  }))
  default  = []
  nullable = false

  # The name is part of a logical ID, which has no hyphens. A letter after each hyphen keeps the IDs distinct.
  validation {
    condition = length(distinct(var.autoscaling_metrics[*].name)) == length(var.autoscaling_metrics) && alltrue([
      for metric in var.autoscaling_metrics : can(regex("^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$", metric.name))
    ])
    error_message = "autoscaling_metrics must have different names of lowercase letters, digits and single hyphens, with a letter at the start and after each hyphen."
  }

  validation {
    condition     = alltrue([for metric in var.autoscaling_metrics : contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], metric.statistic)])
    error_message = "The statistic of autoscaling_metrics must be Average, Maximum, Minimum, SampleCount or Sum."
  }

  validation {
    condition     = alltrue([for metric in var.autoscaling_metrics : 0 < metric.target])
    error_message = "The target of autoscaling_metrics must be greater than 0."
  }
}

variable "autoscaling_scale_in_cooldown" {
  description = "Seconds after a scale-in during which no more tasks are removed. Default: 300, the default of Application Auto Scaling."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_scale_in_cooldown == null ? true : var.autoscaling_scale_in_cooldown >= 0
    error_message = "autoscaling_scale_in_cooldown must not be negative."
  }
}

variable "autoscaling_scale_out_cooldown" {
  description = "Seconds after a scale-out during which another scale-out adds only tasks beyond those already added. Default: 300, the default of Application Auto Scaling."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_scale_out_cooldown == null ? true : var.autoscaling_scale_out_cooldown >= 0
    error_message = "autoscaling_scale_out_cooldown must not be negative."
  }
}

variable "autoscaling_schedules" {
  description = "Times at which the minimum and maximum change, as `cron(…)`, `rate(…)` or `at(…)`. They default to `autoscaling_min` and `autoscaling_max`. A schedule is inactive before `start` and after `end`, which are in UTC."
  type = list(object({
    name     = string
    schedule = string
    timezone = optional(string, "UTC")
    min      = optional(number)
    max      = optional(number)
    start    = optional(string)
    end      = optional(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = length(distinct(var.autoscaling_schedules[*].name)) == length(var.autoscaling_schedules)
    error_message = "autoscaling_schedules must have different names."
  }

  validation {
    condition     = alltrue([for schedule in var.autoscaling_schedules : can(regex("^(at|cron|rate)\\(.+\\)$", schedule.schedule))])
    error_message = "The schedule of autoscaling_schedules must be at(…), cron(…) or rate(…)."
  }

  validation {
    condition = alltrue([
      for schedule in var.autoscaling_schedules :
      coalesce(schedule.min, var.autoscaling_min) >= 0 &&
      coalesce(schedule.max, var.autoscaling_max, var.autoscaling_min) >= coalesce(schedule.min, var.autoscaling_min)
    ])
    error_message = "The max of autoscaling_schedules must not be less than the min, and the min must not be negative. They default to autoscaling_min and autoscaling_max."
  }
}

variable "alarm" {
  description = "Alarm that fires when fewer tasks run than the lowest minimum, including the minimums of schedules. The period is in seconds. The first deployment creates the alarm, unless the minimum is 0. Default: none."
  type = object({
    period              = optional(number, 60)
    evaluation_periods  = optional(number, 5)
    datapoints_to_alarm = optional(number)
    alarm_actions       = optional(list(string), [])
    ok_actions          = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.alarm == null ? true : var.alarm.period >= 60 && var.alarm.period % 60 == 0
    error_message = "alarm.period must be a multiple of 60 seconds."
  }

  validation {
    condition = var.alarm == null ? true : (
      coalesce(var.alarm.datapoints_to_alarm, 1) >= 1 && coalesce(var.alarm.datapoints_to_alarm, 1) <= var.alarm.evaluation_periods
    )
    error_message = "alarm.evaluation_periods must be at least 1, and alarm.datapoints_to_alarm must be 1 to alarm.evaluation_periods."
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  validation {
    condition     = var.alarm == null ? true : var.alarm.period * var.alarm.evaluation_periods <= (var.alarm.period < 3600 ? 86400 : 604800)
    error_message = "alarm.period times alarm.evaluation_periods must be at most one day, or at most seven days with a period of an hour or more."
  }
}
