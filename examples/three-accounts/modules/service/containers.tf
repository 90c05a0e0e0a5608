# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The containers of the task: the main container, which runs the deployed image, and the extra containers.

locals {
  # The main container, with the attributes of an element of var.extra_containers.
  own_container = {
    name                     = local.container_name
    image                    = null
    container_port           = var.container_port
    cpu                      = null
    memory                   = null
    essential                = true
    environment              = var.environment
    secrets                  = var.secrets
    command                  = var.command
    entry_point              = var.entry_point
    health_check             = var.health_check
    depends_on               = var.container_depends_on
    start_timeout            = var.start_timeout
    stop_timeout             = var.stop_timeout
    mount_points             = concat(var.mount_points, local.bind_mounts[*].mount_point)
    readonly_root_filesystem = var.readonly_root_filesystem
    user                     = var.user
    docker_labels            = var.docker_labels
    logging                  = var.logging
    firelens                 = null

    # Service Connect refers to the port by name.
    port_name    = local.is_service_connect_server ? local.port_name : null
    app_protocol = local.is_service_connect_server ? var.service_connect.app_protocol : null

    # A process that ECS Exec starts can leave child processes behind.
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
    linux_parameters = merge(
      var.linux_parameters,
      var.linux_parameters.init_process_enabled == null && var.enable_execute_command ? { init_process_enabled = true } : {},
    )
  }

  containers = concat(
    [merge(local.own_container, { gpu = var.gpu })],
    [for container in var.extra_containers : merge(container, { gpu = null })],
  )

  # A container without its own image runs this one, and is approved and rolled back with the service.
  deployed_image = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }

  container_definitions = concat(
    [local.properties.container],
    [for container in var.extra_containers : local.properties["extra_containers.${container.name}"]],
  )

  # Each as "port/protocol". A port is TCP, unless a load balancer uses another protocol.
  container_port_mappings = {
    for name, port in local.container_ports : name => distinct(concat(
      port == null || contains([for mapping in lookup(local.load_balanced_ports, name, []) : split("/", mapping)[0]], tostring(port == null ? 0 : port)) ? [] : ["${port}/tcp"],
      lookup(local.load_balanced_ports, name, []),
    ))
  }

  rendered_containers = [
    for container in local.containers : merge(container.image == null ? { Image = local.deployed_image } : {}, {
      for property, value in {
        Name      = container.name
        Image     = container.image
        Essential = container.essential
        Cpu       = container.cpu
        Memory    = container.memory

        PortMappings = length(local.container_port_mappings[container.name]) == 0 ? null : [
          for mapping in local.container_port_mappings[container.name] : {
            for setting, value in {
              ContainerPort = tonumber(split("/", mapping)[0])
              HostPort      = var.network_mode == "bridge" ? 0 : null
              Protocol      = split("/", mapping)[1]
              Name          = try(mapping == "${container.container_port}/tcp" ? container.port_name : null, null)
              AppProtocol   = try(mapping == "${container.container_port}/tcp" ? container.app_protocol : null, null)
            } : setting => value if value != null
          }
        ]

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

        DependsOn = length(container.depends_on) == 0 ? null : [
          for name, condition in container.depends_on : { ContainerName = name, Condition = condition }
        ]
        StartTimeout = container.start_timeout
        StopTimeout  = container.stop_timeout

        LogConfiguration      = local.log_configurations[container.name]
        FirelensConfiguration = local.firelens_configurations[container.name]

        MountPoints = [
          for mount in container.mount_points : {
            SourceVolume  = mount.volume
            ContainerPath = mount.container_path
            ReadOnly      = mount.read_only
          }
        ]

        ReadonlyRootFilesystem = container.readonly_root_filesystem
        User                   = container.user
        DockerLabels           = length(container.docker_labels) == 0 ? null : container.docker_labels
        LinuxParameters        = length(local.linux_parameters[container.name]) == 0 ? null : local.linux_parameters[container.name]
        ResourceRequirements   = container.gpu == null ? null : [{ Type = "GPU", Value = tostring(container.gpu) }]
      } : property => value if value != null
    })
  ]
}
