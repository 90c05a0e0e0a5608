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
  description = "Average CPU utilisation, in percent of the reservation, that scaling aims at."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.autoscaling_target_cpu > 0 && var.autoscaling_target_cpu <= 100
    error_message = "autoscaling_target_cpu must be above 0 and at most 100 percent."
  }
}

variable "alarm" {
  description = "An alarm for fewer running tasks than `autoscaling_min`, with the period in seconds. It exists only once there is an image, and not with a minimum of 0. Default: none."
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
