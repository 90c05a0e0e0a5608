# The least that the module can be given: an existing repository, and one target that needs no approval.

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
    error_message = "A successful push of the tag starts the pipeline, and nothing else does."
  }

  assert {
    condition = jsondecode(one(aws_cloudwatch_event_target.pipeline.input_transformer).input_template) == {
      sourceRevisions = [{ actionName = "Source", revisionType = "IMAGE_DIGEST", revisionValue = "<digest>" }]
    } && one(aws_cloudwatch_event_target.pipeline.input_transformer).input_paths == tomap({ digest = "$.detail.image-digest" })
    error_message = "The execution is pinned to the digest that was pushed."
  }

  assert {
    condition = {
      for statement in data.aws_iam_policy_document.events.statement : one(statement.actions) => one(statement.resources)
    } == { "codepipeline:StartPipelineExecution" = "arn:aws:codepipeline:eu-west-1:111111111111:shop-api" }
    error_message = "The rule starts this pipeline and does nothing else."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.events_trust.statement).condition).values == tolist(["arn:aws:events:eu-west-1:111111111111:rule/shop-api-image-pushed"])
    error_message = "Only this rule acts as the role."
  }
}

run "stages" {
  assert {
    condition     = aws_codepipeline.this.pipeline_type == "V2" && aws_codepipeline.this.execution_mode == "SUPERSEDED"
    error_message = "A newer image overtakes an older one that waits."
  }

  assert {
    condition     = [for stage in aws_codepipeline.this.stage : "${stage.name}: ${join(", ", stage.action[*].name)}"] == ["source: Source", "deploy-dev: Prepare, Deploy, Record"]
    error_message = "The image is recorded only after it was deployed."
  }

  assert {
    condition     = [for action in aws_codepipeline.this.stage[1].action : action.run_order] == [1, 2, 3]
    error_message = "The actions run one after the other."
  }

  assert {
    condition = aws_codepipeline.this.stage[0].action[0].configuration == tomap({
      RepositoryName = "shop/api"
      ImageTag       = "deploy"
    })
    error_message = "The source is the repository and its tag."
  }
}

run "deployment" {
  assert {
    condition = aws_codepipeline.this.stage[1].action[1].configuration == tomap({
      ActionMode         = "CREATE_UPDATE"
      StackName          = "shop-dev-api"
      TemplatePath       = "dev-template::template.json"
      ParameterOverrides = jsonencode({ Image = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@#{Source.ImageDigest}" })
      RoleArn            = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation"
    })
    error_message = "The stack is updated with the live template and the image, by its digest."
  }

  assert {
    condition     = aws_codepipeline.this.stage[1].action[1].role_arn == "arn:aws:iam::222222222222:role/shop-dev-api-deploy" && aws_codepipeline.this.stage[1].action[1].region == "eu-west-1"
    error_message = "It happens in the target's account and Region, as the target's role."
  }

  assert {
    condition     = aws_codepipeline.this.stage[1].action[0].output_artifacts == tolist(["dev-template"]) && aws_codepipeline.this.stage[1].action[1].input_artifacts == tolist(["dev-template"])
    error_message = "What Prepare writes is what Deploy reads."
  }

  assert {
    condition = jsondecode(aws_codepipeline.this.stage[1].action[0].configuration.UserParameters) == {
      roleArn        = "arn:aws:iam::222222222222:role/shop-dev-api-deploy"
      region         = "eu-west-1"
      stackName      = "shop-dev-api"
      imageParameter = "/ecs/shop-dev-api/deployed-image"
      pipelineName   = "shop-api"

      pipelineExecutionId = "#{codepipeline.PipelineExecutionId}"
    }
    error_message = "Prepare is told where the stack is, and whose execution it belongs to."
  }

  assert {
    condition = jsondecode(aws_codepipeline.this.stage[1].action[2].configuration.UserParameters) == {
      roleArn        = "arn:aws:iam::222222222222:role/shop-dev-api-deploy"
      region         = "eu-west-1"
      stackName      = "shop-dev-api"
      imageParameter = "/ecs/shop-dev-api/deployed-image"
      image          = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@#{Source.ImageDigest}"
      digest         = "#{Source.ImageDigest}"
      repository     = "shop/api"
      tag            = ""
    }
    error_message = "Record is told what was deployed; an existing repository's tags are left alone."
  }
}

run "one_environment_can_be_chosen" {
  assert {
    condition     = [for variable in aws_codepipeline.this.variable : [variable.name, variable.default_value]] == [["Environment", "all"]]
    error_message = "Whoever starts the pipeline can name one environment."
  }

  assert {
    condition = one(one(one(aws_codepipeline.this.stage[1].before_entry).condition).rule).configuration == tomap({
      Variable = "#{variables.Environment}"
      Operator = "MATCHES"
      Value    = "^(all|dev)$"
    })
    error_message = "The stage of another environment is skipped."
  }

  assert {
    condition     = one(one(aws_codepipeline.this.stage[1].before_entry).condition).result == "SKIP"
    error_message = "A stage that is not meant is skipped, not failed."
  }
}

run "functions" {
  assert {
    condition = {
      for name, function in jsondecode(aws_cloudformation_stack.functions.template_body).Resources : name => [
        function.Properties.FunctionName, function.Properties.Runtime, function.Properties.LoggingConfig.LogGroup,
      ]
      } == {
      Inspect = ["shop-api-inspect", "nodejs24.x", "/aws/lambda/shop-api-inspect"]
      Prepare = ["shop-api-prepare", "nodejs24.x", "/aws/lambda/shop-api-prepare"]
      Record  = ["shop-api-record", "nodejs24.x", "/aws/lambda/shop-api-record"]
    }
    error_message = "Each function has a log group of its own."
  }

  assert {
    condition = alltrue([
      for name, function in jsondecode(aws_cloudformation_stack.functions.template_body).Resources :
      function.Properties.Code.ZipFile == "${file("functions/job.js")}\n${file("functions/${lower(name)}.js")}"
    ])
    error_message = "What runs is what was reviewed."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.functions : group.retention_in_days == 90])
    error_message = "Logs do not stay for ever."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.functions.statement : statement.sid => statement.resources if statement.sid != "WriteLogs" } == {
      EndJob        = toset(["*"])
      ActInTargets  = toset(["arn:aws:iam::222222222222:role/shop-dev-api-deploy"])
      DescribeImage = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])

      SeeWhatStartedExecution = toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop-api"])
    }
    error_message = "The functions act as the targets' roles and look up this repository's images."
  }
}

run "role_of_the_pipeline" {
  assert {
    condition = { for statement in data.aws_iam_policy_document.pipeline.statement : statement.sid => statement.resources } == {
      ReadImage             = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
      ReadAndWriteArtifacts = toset(["arn:aws:s3:::shop-artifacts-111111111111-eu-west-1/shop-api/*"])
      InspectArtifactStores = toset(["arn:aws:s3:::shop-artifacts-111111111111-eu-west-1"])
      EncryptArtifacts      = toset(["arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"])
      ActInTargets          = toset(["arn:aws:iam::222222222222:role/shop-dev-api-deploy"])
      InvokeFunctions = toset([
        "arn:aws:lambda:eu-west-1:111111111111:function:shop-api-inspect",
        "arn:aws:lambda:eu-west-1:111111111111:function:shop-api-prepare",
        "arn:aws:lambda:eu-west-1:111111111111:function:shop-api-record",
      ])
    }
    error_message = "The pipeline reaches more, or less, than its image, its artifacts, its functions and its targets."
  }

  assert {
    condition = one(one(data.aws_iam_policy_document.pipeline_trust.statement).principals) == {
      type        = "Service"
      identifiers = toset(["codepipeline.amazonaws.com"])
    }
    error_message = "Only CodePipeline acts as the role."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.pipeline, data.aws_iam_policy_document.functions, data.aws_iam_policy_document.events] : [
        for statement in document.statement : [for action in statement.actions : !strcontains(action, "*")]
      ]
    ]))
    error_message = "No action may have a wildcard."
  }
}

run "artifacts_of_one_region" {
  assert {
    condition     = { for store in aws_codepipeline.this.artifact_store : store.location => one(store.encryption_key).id } == { "shop-artifacts-111111111111-eu-west-1" = "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef" }
    error_message = "The artifacts are encrypted with the key of their store."
  }
}

run "outputs" {
  assert {
    condition     = output.pipeline_arn == "arn:aws:codepipeline:eu-west-1:111111111111:shop-api" && output.pipeline_name == "shop-api"
    error_message = "The pipeline is known by its ARN and its name."
  }

  assert {
    condition     = length(output.approval_action_arns) == 0
    error_message = "A target that needs no approval has no action that could be approved."
  }
}
