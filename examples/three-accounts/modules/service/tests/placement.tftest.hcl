# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the tasks run on, and how they are reached.

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
    error_message = "The launch type is the service's."
  }

  assert {
    condition = length(setintersection(keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties), [
      "CapacityProviderStrategy", "NetworkConfiguration", "PlatformVersion",
    ])) == 0
    error_message = "ECS refuses a Fargate platform version on EC2, and a network configuration outside awsvpc."
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties :
      property => value if contains(["NetworkMode", "RequiresCompatibilities"], property)
    } == { NetworkMode = "bridge", RequiresCompatibilities = ["EC2"] }
    error_message = "The task definition is for container instances."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].ResourceRequirements == [{ Type = "GPU", Value = "1" }]
    error_message = "The container has a GPU to itself."
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      container.PortMappings
      ] == [
      [{ ContainerPort = 8080, HostPort = 0, Protocol = "tcp" }],
      [{ ContainerPort = 9090, HostPort = 0, Protocol = "tcp" }],
    ]
    error_message = "Behind a bridge the host port is a free one, so that two tasks fit on one container instance."
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
    error_message = "The host port is the container's own."
  }
}

run "public_ip_address" {
  variables {
    assign_public_ip = true
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED"
    error_message = "The task has a public IP address."
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
    error_message = "One capacity provider is a strategy with one item."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LaunchType)
    error_message = "ECS refuses a launch type beside a capacity provider."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.RequiresCompatibilities == ["EC2"]
    error_message = "The capacity provider wins over the launch type."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "DISABLED"
    error_message = "ECS gives a public IP address to Fargate tasks only."
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
    error_message = "The first task is never interrupted; of the others, four out of five may be."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.PlatformVersion == "1.4.0"
    error_message = "Fargate's own capacity providers have a platform version."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.RuntimePlatform.CpuArchitecture == "ARM64"
    error_message = "The image's architecture is the task's."
  }

  assert {
    condition = (
      jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ForceNewDeployment.EnableForceNewDeployment &&
      jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ForceNewDeployment.ForceNewDeploymentNonce != sha256("FARGATE")
    )
    error_message = "ECS changes the capacity of a running service only together with a new deployment."
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
    error_message = "The target group sends to the service's own container."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.HealthCheckGracePeriodSeconds == 60
    error_message = "A slow start is not taken for a failure."
  }
}

run "names_of_their_own" {
  variables {
    service_name = "api"
    stack_name   = "shop-dev-api-2"
    tags         = { team = "shop" }
  }

  assert {
    condition     = aws_cloudformation_stack.this.name == "shop-dev-api-2" && aws_ssm_parameter.deployed_image.name == "/ecs/shop-dev-api-2/deployed-image"
    error_message = "What belongs to the stack is named after it, so that two services of one name fit into an account."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.ServiceName == "api"
    error_message = "The service has its own name."
  }

  assert {
    condition     = aws_cloudformation_stack.this.tags == tomap({ team = "shop" }) && aws_iam_role.task[0].tags == tomap({ team = "shop" })
    error_message = "The stack hands its tags on to the service and its tasks."
  }

  assert {
    condition     = aws_ssm_parameter.deployed_image.tags == null && aws_ssm_parameter.deployment.tags == null
    error_message = "Every attribute of the parameter is static: changing one sends an outdated image along."
  }
}
