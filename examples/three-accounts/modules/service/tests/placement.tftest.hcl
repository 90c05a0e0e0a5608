# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Capacity and network of the tasks.

mock_provider "aws" {
  source = "./tests"
}

run "container_instances_with_a_gpu" {
  variables {
    launch_type      = "EC2"
    network_mode     = "bridge"
    subnet_ids       = []
    gpu              = 1
    container_port   = 8080
    extra_containers = [{ name = "metrics", image = "public.ecr.aws/example/metrics:1", container_port = 9090 }]
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LaunchType == "EC2"
    error_message = "The service must have the launch type."
  }

  assert {
    condition = length(setintersection(keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties), [
      "CapacityProviderStrategy", "NetworkConfiguration", "PlatformVersion",
    ])) == 0
    error_message = "There must be no platform version on EC2 and no network configuration outside awsvpc, because ECS rejects them."
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties :
      property => value if contains(["NetworkMode", "RequiresCompatibilities"], property)
    } == { NetworkMode = "bridge", RequiresCompatibilities = ["EC2"] }
    error_message = "The task definition must require EC2."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].ResourceRequirements == [{ Type = "GPU", Value = "1" }]
    error_message = "The container must have a GPU."
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      container.PortMappings
      ] == [
      [{ ContainerPort = 8080, HostPort = 0, Protocol = "tcp" }],
      [{ ContainerPort = 9090, HostPort = 0, Protocol = "tcp" }],
    ]
    error_message = "In the network mode bridge, the host port must be dynamic, so that two tasks fit on one container instance."
  }
}

run "network_of_the_container_instance" {
  variables {
    launch_type    = "EC2"
    network_mode   = "host"
    subnet_ids     = []
    container_port = 8080
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].PortMappings == [
      { ContainerPort = 8080, Protocol = "tcp" },
    ]
    error_message = "The host port must be the container's port."
  }
}

run "public_ip_address" {
  variables {
    assign_public_ip = true
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED"
    error_message = "The task must have a public IP address."
  }
}

run "one_capacity_provider" {
  variables {
    capacity_provider = "gpu"
    assign_public_ip  = true
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.CapacityProviderStrategy == [
      { CapacityProvider = "gpu", Weight = 1, Base = 0 },
    ]
    error_message = "A capacity provider must be rendered as a strategy with one item."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LaunchType)
    error_message = "There must be no launch type with a capacity provider, because ECS rejects both together."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.RequiresCompatibilities == ["EC2"]
    error_message = "The capacity provider must override the launch type."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "DISABLED"
    error_message = "Only Fargate tasks can have a public IP address."
  }
}

run "fargate_spot" {
  variables {
    platform_version = "1.4.0"
    cpu_architecture = "ARM64"
    capacity_provider_strategy = [
      { capacity_provider = "FARGATE", base = 1 },
      { capacity_provider = "FARGATE_SPOT", weight = 4 },
    ]
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.CapacityProviderStrategy == [
      { CapacityProvider = "FARGATE", Weight = 1, Base = 1 },
      { CapacityProvider = "FARGATE_SPOT", Weight = 4, Base = 0 },
    ]
    error_message = "The first task must not be interruptible, but four out of five of the others can be."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.PlatformVersion == "1.4.0"
    error_message = "Fargate capacity providers must have a platform version."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.RuntimePlatform.CpuArchitecture == "ARM64"
    error_message = "The task must have the architecture of the image."
  }

  assert {
    condition = (
      jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ForceNewDeployment.EnableForceNewDeployment &&
      jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ForceNewDeployment.ForceNewDeploymentNonce != sha256("FARGATE")
    )
    error_message = "A change of capacity must force a new deployment, because ECS requires one."
  }
}

run "load_balancer" {
  variables {
    container_port            = 8080
    target_group_arn          = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop-api/0123456789abcdef"
    health_check_grace_period = 60
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers == [{
      ContainerName  = "shop-dev-api"
      ContainerPort  = 8080
      TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop-api/0123456789abcdef"
    }]
    error_message = "The target group must use the main container."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.HealthCheckGracePeriodSeconds == 60
    error_message = "A slow start must not count as a failure."
  }
}

run "custom_names" {
  variables {
    service_name = "api"
    stack_name   = "shop-dev-api-2"
    tags         = { team = "shop" }
  }

  assert {
    condition     = aws_cloudformation_stack.this.name == "shop-dev-api-2" && aws_ssm_parameter.deployed_image.name == "/ecs/shop-dev-api-2/deployed-image"
    error_message = "Resources must be named after the stack, so that an account can have two services with the same name."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceName == "api"
    error_message = "The service must have its own name."
  }

  assert {
    condition     = aws_cloudformation_stack.this.tags == tomap({ team = "shop" }) && aws_iam_role.task[0].tags == tomap({ team = "shop" })
    error_message = "The service must propagate its tags to its tasks."
  }

  assert {
    condition     = aws_ssm_parameter.deployed_image.tags == null && aws_ssm_parameter.deployment.tags == null
    error_message = "Every attribute of the parameter must be static, because changing one would also write an outdated image."
  }
}
