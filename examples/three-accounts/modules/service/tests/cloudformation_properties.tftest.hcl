# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Merging of cloudformation_properties into the inputs: no property that an input sets is ever lost.

mock_provider "aws" {
  source = "./tests"
}

variables {
  container_port         = 8080
  environment            = { LOG_LEVEL = "info" }
  secrets                = { API_KEY = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key" }
  enable_execute_command = true
  target_group_arn       = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/0123456789abcdef"
  deployment             = { alarm_names = ["shop-5xx"] }
  volumes = [
    { name = "uploads", efs = { file_system_id = "fs-0123456789abcdef0" } },
    { name = "scratch" },
  ]
  mount_points     = [{ volume = "scratch", container_path = "/tmp" }]
  extra_containers = [{ name = "agent", image = "public.ecr.aws/example/agent:1", container_port = 8080 }]
}

run "deployment_configuration" {
  variables {
    cloudformation_properties = {
      service = { DeploymentConfiguration = { BakeTimeInMinutes = 5, DeploymentCircuitBreaker = { ResetOnHealthyTask = true } } }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DeploymentConfiguration == {
      Alarms                   = { AlarmNames = ["shop-5xx"], Enable = true, Rollback = true }
      BakeTimeInMinutes        = 5
      DeploymentCircuitBreaker = { Enable = true, ResetOnHealthyTask = true, Rollback = true }
      MaximumPercent           = 200
      MinimumHealthyPercent    = 100
    }
    error_message = "The given properties must be merged with the inputs at every depth."
  }
}

run "load_balancers" {
  variables {
    cloudformation_properties = {
      service = {
        LoadBalancers = [
          { ContainerName = "agent", ContainerPort = 8080, TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/agent/0123456789abcdef" },
          { AdvancedConfiguration = { AlternateTargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/green/0123456789abcdef" } },
        ]
      }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers == [
      {
        AdvancedConfiguration = { AlternateTargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/green/0123456789abcdef" }
        ContainerName         = "shop-dev-api"
        ContainerPort         = 8080
        TargetGroupArn        = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop/0123456789abcdef"
      },
      {
        ContainerName  = "agent"
        ContainerPort  = 8080
        TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/agent/0123456789abcdef"
      },
    ]
    error_message = "An item with another target group must be added. An item without one must be merged into the input's target group."
  }
}

run "load_balancers_without_an_input" {
  variables {
    target_group_arn          = null
    health_check_grace_period = 30
    cloudformation_properties = {
      service = { LoadBalancers = [{ ContainerName = "agent", ContainerPort = 8080, TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/agent/0123456789abcdef" }] }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers == [
      { ContainerName = "agent", ContainerPort = 8080, TargetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/agent/0123456789abcdef" },
    ]
    error_message = "A load balancer must be able to use another container than the main container."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.HealthCheckGracePeriodSeconds == 30
    error_message = "The service must be able to have a grace period."
  }
}

run "task_definition" {
  variables {
    ephemeral_storage = 30
    cloudformation_properties = {
      task_definition = {
        RuntimePlatform = { OperatingSystemFamily = "WINDOWS_SERVER_2022_CORE" }
        Tags            = [{ Key = "a", Value = "b" }]
        Volumes = [
          { Name = "archive", FSxWindowsFileServerVolumeConfiguration = { FileSystemId = "fs-1", RootDirectory = "/" } },
          { Name = "uploads", EFSVolumeConfiguration = { TransitEncryptionPort = 2049 } },
        ]
      }
    }
  }

  assert {
    condition = { for property, value in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties : property => value if contains(["EphemeralStorage", "RuntimePlatform", "Tags", "Volumes"], property) } == {
      EphemeralStorage = { SizeInGiB = 30 }
      RuntimePlatform  = { CpuArchitecture = "X86_64", OperatingSystemFamily = "WINDOWS_SERVER_2022_CORE" }
      Tags             = [{ Key = "a", Value = "b" }]
      Volumes = [
        {
          EFSVolumeConfiguration = {
            AuthorizationConfig   = { IAM = "ENABLED" }
            FilesystemId          = "fs-0123456789abcdef0"
            TransitEncryption     = "ENABLED"
            TransitEncryptionPort = 2049
          }
          Name = "uploads"
        },
        { Name = "scratch" },
        { FSxWindowsFileServerVolumeConfiguration = { FileSystemId = "fs-1", RootDirectory = "/" }, Name = "archive" },
      ]
    }
    error_message = "Volumes must be merged by name, and new ones must follow."
  }
}

run "container" {
  variables {
    cloudformation_properties = {
      container = {
        Environment = [{ Name = "STACK", Value = { Ref = "AWS::StackName" } }, { Name = "ANOTHER", Value = "1" }]
        MountPoints = [{ ContainerPath = "/archive", SourceVolume = "archive" }]
        PortMappings = [
          { AppProtocol = "http", ContainerPort = "8080", Name = "web" },
          { ContainerPort = 8080, Protocol = "udp" },
          { ContainerPortRange = "9000-9010" },
        ]
        ResourceRequirements = [{ Type = "InferenceAccelerator", Value = "device" }]
        Ulimits              = [{ HardLimit = 65536, Name = "nofile", SoftLimit = 65536 }]
      }
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0] == {
      Environment = [
        { Name = "LOG_LEVEL", Value = "info" },
        { Name = "STACK", Value = { Ref = "AWS::StackName" } },
        { Name = "ANOTHER", Value = "1" },
      ]
      Essential       = true
      Image           = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
      LinuxParameters = { InitProcessEnabled = true }
      LogConfiguration = {
        LogDriver = "awslogs"
        Options = {
          "awslogs-group"         = "/ecs/shop-dev-api"
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "shop-dev-api"
        }
      }
      MountPoints = [
        { ContainerPath = "/tmp", ReadOnly = false, SourceVolume = "scratch" },
        { ContainerPath = "/archive", SourceVolume = "archive" },
      ]
      Name = "shop-dev-api"
      PortMappings = [
        { AppProtocol = "http", ContainerPort = "8080", Name = "web", Protocol = "tcp" },
        { ContainerPort = 8080, Protocol = "udp" },
        { ContainerPortRange = "9000-9010" },
      ]
      ReadonlyRootFilesystem = false
      ResourceRequirements   = [{ Type = "InferenceAccelerator", Value = "device" }]
      Secrets                = [{ Name = "API_KEY", ValueFrom = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key" }]
      Ulimits                = [{ HardLimit = 65536, Name = "nofile", SoftLimit = 65536 }]
    }
    error_message = "Lists must be merged by the identity of their items, and maps by key."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[1].PortMappings == [{ ContainerPort = 8080, Protocol = "tcp" }]
    error_message = "A sidecar must not have these properties."
  }
}

run "empty_lists_and_maps" {
  variables {
    cloudformation_properties = {
      service         = { DeploymentConfiguration = {}, LoadBalancers = [] }
      task_definition = { Volumes = [] }
      container       = { Environment = [], MountPoints = [], PortMappings = [] }
    }
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.LoadBalancers[0].ContainerPort == 8080
    error_message = "The load balancer of the input must remain."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DeploymentConfiguration.MaximumPercent == 200
    error_message = "The deployment configuration of the input must remain."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.Volumes[*].Name == ["uploads", "scratch"]
    error_message = "The volumes of the input must remain."
  }

  assert {
    condition = [
      for property in ["Environment", "MountPoints", "PortMappings"] :
      length(jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0][property])
    ] == [1, 1, 1]
    error_message = "The lists of the container must remain."
  }
}

run "gpu_and_another_accelerator" {
  variables {
    launch_type               = "EC2"
    gpu                       = 1
    cloudformation_properties = { container = { ResourceRequirements = [{ Type = "InferenceAccelerator", Value = "device" }] } }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].ResourceRequirements == [
      { Type = "GPU", Value = "1" },
      { Type = "InferenceAccelerator", Value = "device" },
    ]
    error_message = "The GPU of the input must remain."
  }
}

run "sidecar" {
  variables {
    extra_containers = [
      { name = "agent", image = "public.ecr.aws/example/agent:1", container_port = 8125, environment = { LEVEL = "info" } },
      { name = "proxy", image = "public.ecr.aws/example/proxy:1", container_port = 8443 },
    ]
    cloudformation_properties = {
      container = { Ulimits = [{ HardLimit = 65536, Name = "nofile", SoftLimit = 65536 }] }
      extra_containers = {
        agent = {
          Environment   = [{ Name = "STACK", Value = { Ref = "AWS::StackName" } }]
          PortMappings  = [{ ContainerPort = 8125, Name = "statsd" }]
          RestartPolicy = { Enabled = true }
        }
      }
    }
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      { for property, value in container : property => value if contains(["Environment", "Name", "PortMappings", "RestartPolicy"], property) }
      ] == [
      {
        Environment  = [{ Name = "LOG_LEVEL", Value = "info" }]
        Name         = "shop-dev-api"
        PortMappings = [{ ContainerPort = 8080, Protocol = "tcp" }]
      },
      {
        Environment   = [{ Name = "LEVEL", Value = "info" }, { Name = "STACK", Value = { Ref = "AWS::StackName" } }]
        Name          = "agent"
        PortMappings  = [{ ContainerPort = 8125, Name = "statsd", Protocol = "tcp" }]
        RestartPolicy = { Enabled = true }
      },
      {
        Environment  = []
        Name         = "proxy"
        PortMappings = [{ ContainerPort = 8443, Protocol = "tcp" }]
      },
    ]
    error_message = "The properties of a sidecar must be merged into that sidecar only."
  }
}

run "infrastructure_roles" {
  variables {
    cloudformation_properties = {
      service = {
        DeploymentConfiguration     = { LifecycleHooks = [{ HookTargetArn = "arn:aws:lambda:eu-west-1:222222222222:function:hook", LifecycleStages = ["PRE_SCALE_UP"], RoleArn = "arn:aws:iam::222222222222:role/hook" }] }
        LoadBalancers               = [{ AdvancedConfiguration = { RoleArn = "arn:aws:iam::222222222222:role/load-balancer" } }]
        ServiceConnectConfiguration = { Enabled = true, Services = [{ PortName = "web", Tls = { RoleArn = "arn:aws:iam::222222222222:role/tls" } }, { PortName = "admin" }] }
        VolumeConfigurations        = [{ ManagedEBSVolume = { RoleArn = "arn:aws:iam::222222222222:role/volume" }, Name = "data" }]
        VpcLatticeConfigurations    = [{ PortName = "web", RoleArn = "arn:aws:iam::222222222222:role/lattice" }]
      }
    }
  }

  assert {
    condition = one([for statement in data.aws_iam_policy_document.cloudformation.statement : statement if statement.sid == "PassInfrastructureRoles"]).resources == toset([
      for name in ["hook", "load-balancer", "tls", "volume", "lattice"] : "arn:aws:iam::222222222222:role/${name}"
    ])
    error_message = "CloudFormation must be able to pass only the roles in the properties to ECS."
  }
}

run "no_infrastructure_role" {
  assert {
    condition     = !contains(data.aws_iam_policy_document.cloudformation.statement[*].sid, "PassInfrastructureRoles")
    error_message = "Without roles in the properties, CloudFormation must not pass any to ECS."
  }
}
