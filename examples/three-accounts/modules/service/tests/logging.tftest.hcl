# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Log configuration, and the secrets that the execution role can read for it.

mock_provider "aws" {
  source = "./tests"
}

run "options_of_awslogs" {
  variables {
    logging = { options = { mode = "non-blocking", "awslogs-stream-prefix" = "web" } }
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].LogConfiguration == {
      LogDriver = "awslogs"
      Options = {
        "awslogs-group"         = "/ecs/shop-dev-api"
        "awslogs-region"        = "eu-west-1"
        "awslogs-stream-prefix" = "web"
        mode                    = "non-blocking"
      }
    }
    error_message = "The options must be merged into those for the log group."
  }
}

run "through_a_log_router" {
  variables {
    secrets = { DATABASE_URL = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-a1b2c3:url::" }
    logging = {
      driver         = "awsfirelens"
      options        = { Name = "datadog", TLS = "on" }
      secret_options = { apikey = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/datadog-a1b2c3" }
    }
    extra_containers = [
      { name = "log-router", image = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable", firelens = { options = { "enable-ecs-log-metadata" = "true" } } },
      {
        name  = "agent"
        image = "public.ecr.aws/example/agent:1"
        logging = {
          driver         = "splunk"
          options        = { "splunk-url" = "https://splunk.example.com:8088" }
          secret_options = { "splunk-token" = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/splunk" }
        }
      },
    ]
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[*].LogConfiguration == [
      {
        LogDriver     = "awsfirelens"
        Options       = { Name = "datadog", TLS = "on" }
        SecretOptions = [{ Name = "apikey", ValueFrom = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/datadog-a1b2c3" }]
      },
      {
        LogDriver = "awslogs"
        Options = {
          "awslogs-group"         = "/ecs/shop-dev-api"
          "awslogs-region"        = "eu-west-1"
          "awslogs-stream-prefix" = "log-router"
        }
      },
      {
        LogDriver     = "splunk"
        Options       = { "splunk-url" = "https://splunk.example.com:8088" }
        SecretOptions = [{ Name = "splunk-token", ValueFrom = "arn:aws:ssm:eu-west-1:222222222222:parameter/shop/splunk" }]
      },
    ]
    error_message = "Another driver must not have options of awslogs. The log router must log to the log group."
  }

  assert {
    condition = [
      for container in jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions :
      try(container.FirelensConfiguration, null)
    ] == [null, { Options = { "enable-ecs-log-metadata" = "true" }, Type = "fluentbit" }, null]
    error_message = "One container must be the log router."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.execution.statement : statement.sid => statement.resources if startswith(statement.sid, "Read") } == {
      ReadSecrets = toset([
        "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/database-a1b2c3",
        "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/datadog-a1b2c3",
      ])
      ReadParameters = toset(["arn:aws:ssm:eu-west-1:222222222222:parameter/shop/splunk"])
    }
    error_message = "The execution role must be able to read the secrets of the log drivers."
  }
}

run "driver_without_options" {
  variables {
    launch_type      = "EC2"
    logging          = { driver = "journald" }
    extra_containers = [{ name = "log-router", firelens = { type = "fluentd" } }]
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].LogConfiguration == { LogDriver = "journald" }
    error_message = "Empty options must not be rendered."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[1].FirelensConfiguration == { Type = "fluentd" }
    error_message = "Empty options of a log router must not be rendered."
  }
}
