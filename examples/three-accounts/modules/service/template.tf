# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The CloudFormation template. Resources that need an image are conditional on one.

locals {
  template = {
    AWSTemplateFormatVersion = "2010-09-09"
    Description              = "${local.is_scheduled ? "Scheduled ECS task" : "ECS service"} ${var.service_name}. CodePipeline deploys its images. Terraform manages everything else."

    Parameters = {
      Image = {
        Type        = "String"
        Default     = ""
        Description = "Image to deploy. Empty: the last successfully deployed image."
      }
      DeployedImage = {
        Type        = "AWS::SSM::Parameter::Value<String>"
        Default     = aws_ssm_parameter.deployed_image.name
        Description = "Last successfully deployed image, or a hyphen."
      }
      Execution = {
        Type        = "String"
        Default     = ""
        Description = "Pipeline execution that deploys. Empty: an update without a deployment."
      }
    }

    Conditions = {
      ImageGiven = { "Fn::Not" = [{ "Fn::Equals" = [{ Ref = "Image" }, ""] }] }
      HasImage = {
        "Fn::Or" = [
          { Condition = "ImageGiven" },
          { "Fn::Not" = [{ "Fn::Equals" = [{ Ref = "DeployedImage" }, "-"] }] },
        ]
      }
    }

    # Makes every deployment a change, even of the same image, because CloudFormation executes no change set without
    # changes.
    Outputs = {
      Execution = {
        Description = "Pipeline execution of the last deployment, unless Terraform has updated the stack since."
        Value       = { Ref = "Execution" }
      }
    }

    Resources = {
      for name, resource in merge(
        { TaskDefinition = local.task_definition },
        local.is_scheduled ? { Schedule = local.schedule } : null,
        local.is_scheduled ? null : {
          Service           = local.service
          ScalableTarget    = local.scalable_target
          MissingTasksAlarm = local.missing_tasks_alarm
        },
        local.is_scheduled ? null : local.scaling_policies,
      ) : name => merge({ Condition = "HasImage" }, resource) if resource != null
    }
  }

  service = {
    Type       = "AWS::ECS::Service"
    Properties = local.properties.service
  }

  rendered_service = {
    for property, value in {
      ServiceName    = var.service_name
      Cluster        = var.cluster_name
      TaskDefinition = { Ref = "TaskDefinition" }

      LaunchType               = local.capacity_provider_strategy == null ? var.launch_type : null
      CapacityProviderStrategy = local.capacity_provider_strategy
      PlatformVersion          = local.is_fargate ? var.platform_version : null

      DeploymentConfiguration = {
        for setting, value in {
          MinimumHealthyPercent = var.deployment.minimum_healthy_percent
          MaximumPercent        = var.deployment.maximum_percent

          DeploymentCircuitBreaker = {
            Enable   = var.deployment.circuit_breaker
            Rollback = var.deployment.circuit_breaker
          }

          # Set even if empty, because ECS keeps properties that an update omits.
          Alarms = {
            AlarmNames = var.deployment.alarm_names
            Enable     = length(var.deployment.alarm_names) > 0
            Rollback   = length(var.deployment.alarm_names) > 0
          }
        } : setting => value if value != null
      }

      # ECS changes the capacity of a running service only with a new deployment.
      # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
      ForceNewDeployment = {
        EnableForceNewDeployment = true
        ForceNewDeploymentNonce  = sha256(length(local.capacity_providers) == 0 ? var.launch_type : jsonencode(local.capacity_providers))
      }

      NetworkConfiguration = var.network_mode != "awsvpc" ? null : {
        AwsvpcConfiguration = {
          AssignPublicIp = var.assign_public_ip && local.is_fargate ? "ENABLED" : "DISABLED"
          SecurityGroups = concat(var.security_group_ids, aws_security_group.load_balancer[*].id)
          Subnets        = var.subnet_ids
        }
      }

      # An empty list detaches the service from its target groups, because ECS keeps properties that an update omits.
      LoadBalancers                 = local.service_load_balancers
      HealthCheckGracePeriodSeconds = var.health_check_grace_period

      # Without the input, only the given configuration is used.
      ServiceConnectConfiguration = var.service_connect == null && can(var.cloudformation_properties.service.ServiceConnectConfiguration) ? null : local.service_connect_configuration
      ServiceRegistries           = local.service_registries

      EnableECSManagedTags = true
      EnableExecuteCommand = var.enable_execute_command
      PropagateTags        = "SERVICE"
    } : property => value if value != null
  }

  # A capacity provider overrides the launch type.
  is_fargate = length(local.capacity_providers) == 0 ? var.launch_type == "FARGATE" : alltrue([
    for item in local.capacity_providers : startswith(item.capacity_provider, "FARGATE")
  ])

  capacity_providers = var.capacity_provider == null ? var.capacity_provider_strategy : [
    { capacity_provider = var.capacity_provider, weight = 1, base = 0 },
  ]

  capacity_provider_strategy = length(local.capacity_providers) == 0 ? null : [
    for item in local.capacity_providers : {
      CapacityProvider = item.capacity_provider
      Weight           = item.weight
      Base             = item.base
    }
  ]
}
