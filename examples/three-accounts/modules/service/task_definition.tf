# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The task definition in the template: its size, roles and volumes. Its containers are in containers.tf.

locals {
  task_definition = {
    Type       = "AWS::ECS::TaskDefinition"
    Properties = merge(local.properties.task_definition, { ContainerDefinitions = local.container_definitions })
  }

  rendered_task_definition = {
    for property, value in {
      Family                  = local.stack_name
      Cpu                     = tostring(var.cpu)
      Memory                  = tostring(var.memory)
      NetworkMode             = var.network_mode
      RequiresCompatibilities = [local.is_fargate ? "FARGATE" : "EC2"]
      RuntimePlatform         = { CpuArchitecture = var.cpu_architecture, OperatingSystemFamily = "LINUX" }
      EphemeralStorage        = var.ephemeral_storage == null ? null : { SizeInGiB = var.ephemeral_storage }
      ExecutionRoleArn        = local.execution_role_arn
      TaskRoleArn             = local.task_role_arn
      Volumes                 = length(local.volumes) == 0 ? null : local.volumes
    } : property => value if value != null
  }

  # A bind mount is shorthand for a host volume and its mount point in the main container.
  bind_mounts = [
    for index, mount in var.bind_mounts : {
      volume      = { name = "bind-mount-${index}", host_path = mount.host_path, efs = null }
      mount_point = { volume = "bind-mount-${index}", container_path = mount.container_path, read_only = mount.read_only }
    }
  ]

  volumes = [
    for volume in concat(var.volumes, local.bind_mounts[*].volume) : {
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
  ]
}
