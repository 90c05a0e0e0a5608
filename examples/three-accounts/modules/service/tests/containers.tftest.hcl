# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Options of the containers.

mock_provider "aws" {
  source = "./tests"
}

run "everything_about_the_services_own_container" {
  variables {
    container_name = "app"
    container_port = 8080
    environment    = { LOG_LEVEL = "info", GREETING = "a $${literal}" }
    secrets = {
      API_KEY      = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key"
      DATABASE_URL = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-a1b2c3:url::"
    }
    command                  = ["serve"]
    entry_point              = ["/usr/local/bin/app"]
    health_check             = { command = ["CMD", "/usr/local/bin/healthy"], start_period = 10 }
    stop_timeout             = 60
    readonly_root_filesystem = true
    user                     = "1000:1000"
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions == [{
      Name         = "app"
      Image        = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
      Essential    = true
      PortMappings = [{ ContainerPort = 8080, Protocol = "tcp" }]
      Command      = ["serve"]
      EntryPoint   = ["/usr/local/bin/app"]
      Environment  = [{ Name = "GREETING", Value = "a $${literal}" }, { Name = "LOG_LEVEL", Value = "info" }]
      Secrets = [
        { Name = "API_KEY", ValueFrom = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key" },
        { Name = "DATABASE_URL", ValueFrom = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-a1b2c3:url::" },
      ]
      HealthCheck = { Command = ["CMD", "/usr/local/bin/healthy"], Interval = 30, Timeout = 5, Retries = 3, StartPeriod = 10 }
      LogConfiguration = {
        LogDriver = "awslogs"
        Options = {
          "awslogs-group"         = "/ecs/shop-dev-api"
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "app"
        }
      }
      MountPoints            = []
      ReadonlyRootFilesystem = true
      StopTimeout            = 60
      User                   = "1000:1000"
    }]
    error_message = "Each input must set the property of the same name."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.execution.statement : statement.sid => statement.resources if startswith(statement.sid, "Read") } == {
      ReadSecrets    = toset(["arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-a1b2c3"])
      ReadParameters = toset(["arn:aws:ssm:eu-west-1:222222222222:parameter/shop/api-key"])
    }
    error_message = "The execution role must be able to read these secrets. A JSON key is not part of a secret's ARN."
  }
}

run "secret_without_its_random_suffix" {
  variables {
    secrets = {
      DATABASE_URL = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database:url::"
      PASSWORD     = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database"
      TLS_KEY      = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3"
    }
  }

  assert {
    condition = one([for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "ReadSecrets"]) == toset([
      "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-??????",
      "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3",
    ])
    error_message = "The policy must match only the ARN that AWS assigned to the secret."
  }
}

run "sidecars" {
  variables {
    volumes = [{ name = "cache" }]
    extra_containers = [
      {
        name           = "proxy"
        image          = "public.ecr.aws/nginx/nginx:1.29"
        container_port = 8443
        cpu            = 128
        memory         = 256
        environment    = { UPSTREAM = "http://localhost:8080" }
        secrets = {
          TLS_CERTIFICATE = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3:certificate::"
          TLS_KEY         = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3:key::"
        }
        command                  = ["nginx", "-g", "daemon off;"]
        entry_point              = ["/docker-entrypoint.sh"]
        health_check             = { command = ["CMD", "nginx", "-t"] }
        mount_points             = [{ volume = "cache", container_path = "/var/cache/nginx" }]
        readonly_root_filesystem = true
        user                     = "nginx"
      },
      { name = "agent", image = "public.ecr.aws/example/agent:1", essential = false },
    ]
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      container if container.Name != "shop-dev-api"
      ] == [
      {
        Name         = "proxy"
        Image        = "public.ecr.aws/nginx/nginx:1.29"
        Essential    = true
        Cpu          = 128
        Memory       = 256
        PortMappings = [{ ContainerPort = 8443, Protocol = "tcp" }]
        Command      = ["nginx", "-g", "daemon off;"]
        EntryPoint   = ["/docker-entrypoint.sh"]
        Environment  = [{ Name = "UPSTREAM", Value = "http://localhost:8080" }]
        Secrets = [
          { Name = "TLS_CERTIFICATE", ValueFrom = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3:certificate::" },
          { Name = "TLS_KEY", ValueFrom = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3:key::" },
        ]
        HealthCheck = { Command = ["CMD", "nginx", "-t"], Interval = 30, Timeout = 5, Retries = 3, StartPeriod = 0 }
        LogConfiguration = {
          LogDriver = "awslogs"
          Options = {
            "awslogs-group"         = "/ecs/shop-dev-api"
            "awslogs-region"        = "eu-west-1"
            "awslogs-stream-prefix" = "proxy"
          }
        }
        MountPoints            = [{ SourceVolume = "cache", ContainerPath = "/var/cache/nginx", ReadOnly = false }]
        ReadonlyRootFilesystem = true
        User                   = "nginx"
      },
      {
        Name        = "agent"
        Image       = "public.ecr.aws/example/agent:1"
        Essential   = false
        Environment = []
        Secrets     = []
        LogConfiguration = {
          LogDriver = "awslogs"
          Options = {
            "awslogs-group"         = "/ecs/shop-dev-api"
            "awslogs-region"        = "eu-west-1"
            "awslogs-stream-prefix" = "agent"
          }
        }
        MountPoints            = []
        ReadonlyRootFilesystem = false
      },
    ]
    error_message = "Sidecars must keep their own image, follow the main container, and log to the same log group."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "ReadSecrets"] == [
      toset(["arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/tls-a1b2c3"])
    ]
    error_message = "The policy of the execution role must also contain the secrets of sidecars, each only once."
  }
}

run "existing_log_group" {
  variables {
    log_group_name = "/shop/dev"
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.this) == 0 && output.log_group_name == "/shop/dev"
    error_message = "No log group must be created if one exists."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].LogConfiguration.Options["awslogs-group"] == "/shop/dev"
    error_message = "The containers must log to the existing log group."
  }

  assert {
    condition = one([for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "WriteLogs"]) == toset([
      "arn:aws:logs:eu-west-1:222222222222:log-group:/shop/dev:log-stream:*",
    ])
    error_message = "The execution role must be able to write to the existing log group."
  }
}

run "created_log_group" {
  variables {
    log_retention_days = 30
  }

  assert {
    condition     = aws_cloudwatch_log_group.this[0].retention_in_days == 30
    error_message = "The created log group must expire events after log_retention_days."
  }
}

run "execute_command" {
  variables {
    enable_execute_command = true
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.EnableExecuteCommand
    error_message = "ECS Exec must be enabled on the service."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].LinuxParameters == { InitProcessEnabled = true }
    error_message = "An init process must reap processes that a session leaves behind."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 1 && one(data.aws_iam_policy_document.task.statement).sid == "ExecuteCommand"
    error_message = "The task role must be able to open the channels of ECS Exec."
  }
}

run "properties_without_an_input" {
  variables {
    stop_timeout           = 60
    enable_execute_command = true
    extra_containers       = [{ name = "agent", image = "public.ecr.aws/example/agent:1" }]
    cloudformation_properties = {
      service         = { AvailabilityZoneRebalancing = "ENABLED", PropagateTags = "TASK_DEFINITION" }
      task_definition = { PidMode = "task" }
      container       = { Ulimits = [{ Name = "nofile", SoftLimit = 65536, HardLimit = 65536 }] }
    }
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.AvailabilityZoneRebalancing == "ENABLED"
    error_message = "The service must have the property."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.PropagateTags == "TASK_DEFINITION"
    error_message = "A rendered property must be changeable."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.PidMode == "task"
    error_message = "The task definition must have the property."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].Ulimits[0].SoftLimit == 65536
    error_message = "The container must have the property."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].StopTimeout == 60
    error_message = "The value of the input must remain."
  }

  assert {
    condition     = length(setintersection(keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[1]), ["LinuxParameters", "StopTimeout", "Ulimits"])) == 0
    error_message = "A sidecar must not have properties that only the main container can have."
  }
}
