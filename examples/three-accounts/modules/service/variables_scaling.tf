# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "autoscaling_min" {
  description = "Smallest number of tasks."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.autoscaling_min >= 0
    error_message = "autoscaling_min must not be negative."
  }
}

variable "autoscaling_max" {
  description = "Largest number of tasks. Default: `autoscaling_min`, a fixed number."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_max == null ? true : var.autoscaling_max >= var.autoscaling_min
    error_message = "autoscaling_max must not be below autoscaling_min."
  }
}

variable "autoscaling_target_cpu" {
  description = "Average CPU utilisation, in percent of the reservation, that scaling aims at. 0: scaling does not look at the CPU."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.autoscaling_target_cpu >= 0 && var.autoscaling_target_cpu <= 100
    error_message = "autoscaling_target_cpu must be 0 to 100 percent."
  }
}

variable "autoscaling_target_memory" {
  description = "Average memory utilisation, in percent of the reservation, that scaling aims at. Default: scaling does not look at the memory."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_target_memory == null ? true : var.autoscaling_target_memory >= 1 && var.autoscaling_target_memory <= 100
    error_message = "autoscaling_target_memory must be 1 to 100 percent."
  }
}

variable "autoscaling_target_requests" {
  description = "Requests for each task and minute that scaling aims at, at the Application Load Balancer named `main`. Default: scaling does not look at the requests."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_target_requests == null ? true : var.autoscaling_target_requests >= 1
    error_message = "autoscaling_target_requests must be at least 1."
  }

  validation {
    condition     = var.autoscaling_target_requests == null || contains(keys(local.application_load_balancers), "main")
    error_message = "autoscaling_target_requests needs an Application Load Balancer that is named main in load_balancers."
  }
}

variable "autoscaling_metrics" {
  description = "CloudWatch metrics that scaling keeps at a target, such as the messages in a queue: divided by the number of running tasks where `per_task` is set. A metric must fall when tasks are added, in proportion."
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

  # The name is part of a logical id, which has no hyphens: with a letter behind each no two names give the same.
  validation {
    condition = length(distinct(var.autoscaling_metrics[*].name)) == length(var.autoscaling_metrics) && alltrue([
      for metric in var.autoscaling_metrics : can(regex("^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$", metric.name))
    ])
    error_message = "Each of autoscaling_metrics must have a name of its own: lower-case letters, digits and single hyphens, with a letter at the start and after each hyphen."
  }

  validation {
    condition     = alltrue([for metric in var.autoscaling_metrics : contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], metric.statistic)])
    error_message = "The statistic of autoscaling_metrics must be Average, Maximum, Minimum, SampleCount or Sum."
  }

  validation {
    condition     = alltrue([for metric in var.autoscaling_metrics : 0 < metric.target])
    error_message = "The target of autoscaling_metrics must be above 0."
  }
}

variable "autoscaling_scale_in_cooldown" {
  description = "Seconds after tasks were taken away in which no more are taken away. Default: Application Auto Scaling's own 300."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_scale_in_cooldown == null ? true : var.autoscaling_scale_in_cooldown >= 0
    error_message = "autoscaling_scale_in_cooldown must not be negative."
  }
}

variable "autoscaling_scale_out_cooldown" {
  description = "Seconds after tasks were added in which only what exceeds these is added. Default: Application Auto Scaling's own 300."
  type        = number
  default     = null

  validation {
    condition     = var.autoscaling_scale_out_cooldown == null ? true : var.autoscaling_scale_out_cooldown >= 0
    error_message = "autoscaling_scale_out_cooldown must not be negative."
  }
}

variable "autoscaling_schedules" {
  description = "Times at which the bounds change, as `cron(…)`, `rate(…)` or `at(…)`. What one does not set is `autoscaling_min` or `autoscaling_max`. They do nothing before `start` and after `end`, which are in UTC."
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
    error_message = "Each of autoscaling_schedules must have a name of its own."
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
    error_message = "The max of autoscaling_schedules must not be below the min, and the min must not be negative; what is not set is autoscaling_min or autoscaling_max."
  }
}

variable "alarm" {
  description = "An alarm for fewer running tasks than the smallest minimum, that of a schedule included, with the period in seconds. It exists only once there is an image, and not with a minimum of 0. Default: none."
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
    error_message = "alarm.evaluation_periods must be at least 1, and alarm.datapoints_to_alarm between 1 and that."
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  validation {
    condition     = var.alarm == null ? true : var.alarm.period * var.alarm.evaluation_periods <= (var.alarm.period < 3600 ? 86400 : 604800)
    error_message = "alarm.period times alarm.evaluation_periods must be at most one day, or seven days with a period of an hour or more."
  }
}
