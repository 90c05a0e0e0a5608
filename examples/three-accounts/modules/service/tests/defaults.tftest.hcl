# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module can be given: a Fargate service without load balancer, scaling or alarm.

mock_provider "aws" {
  source = "./tests"
}

run "image_is_the_pipelines" {
  assert {
    condition     = aws_cloudformation_stack.this.parameters == null || length(aws_cloudformation_stack.this.parameters) == 0
    error_message = "Terraform passes a parameter to the stack: it would track the image, and undo deployments."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Parameters == {
      Image = {
        Type        = "String"
        Default     = ""
        Description = "The image to deploy. Empty: the one that was deployed successfully last."
      }
      DeployedImage = {
        Type        = "AWS::SSM::Parameter::Value<String>"
        Default     = "/ecs/shop-dev-api/deployed-image"
        Description = "The image that was deployed successfully last, or a hyphen."
      }
      Execution = {
        Type        = "String"
        Default     = ""
        Description = "The execution of the pipeline that deploys. Empty: an update without a deployment."
      }
    }
    error_message = "Every parameter of the stack needs a default, so that Terraform can update it without one."
  }

  assert {
    condition     = aws_ssm_parameter.deployed_image.value == "-" && aws_ssm_parameter.deployed_image.type == "String"
    error_message = "The parameter starts as a hyphen, which stands for no image yet: Parameter Store allows no empty value."
  }

  assert {
    condition     = jsondecode(aws_cloudformation_stack.this.template_body).Outputs.Execution.Value == { Ref = "Execution" }
    error_message = "An output holds the execution, so that also a deployment of the image that runs already is a change."
  }

  assert {
    condition     = aws_ssm_parameter.deployment.value == "-" && aws_ssm_parameter.deployment.name == "/ecs/shop-dev-api/deployment"
    error_message = "The record of deployments starts as a hyphen."
  }

  assert {
    condition     = alltrue([for resource in values(jsondecode(aws_cloudformation_stack.this.template_body).Resources) : resource.Condition == "HasImage"])
    error_message = "A resource would exist before the first image."
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
    error_message = "An image is there once a deployment brings one, or once one is recorded."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties.ContainerDefinitions[0].Image == {
      "Fn::If" = ["ImageGiven", { Ref = "Image" }, { Ref = "DeployedImage" }]
    }
    error_message = "The container runs the image of the deployment, or else the recorded one."
  }
}

run "service_in_the_template" {
  assert {
    condition     = sort(keys(jsondecode(aws_cloudformation_stack.this.template_body).Resources)) == tolist(["ScalableTarget", "Service", "TaskDefinition"])
    error_message = "The scalable target is always there; a policy and an alarm are not."
  }

  assert {
    condition     = !can(jsondecode(aws_cloudformation_stack.this.template_body).Resources.Service.Properties.DesiredCount)
    error_message = "With a DesiredCount every deployment would reset the number of tasks."
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
    error_message = "A fixed number of tasks is a scalable target whose bounds are equal."
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
    error_message = "The service is a rolling update on Fargate with the circuit breaker on."
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
    error_message = "What is not set is not in the task definition."
  }

  assert {
    condition     = aws_cloudformation_stack.this.iam_role_arn == aws_iam_role.cloudformation.arn
    error_message = "Without a role the stack would act with the permissions of whoever updates it."
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
    error_message = "Only CodePipeline's role may deploy and only its function's may prepare; a trust must not name a role as principal, which would break when the role is re-created."
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
    error_message = "What deploys executes what was prepared, in this stack, and makes nothing to execute."
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
    error_message = "What checks reaches more, or less, than this stack, its role and its two parameters."
  }

  assert {
    condition = length(setintersection(
      flatten([for statement in data.aws_iam_policy_document.promotion.statement : tolist(statement.actions)]),
      ["cloudformation:ExecuteChangeSet", "cloudformation:UpdateStack"],
    )) == 0
    error_message = "What checks cannot deploy."
  }

  assert {
    condition = contains(flatten([
      for statement in data.aws_iam_policy_document.promotion.statement : tolist(statement.actions) if statement.sid == "RecordDeployment"
    ]), "ssm:GetParameters")
    error_message = "CloudFormation resolves the template's parameter with the permissions of whoever creates the change set."
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.promotion.statement : length(statement.condition) == 1 if strcontains(statement.sid, "Pass")])
    error_message = "A role is passed to CloudFormation only."
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
    error_message = "Only actions that support no resource may have the resource *."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.deploy, data.aws_iam_policy_document.promotion, data.aws_iam_policy_document.cloudformation, data.aws_iam_policy_document.execution] : [
        for statement in document.statement : [for action in statement.actions : !strcontains(action, "*")]
      ]
    ]))
    error_message = "No action may have a wildcard."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.execution.statement : statement.sid => statement.resources } == {
      LogInToRegistry = toset(["*"])
      PullImages      = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
      WriteLogs       = toset(["arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/shop-dev-api:log-stream:*"])
    }
    error_message = "The execution role pulls from its own repositories and writes to its own log group."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.ecs_tasks_trust.statement :
      toset(statement.condition[*].variable) == toset(["aws:SourceAccount", "aws:SourceArn"])
    ])
    error_message = "ECS may assume the roles of the tasks for this account's tasks only."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 0
    error_message = "The task role has no permission unless one is asked for."
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
    error_message = "pipeline_target holds what the pipeline module needs."
  }

  assert {
    condition     = output.service_arn == "arn:aws:ecs:eu-west-1:222222222222:service/shop-dev/shop-dev-api" && output.service_name == "shop-dev-api"
    error_message = "The service is known by name before it exists."
  }

  assert {
    condition     = output.task_role_name == "shop-dev-api-task" && output.execution_role_name == "shop-dev-api-execution" && output.log_group_name == "/ecs/shop-dev-api"
    error_message = "The names of the roles and of the log group follow from the stack's."
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
    error_message = "Without it, an update while the record of the image is lost deletes the running service. A logical id that the template's condition leaves out would be refused."
  }
}

run "terraform_waits_for_cloudformation" {
  command = plan

  assert {
    condition     = aws_cloudformation_stack.this.timeouts == { create = "7h", update = "7h", delete = "1h" }
    error_message = "A deployment without a circuit breaker fails after three hours, and is rolled back after that."
  }
}
