# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The minimal inputs: an existing repository, and one target without an approval.

mock_provider "aws" {
  source = "./tests"
}

run "a_push_starts_the_pipeline" {
  assert {
    condition = jsondecode(aws_cloudwatch_event_rule.image_pushed.event_pattern) == {
      source      = ["aws.ecr"]
      detail-type = ["ECR Image Action"]
      detail = {
        action-type     = ["PUSH"]
        result          = ["SUCCESS"]
        repository-name = ["shop/api"]
        image-tag       = ["deploy"]
      }
    }
    error_message = "Only a successful push of the tag must start the pipeline."
  }

  assert {
    condition = jsondecode(one(aws_cloudwatch_event_target.pipeline.input_transformer).input_template) == {
      sourceRevisions = [{ actionName = "Source", revisionType = "IMAGE_DIGEST", revisionValue = "<digest>" }]
    } && one(aws_cloudwatch_event_target.pipeline.input_transformer).input_paths == tomap({ digest = "$.detail.image-digest" })
    error_message = "The execution must be pinned to the pushed digest."
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.events.statement : one(statement.actions) => one(statement.resources)
    } == { "codepipeline:StartPipelineExecution" = "arn:aws:codepipeline:eu-west-1:111111111111:shop_api" }
    error_message = "The rule's role must only be able to start this pipeline."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.events_trust.statement).condition).values == tolist(["arn:aws:events:eu-west-1:111111111111:rule/shop-api-image-pushed"])
    error_message = "Only this rule can use the role."
  }
}

run "stages" {
  assert {
    condition     = aws_codepipeline.this.pipeline_type == "V2" && aws_codepipeline.this.execution_mode == "SUPERSEDED"
    error_message = "A newer image must supersede an older one that waits."
  }

  assert {
    condition     = [for stage in aws_codepipeline.this.stage : "${stage.name}: ${join(", ", stage.action[*].name)}"] == ["source: Source", "deploy-dev: Prepare, Deploy, Record"]
    error_message = "The image must be recorded only after its deployment."
  }

  assert {
    condition     = [for action in aws_codepipeline.this.stage[1].action : action.run_order] == [1, 2, 3]
    error_message = "The actions must run one after the other."
  }

  assert {
    condition = aws_codepipeline.this.stage[0].action[0].configuration == tomap({
      RepositoryName = "shop/api"
      ImageTag       = "deploy"
    })
    error_message = "The source must be the repository and its tag."
  }
}

run "deployment" {
  assert {
    condition = aws_codepipeline.this.stage[1].action[1].configuration == tomap({
      ActionMode    = "CHANGE_SET_EXECUTE"
      StackName     = "shop-dev-api"
      ChangeSetName = "promotion-#{codepipeline.PipelineExecutionId}"
    })
    error_message = "Deploy must execute the change set that Prepare created for this execution."
  }

  assert {
    condition     = aws_codepipeline.this.stage[1].action[1].role_arn == "arn:aws:iam::222222222222:role/shop-dev-api-deploy" && aws_codepipeline.this.stage[1].action[1].region == "eu-west-1"
    error_message = "Deploy must run in the target's account and Region with the target's role."
  }

  assert {
    condition = [
      for index in [0, 2] : jsondecode(aws_codepipeline.this.stage[1].action[index].configuration.UserParameters)
      ] == [
      for action in ["prepare", "record"] : {
        action      = action
        environment = "dev"
        direct      = false
        execution   = "#{codepipeline.PipelineExecutionId}"
        digest      = "#{Source.ImageDigest}"
      }
    ]
    error_message = "The function's parameters must contain the action, environment, image and execution."
  }
}

run "direct_deployment" {
  assert {
    condition     = { for environment, pipeline in aws_codepipeline.direct : environment => [pipeline.name, pipeline.execution_mode, pipeline.pipeline_type] } == { dev = ["shop_api_dev", "QUEUED", "V2"] }
    error_message = "Each environment must have a direct pipeline that does not supersede executions."
  }

  assert {
    condition     = [for stage in aws_codepipeline.direct["dev"].stage : "${stage.name}: ${join(", ", stage.action[*].name)}"] == ["source: Source", "deploy-dev: Prepare, Deploy, Record"]
    error_message = "The direct pipeline must deploy to its environment without an approval."
  }

  assert {
    condition     = [for variable in aws_codepipeline.direct["dev"].variable : [variable.name, variable.default_value]] == [["Reason", "-"], ["Hold", "false"]]
    error_message = "The direct pipeline must have variables for the reason and for a hold."
  }

  assert {
    condition     = !strcontains(jsonencode(aws_codepipeline.direct["dev"].stage), "#{variables.")
    error_message = "The function's parameters must not contain variables, because a value could forge other parameters."
  }

  assert {
    condition     = aws_codepipeline.direct["dev"].stage[1].action[1].configuration.ChangeSetName == "direct-#{codepipeline.PipelineExecutionId}" && jsondecode(aws_codepipeline.direct["dev"].stage[1].action[0].configuration.UserParameters).direct
    error_message = "The function must be able to distinguish a direct deployment from a promotion."
  }
}

run "function" {
  assert {
    condition = {
      for name, function in jsondecode(aws_cloudformation_stack.functions.template_body).Resources : name => [
        function.Properties.FunctionName, function.Properties.Runtime, function.Properties.LoggingConfig.LogGroup,
      ]
    } == { Promotion = ["shop-api-promotion", "nodejs24.x", "/aws/lambda/shop-api-promotion"] }
    error_message = "The function must have its own log group."
  }

  assert {
    condition = jsondecode(aws_cloudformation_stack.functions.template_body).Resources.Promotion.Properties.Code.ZipFile == join("\n", concat(
      ["const PIPELINE = ${jsonencode(local.promotion)};\n"],
      [for name in ["job", "executions", "stacks", "promotion", "inspect", "prepare", "record", "index"] : file("functions/${name}.js")],
    ))
    error_message = "The deployed code must be the code in the repository."
  }

  assert {
    condition = local.promotion == {
      name        = "shop_api"
      repository  = "shop/api"
      image       = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api"
      tagDeployed = false

      environments = [{
        name           = "dev"
        approvals      = []
        room           = 0
        firstStage     = "deploy-dev"
        directPipeline = "shop_api_dev"
        hold           = "/ecs-pipeline/shop/shop_api/dev/hold"
        agreement      = "/ecs-pipeline/shop/shop_api/dev/agreement"

        stacks = [{
          stackName           = "shop-dev-api"
          region              = "eu-west-1"
          roleArn             = "arn:aws:iam::222222222222:role/shop-dev-api-promotion"
          stackRoleArn        = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation"
          imageParameter      = "/ecs/shop-dev-api/deployed-image"
          deploymentParameter = "/ecs/shop-dev-api/deployment"
        }]
      }]
    }
    error_message = "The function must know the pipelines and their stacks, and must not tag images in an existing repository."
  }

  assert {
    condition     = aws_cloudwatch_log_group.functions.retention_in_days == 90
    error_message = "Logs must expire."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.functions.statement : statement.sid => statement.resources if statement.sid != "WriteLogs" } == {
      EndJob                 = toset(["*"])
      ReadExecutions         = toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop_api", "arn:aws:codepipeline:eu-west-1:111111111111:shop_api_*"])
      StopOutdatedExecutions = toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop_api"])
      DisableTransition      = toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop_api/*"])
      HoldEnvironment        = toset(["arn:aws:ssm:eu-west-1:111111111111:parameter/ecs-pipeline/shop/shop_api/*/hold"])
      UseAgreement           = toset(["arn:aws:ssm:eu-west-1:111111111111:parameter/ecs-pipeline/shop/shop_api/*/agreement/*"])
      ActInTargets           = toset(["arn:aws:iam::222222222222:role/shop-dev-api-promotion"])
      DescribeImage          = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
    }
    error_message = "The function's role must have access only to its promotion roles, its pipelines and its repository."
  }

  assert {
    condition = length(setintersection(
      flatten([for statement in data.aws_iam_policy_document.functions.statement : tolist(statement.actions)]),
      ["codepipeline:PutApprovalResult", "codepipeline:StartPipelineExecution", "codepipeline:EnableStageTransition", "codepipeline:RetryStageExecution"],
    )) == 0
    error_message = "No automation must be able to approve, start a deployment or enable a transition."
  }
}

run "role_of_the_pipeline" {
  assert {
    condition = { for statement in data.aws_iam_policy_document.pipeline.statement : statement.sid => statement.resources } == {
      ReadImage             = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
      ReadAndWriteArtifacts = toset(["arn:aws:s3:::shop-artifacts-111111111111-eu-west-1/shop_api/*", "arn:aws:s3:::shop-artifacts-111111111111-eu-west-1/shop_api_dev/*"])
      InspectArtifactStores = toset(["arn:aws:s3:::shop-artifacts-111111111111-eu-west-1"])
      EncryptArtifacts      = toset(["arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"])
      ActInTargets          = toset(["arn:aws:iam::222222222222:role/shop-dev-api-deploy"])
      InvokeFunction        = toset(["arn:aws:lambda:eu-west-1:111111111111:function:shop-api-promotion"])
    }
    error_message = "The pipeline's role must have access only to its image, artifacts, function and targets."
  }

  assert {
    condition = one(one(data.aws_iam_policy_document.pipeline_trust.statement).principals) == {
      type        = "Service"
      identifiers = toset(["codepipeline.amazonaws.com"])
    }
    error_message = "Only CodePipeline can assume the role."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.pipeline, data.aws_iam_policy_document.functions, data.aws_iam_policy_document.events] : [
        for statement in document.statement : [for action in statement.actions : !strcontains(action, "*")]
      ]
    ]))
    error_message = "Actions must not contain wildcards."
  }
}

run "artifacts_of_one_region" {
  assert {
    condition     = { for store in aws_codepipeline.this.artifact_store : store.location => one(store.encryption_key).id } == { "shop-artifacts-111111111111-eu-west-1" = "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef" }
    error_message = "The artifacts must be encrypted with the key of their store."
  }
}

run "outputs" {
  assert {
    condition     = output.pipeline_arn == "arn:aws:codepipeline:eu-west-1:111111111111:shop_api" && output.pipeline_name == "shop_api"
    error_message = "The outputs must contain the ARN and name of the pipeline."
  }

  assert {
    condition     = length(output.approval_action_arns) == 0
    error_message = "A target without an approval must not have an approval action."
  }

  assert {
    condition     = output.direct_pipeline_arns == { dev = "arn:aws:codepipeline:eu-west-1:111111111111:shop_api_dev" }
    error_message = "The outputs must contain the ARNs of the direct pipelines."
  }
}
