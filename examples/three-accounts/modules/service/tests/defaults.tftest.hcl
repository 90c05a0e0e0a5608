# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The minimal inputs: a Fargate service without a load balancer, scaling or an alarm.

mock_provider "aws" {
  source = "./tests"
}

run "image_is_the_pipelines" {
  assert {
    condition     = aws_cloudformation_stack.this.parameters == null || length(aws_cloudformation_stack.this.parameters) == 0
    error_message = "Terraform must not pass parameters to the stack, because it would track the image and undo deployments."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Parameters == {
      Image = {
        Type        = "String"
        Default     = ""
        Description = "Image to deploy. Empty: the last successfully deployed image."
      }
      DeployedImage = {
        Type        = "AWS::SSM::Parameter::Value<String>"
        Default     = "/ecs/shop-dev-api/deployed-image"
        Description = "Last successfully deployed image, or a hyphen."
      }
      Execution = {
        Type        = "String"
        Default     = ""
        Description = "Pipeline execution that deploys. Empty: an update without a deployment."
      }
    }
    error_message = "Every parameter of the stack must have a default, so that Terraform can update the stack without parameters."
  }

  assert {
    condition     = aws_ssm_parameter.deployed_image.value == "-" && aws_ssm_parameter.deployed_image.type == "String"
    error_message = "The initial value of the parameter must be a hyphen, which means no image, because Parameter Store does not allow an empty value."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Outputs.Execution.Value == { Ref = "Execution" }
    error_message = "An output must contain the execution, so that a deployment of the current image is also a change."
  }

  assert {
    condition     = aws_ssm_parameter.deployment.value == "-" && aws_ssm_parameter.deployment.name == "/ecs/shop-dev-api/deployment"
    error_message = "The initial deployment record must be a hyphen."
  }

  assert {
    condition     = alltrue([for resource in values(jsondecode(aws_cloudformation_stack.this.template_body).Resources) : resource.Condition == "HasImage"])
    error_message = "No resource must exist before the first image."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Conditions == {
      ImageGiven = { "Fn::Not" = [{ "Fn::Equals" = [{ Ref = "Image" }, ""] }] }
      HasImage = {
        "Fn::Or" = [
          { Condition = "ImageGiven" },
          { "Fn::Not" = [{ "Fn::Equals" = [{ Ref = "DeployedImage" }, "-"] }] },
        ]
      }
    }
    error_message = "The condition must be true if a deployment sets an image or if one is recorded."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].Image == {
      "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }]
    }
    error_message = "The container must run the image of the deployment or, without one, the recorded image."
  }
}

run "service_in_the_template" {
  assert {
    condition     = sort(keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources)) == tolist(["ScalableTarget", "Service", "TaskDefinition"])
    error_message = "There must be a scalable target, but no scaling policy and no alarm."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DesiredCount)
    error_message = "The template must not set DesiredCount, because every deployment would reset the number of tasks."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.ScalableTarget.Properties == {
      MinCapacity       = 1
      MaxCapacity       = 1
      ResourceId        = { "Fn::Join" = ["/", ["service", "shop-dev", { "Fn::GetAtt" = ["Service", "Name"] }]] }
      ScalableDimension = "ecs:service:DesiredCount"
      ServiceNamespace  = "ecs"
      ScheduledActions  = []
    }
    error_message = "With a fixed number of tasks, the minimum and maximum of the scalable target must be equal."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties == {
      ServiceName     = "shop-dev-api"
      Cluster         = "shop-dev"
      TaskDefinition  = { Ref = "TaskDefinition" }
      LaunchType      = "FARGATE"
      PlatformVersion = "LATEST"
      DeploymentConfiguration = {
        MinimumHealthyPercent    = 100
        MaximumPercent           = 200
        DeploymentCircuitBreaker = { Enable = true, Rollback = true }
        Alarms                   = { AlarmNames = [], Enable = false, Rollback = false }
      }
      ForceNewDeployment = {
        EnableForceNewDeployment = true
        ForceNewDeploymentNonce  = sha256("FARGATE")
      }
      LoadBalancers = []
      NetworkConfiguration = {
        AwsvpcConfiguration = { AssignPublicIp = "DISABLED", SecurityGroups = ["sg-1111"], Subnets = ["subnet-1111", "subnet-2222"] }
      }
      ServiceConnectConfiguration = { Enabled = false }
      ServiceRegistries           = []
      EnableECSManagedTags        = true
      EnableExecuteCommand        = false
      PropagateTags               = "SERVICE"
    }
    error_message = "The service must run on Fargate, with rolling updates and the circuit breaker."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties == {
      Family                  = "shop-dev-api"
      Cpu                     = "256"
      Memory                  = "512"
      NetworkMode             = "awsvpc"
      RequiresCompatibilities = ["FARGATE"]
      RuntimePlatform         = { CpuArchitecture = "X86_64", OperatingSystemFamily = "LINUX" }
      ExecutionRoleArn        = "arn:aws:iam::222222222222:role/shop-dev-api-execution"
      TaskRoleArn             = "arn:aws:iam::222222222222:role/shop-dev-api-task"
      ContainerDefinitions = [{
        Name                   = "shop-dev-api"
        Image                  = { "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }] }
        Essential              = true
        Environment            = []
        Secrets                = []
        MountPoints            = []
        ReadonlyRootFilesystem = false
        LogConfiguration = {
          LogDriver = "awslogs"
          Options = {
            "awslogs-group"         = "/ecs/shop-dev-api"
            "awslogs-region"        = "eu-west-1"
            "awslogs-stream-prefix" = "shop-dev-api"
          }
        }
      }]
    }
    error_message = "The task definition must not contain unset inputs."
  }

  assert {
    condition     = aws_cloudformation_stack.this.iam_role_arn == aws_iam_role.cloudformation.arn
    error_message = "The stack must have a role, because it would otherwise use the permissions of the principal that updates it."
  }
}

run "roles" {
  assert {
    condition = {
      for name, document in data.aws_iam_policy_document.pipeline_trust : name => {
        accounts  = one(one(document.statement).principals).identifiers
        condition = one(one(document.statement).condition)
      }
      } == {
      for name, role in { deploy = "shop-api-pipeline", promotion = "shop-api-functions" } : name => {
        accounts                 = toset(["arn:aws:iam::111111111111:root"])
        condition                = { test = "StringEquals", variable = "aws:PrincipalArn", values = tolist(["arn:aws:iam::111111111111:role/${role}"]) }
      }
    }
    error_message = "Only CodePipeline's role can deploy, and only the function's role can prepare. A trust policy must not have a role as its principal, because it would break when the role is recreated."
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.deploy.statement : statement.sid => [statement.actions, statement.resources]
      } == {
      ExecuteChangeSet = [
        toset(["cloudformation:DescribeChangeSet", "cloudformation:DescribeStackEvents", "cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet"]),
        toset(["arn:aws:cloudformation:eu-west-1:222222222222:stack/shop-dev-api/*"]),
      ]
    }
    error_message = "The deploy role must be able to execute change sets of this stack, but not to create them."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.promotion.statement : statement.sid => statement.resources } == {
      PrepareChangeSet       = toset(["arn:aws:cloudformation:eu-west-1:222222222222:stack/shop-dev-api/*"])
      PassCloudFormationRole = toset(["arn:aws:iam::222222222222:role/shop-dev-api-cloudformation"])
      RecordDeployment = toset([
        "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployed-image",
        "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployment",
      ])
      ReadHistory = toset(["arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployment"])
    }
    error_message = "The promotion role must have access only to this stack, its role and its two parameters."
  }

  assert {
    condition = length(setintersection(
      flatten([for statement in data.aws_iam_policy_document.promotion.statement : tolist(statement.actions)]),
      ["cloudformation:ExecuteChangeSet", "cloudformation:UpdateStack"],
    )) == 0
    error_message = "The promotion role must not be able to deploy."
  }

  assert {
    condition = contains(flatten([
      for statement in data.aws_iam_policy_document.promotion.statement : tolist(statement.actions) if statement.sid == "RecordDeployment"
    ]), "ssm:GetParameters")
    error_message = "The promotion role must be able to read the parameter, because CloudFormation resolves it with the permissions of the principal that creates the change set."
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.promotion.statement : length(statement.condition) == 1 if strcontains(statement.sid, "Pass")])
    error_message = "A role must only be passed to CloudFormation."
  }

  assert {
    condition = toset(flatten([
      for document in [data.aws_iam_policy_document.deploy, data.aws_iam_policy_document.promotion, data.aws_iam_policy_document.cloudformation, data.aws_iam_policy_document.execution] : [
        for statement in document.statement : statement.actions if contains(statement.resources, "*")
      ]
      ])) == toset([
      "application-autoscaling:DescribeScalableTargets",
      "application-autoscaling:DescribeScalingPolicies",
      "application-autoscaling:DescribeScheduledActions",
      "ecr:GetAuthorizationToken",
      "ecs:DeregisterTaskDefinition",
      "ecs:DescribeTaskDefinition",
    ])
    error_message = "Only actions without resource-level permissions can have the resource *."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.deploy, data.aws_iam_policy_document.promotion, data.aws_iam_policy_document.cloudformation, data.aws_iam_policy_document.execution] : [
        for statement in document.statement : [for action in statement.actions : !strcontains(action, "*")]
      ]
    ]))
    error_message = "Actions must not contain wildcards."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.execution.statement : statement.sid => statement.resources } == {
      LogInToRegistry = toset(["*"])
      PullImages      = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
      WriteLogs       = toset(["arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/shop-dev-api:log-stream:*"])
    }
    error_message = "The execution role must only be able to pull from its repositories and write to its log group."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.ecs_tasks_trust.statement :
      toset(statement.condition[*].variable) == toset(["aws:SourceAccount", "aws:SourceArn"])
    ])
    error_message = "ECS can assume the roles only for tasks in this account."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 0
    error_message = "By default, the task role must have no permissions."
  }
}

run "outputs" {
  assert {
    condition = output.pipeline_target == {
      name                 = "dev"
      account_id           = "222222222222"
      region               = "eu-west-1"
      auto_deploy          = true
      assume_role          = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-deploy" }
      promotion_role       = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-promotion" }
      cfn_role             = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation" }
      cfn_stack            = { name = "shop-dev-api" }
      execution_role       = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-execution" }
      image_parameter      = { arn = "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployed-image", name = "/ecs/shop-dev-api/deployed-image" }
      deployment_parameter = { arn = "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployment", name = "/ecs/shop-dev-api/deployment" }
    }
    error_message = "pipeline_target must match the targets of the pipeline module."
  }

  assert {
    condition     = output.service_arn == "arn:aws:ecs:eu-west-1:222222222222:service/shop-dev/shop-dev-api" && output.service_name == "shop-dev-api"
    error_message = "The outputs must be known before the service exists."
  }

  assert {
    condition     = output.task_role_name == "shop-dev-api-task" && output.execution_role_name == "shop-dev-api-execution" && output.log_group_name == "/ecs/shop-dev-api"
    error_message = "The names of the roles and the log group must be derived from the stack name."
  }
}

run "no_update_deletes_or_replaces_the_service" {
  command = plan

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.policy_body).Statement == [
      { Effect = "Allow", Principal = "*", Action = "Update:*", Resource = "*" },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = ["Update:Delete", "Update:Replace"]
        Resource  = "*"
        Condition = { StringEquals = { ResourceType = ["AWS::ECS::Service", "AWS::Scheduler::Schedule"] } }
      },
    ]
    error_message = "The stack policy must prevent an update from deleting the running service when the record of the image is lost. It must not contain logical IDs, because CloudFormation rejects those whose condition is false."
  }
}

run "terraform_waits_for_cloudformation" {
  command = plan

  assert {
    condition     = aws_cloudformation_stack.this.timeouts == { create = "7h", update = "7h", delete = "1h" }
    error_message = "The timeout must cover a deployment without a circuit breaker, which fails after three hours, and its rollback."
  }
}
