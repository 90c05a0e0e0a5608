# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Sidecars with the deployed image, dependencies, and Linux parameters.

mock_provider "aws" {
  source = "./tests"
}

run "migrations_before_the_service" {
  variables {
    container_depends_on = { migrations = "SUCCESS", agent = "HEALTHY" }
    start_timeout        = 60
    docker_labels        = { team = "shop" }
    extra_containers = [
      { name = "migrations", command = ["migrate"], essential = false, start_timeout = 120, stop_timeout = 10 },
      {
        name          = "agent"
        image         = "public.ecr.aws/example/agent:1"
        health_check  = { command = ["CMD", "true"] }
        depends_on    = { migrations = "COMPLETE" }
        docker_labels = { team = "platform" }
      },
    ]
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      { for property, value in container : property => value if contains(["Command", "DependsOn", "DockerLabels", "Image", "Name", "StartTimeout", "StopTimeout"], property) }
      ] == [
      {
        DependsOn    = [{ Condition = "HEALTHY", ContainerName = "agent" }, { Condition = "SUCCESS", ContainerName = "migrations" }]
        DockerLabels = { team = "shop" }
        Image        = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
        Name         = "shop-dev-api"
        StartTimeout = 60
      },
      {
        Command      = ["migrate"]
        Image        = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
        Name         = "migrations"
        StartTimeout = 120
        StopTimeout  = 10
      },
      {
        DependsOn    = [{ Condition = "COMPLETE", ContainerName = "migrations" }]
        DockerLabels = { team = "platform" }
        Image        = "public.ecr.aws/example/agent:1"
        Name         = "agent"
      },
    ]
    error_message = "A container without an image must run the deployed one, and each must have its dependencies."
  }
}

run "linux_parameters_on_fargate" {
  variables {
    enable_execute_command = true
    linux_parameters = {
      capabilities = { add = ["SYS_PTRACE"], drop = ["ALL"] }
      tmpfs        = [{ container_path = "/run", size = 64, mount_options = ["noexec"] }, { container_path = "/tmp", size = 16 }]
    }
    extra_containers = [
      { name = "agent", linux_parameters = { init_process_enabled = true } },
      { name = "proxy" },
    ]
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      try(container.LinuxParameters, null)
      ] == [
      {
        Capabilities       = { Add = ["SYS_PTRACE"], Drop = ["ALL"] }
        InitProcessEnabled = true
        Tmpfs = [
          { ContainerPath = "/run", MountOptions = ["noexec"], Size = 64 },
          { ContainerPath = "/tmp", Size = 16 },
        ]
      },
      { InitProcessEnabled = true },
      null,
    ]
    error_message = "ECS Exec must add an init process to the main container, but not to sidecars."
  }
}

run "linux_parameters_on_container_instances" {
  variables {
    launch_type            = "EC2"
    enable_execute_command = true
    linux_parameters = {
      init_process_enabled = false
      capabilities         = { add = ["NET_ADMIN"] }
      devices              = [{ host_path = "/dev/fuse" }, { host_path = "/dev/video10", container_path = "/dev/video0", permissions = ["read"] }]
      shared_memory_size   = 256
      max_swap             = 0
      swappiness           = 0
    }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].LinuxParameters == {
      Capabilities = { Add = ["NET_ADMIN"] }
      Devices = [
        { HostPath = "/dev/fuse" },
        { ContainerPath = "/dev/video0", HostPath = "/dev/video10", Permissions = ["read"] },
      ]
      InitProcessEnabled = false
      MaxSwap            = 0
      SharedMemorySize   = 256
      Swappiness         = 0
    }
    error_message = "0 and false must be rendered, and the input for the init process must take precedence."
  }
}
