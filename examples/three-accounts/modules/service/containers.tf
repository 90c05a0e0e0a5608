# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The containers of the task: the service's own, which runs the deployed image, and the ones beside it.

locals {
  # The service's own container, with the attributes that an element of var.extra_containers has.
  own_container = {
    name                     = local.container_name
    image                    = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
    container_port           = var.container_port
    cpu                      = null
    memory                   = null
    essential                = true
    environment              = var.environment
    secrets                  = var.secrets
    command                  = var.command
    entry_point              = var.entry_point
    health_check             = var.health_check
    mount_points             = concat(var.mount_points, local.bind_mounts[*].mount_point)
    readonly_root_filesystem = var.readonly_root_filesystem
    user                     = var.user
  }

  # What only the service's own container can have.
  own_container_properties = {
    for property, value in {
      LinuxParameters      = var.enable_execute_command ? { InitProcessEnabled = true } : null
      ResourceRequirements = var.gpu == null ? null : [{ Type = "GPU", Value = tostring(var.gpu) }]
      StopTimeout          = var.stop_timeout
    } : property => value if value != null
  }

  containers = concat(
    [merge(local.own_container, { properties = local.own_container_properties })],
    [for container in var.extra_containers : merge(container, { properties = {} })],
  )

  container_definitions = concat(
    [local.properties.container],
    slice(local.rendered_containers, 1, length(local.rendered_containers)),
  )

  rendered_containers = [
    for container in local.containers : merge({
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

        LogConfiguration = {
          LogDriver = "awslogs"
          Options = {
            "awslogs-group"         = local.log_group_name
            "awslogs-region"        = local.region
            "awslogs-stream-prefix" = container.name
          }
        }

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
    }, container.properties)
  ]
}
