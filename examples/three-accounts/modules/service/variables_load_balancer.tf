# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

variable "target_group_arn" {
  description = "ARN of the load balancer's target group. It must be attached to a listener before the first image."
  type        = string
  default     = null

  validation {
    condition     = var.target_group_arn == null || var.container_port != null
    error_message = "A target group needs a container_port."
  }
}

variable "health_check_grace_period" {
  description = "Seconds after the start of a task in which the load balancer's health checks do not count."
  type        = number
  default     = null

  validation {
    condition     = var.health_check_grace_period == null || var.target_group_arn != null || can(var.cloudformation_properties.service.LoadBalancers)
    error_message = "health_check_grace_period needs a target_group_arn."
  }
}
