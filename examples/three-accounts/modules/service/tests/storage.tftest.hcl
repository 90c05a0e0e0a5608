# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Volumes: an EFS file system, shared empty storage, or a path on the container instance.

mock_provider "aws" {
  source = "./tests"
}

run "file_systems_and_empty_storage" {
  variables {
    ephemeral_storage = 40
    volumes = [
      { name = "uploads", efs = { file_system_id = "fs-0123456789abcdef0", access_point_id = "fsap-0123456789abcdef0" } },
      { name = "archive", efs = { file_system_id = "fs-0fedcba9876543210", root_directory = "/archive", iam_authorization = false } },
      { name = "scratch" },
    ]
    mount_points = [
      { volume = "uploads", container_path = "/srv/uploads" },
      { volume = "archive", container_path = "/srv/archive", read_only = true },
    ]
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.Volumes == [
      {
        Name = "uploads"
        EFSVolumeConfiguration = {
          FilesystemId        = "fs-0123456789abcdef0"
          TransitEncryption   = "ENABLED"
          AuthorizationConfig = { AccessPointId = "fsap-0123456789abcdef0", IAM = "ENABLED" }
        }
      },
      {
        Name = "archive"
        EFSVolumeConfiguration = {
          FilesystemId        = "fs-0fedcba9876543210"
          RootDirectory       = "/archive"
          TransitEncryption   = "ENABLED"
          AuthorizationConfig = { IAM = "DISABLED" }
        }
      },
      { Name = "scratch" },
    ]
    error_message = "A file system must always be encrypted in transit."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].MountPoints == [
      { SourceVolume = "uploads", ContainerPath = "/srv/uploads", ReadOnly = false },
      { SourceVolume = "archive", ContainerPath = "/srv/archive", ReadOnly = true },
    ]
    error_message = "A volume must be writable unless it is mounted read-only."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.EphemeralStorage == { SizeInGiB = 40 }
    error_message = "The task must have the ephemeral storage."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.task.statement : {
      resources = statement.resources
      values    = one(statement.condition).values
      }] == [{
      resources = toset(["arn:aws:elasticfilesystem:eu-west-1:222222222222:file-system/fs-0123456789abcdef0"])
      values    = tolist(["arn:aws:elasticfilesystem:eu-west-1:222222222222:access-point/fsap-0123456789abcdef0"])
    }]
    error_message = "The task role must only be able to mount the file systems with IAM authorization, through their access point."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 1
    error_message = "The task role must have the policy."
  }
}

run "paths_of_the_container_instance" {
  variables {
    launch_type  = "EC2"
    volumes      = [{ name = "scratch", host_path = "/mnt/scratch" }]
    mount_points = [{ volume = "scratch", container_path = "/scratch" }]
    bind_mounts  = [{ host_path = "/var/lib/models", container_path = "/models", read_only = true }]
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.Volumes == [
      { Name = "scratch", Host = { SourcePath = "/mnt/scratch" } },
      { Name = "bind-mount-0", Host = { SourcePath = "/var/lib/models" } },
    ]
    error_message = "A bind mount must be rendered as a volume."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].MountPoints == [
      { SourceVolume = "scratch", ContainerPath = "/scratch", ReadOnly = false },
      { SourceVolume = "bind-mount-0", ContainerPath = "/models", ReadOnly = true },
    ]
    error_message = "Both must be mounted."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 0
    error_message = "A path on the container instance must not require permissions."
  }
}
