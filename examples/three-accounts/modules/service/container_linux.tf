# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The Linux parameters of the containers.

locals {
  linux_parameters = {
    for container in local.containers : container.name => {
      for property, value in {
        InitProcessEnabled = container.linux_parameters.init_process_enabled
        Capabilities       = length(local.capabilities[container.name]) == 0 ? null : local.capabilities[container.name]

        Devices = length(container.linux_parameters.devices) == 0 ? null : [
          for device in container.linux_parameters.devices : {
            for property, value in {
              HostPath      = device.host_path
              ContainerPath = device.container_path
              Permissions   = length(device.permissions) == 0 ? null : device.permissions
            } : property => value if value != null
          }
        ]

        SharedMemorySize = container.linux_parameters.shared_memory_size
        Tmpfs = length(container.linux_parameters.tmpfs) == 0 ? null : [
          for mount in container.linux_parameters.tmpfs : {
            for property, value in {
              ContainerPath = mount.container_path
              Size          = mount.size
              MountOptions  = length(mount.mount_options) == 0 ? null : mount.mount_options
            } : property => value if value != null
          }
        ]
        MaxSwap    = container.linux_parameters.max_swap
        Swappiness = container.linux_parameters.swappiness
      } : property => value if value != null
    }
  }

  capabilities = {
    for container in local.containers : container.name => {
      for property, names in {
        Add  = container.linux_parameters.capabilities.add
        Drop = container.linux_parameters.capabilities.drop
      } : property => names if length(names) > 0
    }
  }
}
