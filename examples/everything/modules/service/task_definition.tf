# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The task definition within the template: the service's own container, the containers beside it, and the volumes.

locals {
  task_definition = {
    Type = "AWS::ECS::TaskDefinition"
    Properties = merge({
      for property, value in {
        Family                  = local.stack_name
        Cpu                     = tostring(var.cpu)
        Memory                  = tostring(var.memory)
        NetworkMode             = var.network_mode
        RequiresCompatibilities = [local.is_fargate ? "FARGATE" : "EC2"]
        RuntimePlatform         = { CpuArchitecture = var.cpu_architecture, OperatingSystemFamily = "LINUX" }
        EphemeralStorage        = var.ephemeral_storage == null ? null : { SizeInGiB = var.ephemeral_storage }
        ExecutionRoleArn        = aws_iam_role.execution.arn
        TaskRoleArn             = aws_iam_role.task.arn
        Volumes                 = length(local.volumes) == 0 ? null : local.volumes
        ContainerDefinitions    = concat([local.container], local.extra_containers)
      } : property => value if value != null
    }, var.cloudformation_properties.task_definition)
  }

  container = merge({
    for property, value in {
      Name      = local.container_name
      Image     = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
      Essential = true

      PortMappings = var.container_port == null ? null : [{
        for setting, value in {
          ContainerPort = var.container_port
          HostPort      = var.network_mode == "bridge" ? 0 : null
          Protocol      = "tcp"
        } : setting => value if value != null
      }]

      Command                = var.command
      EntryPoint             = var.entry_point
      Environment            = [for name, value in var.environment : { Name = name, Value = value }]
      Secrets                = [for name, arn in var.secrets : { Name = name, ValueFrom = arn }]
      HealthCheck            = local.health_check
      LinuxParameters        = var.enable_execute_command ? { InitProcessEnabled = true } : null
      LogConfiguration       = local.log_configuration[local.container_name]
      MountPoints            = concat(local.mount_points, local.bind_mount_points)
      ReadonlyRootFilesystem = var.readonly_root_filesystem
      ResourceRequirements   = var.gpu == null ? null : [{ Type = "GPU", Value = tostring(var.gpu) }]
      StopTimeout            = var.stop_timeout
      User                   = var.user
    } : property => value if value != null
  }, var.cloudformation_properties.container)

  health_check = var.health_check == null ? null : {
    Command     = var.health_check.command
    Interval    = var.health_check.interval
    Timeout     = var.health_check.timeout
    Retries     = var.health_check.retries
    StartPeriod = var.health_check.start_period
  }

  mount_points = [
    for mount in var.mount_points : {
      SourceVolume  = mount.volume
      ContainerPath = mount.container_path
      ReadOnly      = mount.read_only
    }
  ]

  bind_mount_points = [
    for index, mount in var.bind_mounts : {
      SourceVolume  = "bind-mount-${index}"
      ContainerPath = mount.container_path
      ReadOnly      = mount.read_only
    }
  ]

  extra_containers = [
    for container in var.extra_containers : {
      for property, value in {
        Name      = container.name
        Image     = container.image
        Essential = container.essential
        Cpu       = container.cpu
        Memory    = container.memory

        PortMappings = container.container_port == null ? null : [{
          for setting, value in {
            ContainerPort = container.container_port
            HostPort      = var.network_mode == "bridge" ? 0 : null
            Protocol      = "tcp"
          } : setting => value if value != null
        }]

        Command     = container.command
        EntryPoint  = container.entry_point
        Environment = [for name, value in container.environment : { Name = name, Value = value }]
        Secrets     = [for name, arn in container.secrets : { Name = name, ValueFrom = arn }]

        HealthCheck = container.health_check == null ? null : {
          Command     = container.health_check.command
          Interval    = container.health_check.interval
          Timeout     = container.health_check.timeout
          Retries     = container.health_check.retries
          StartPeriod = container.health_check.start_period
        }

        LogConfiguration = local.log_configuration[container.name]

        MountPoints = [
          for mount in container.mount_points : {
            SourceVolume  = mount.volume
            ContainerPath = mount.container_path
            ReadOnly      = mount.read_only
          }
        ]

        ReadonlyRootFilesystem = container.readonly_root_filesystem
        User                   = container.user
      } : property => value if value != null
    }
  ]

  log_configuration = {
    for name in concat([local.container_name], var.extra_containers[*].name) : name => {
      LogDriver = "awslogs"
      Options = {
        "awslogs-group"         = local.log_group_name
        "awslogs-region"        = local.region
        "awslogs-stream-prefix" = name
      }
    }
  }

  volumes = concat(
    [
      for volume in var.volumes : {
        for property, value in {
          Name = volume.name
          Host = volume.host_path == null ? null : { SourcePath = volume.host_path }
          EFSVolumeConfiguration = volume.efs == null ? null : {
            for setting, value in {
              FilesystemId      = volume.efs.file_system_id
              RootDirectory     = volume.efs.root_directory
              TransitEncryption = "ENABLED"
              AuthorizationConfig = {
                for setting, value in {
                  AccessPointId = volume.efs.access_point_id
                  IAM           = volume.efs.iam_authorization ? "ENABLED" : "DISABLED"
                } : setting => value if value != null
              }
            } : setting => value if value != null
          }
        } : property => value if value != null
      }
    ],
    [
      for index, mount in var.bind_mounts : {
        Name = "bind-mount-${index}"
        Host = { SourcePath = mount.host_path }
      }
    ],
  )
}
