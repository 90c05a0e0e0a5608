# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Approvals, several Regions, shared images, and a repository with tagged images.

mock_provider "aws" {
  source = "./tests"
}

variables {
  targets = [
    {
      name                 = "dev"
      account_id           = "222222222222"
      region               = "eu-west-1"
      auto_deploy          = true
      assume_role          = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-deploy" }
      promotion_role       = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-promotion" }
      cfn_role             = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation" }
      cfn_stack            = { name = "shop-dev-api" }
      image_parameter      = { name = "/ecs/shop-dev-api/deployed-image" }
      deployment_parameter = { name = "/ecs/shop-dev-api/deployment" }
    },
    {
      name                 = "production"
      account_id           = "444444444444"
      region               = "eu-central-1"
      auto_deploy          = false
      assume_role          = { arn = "arn:aws:iam::444444444444:role/shop-production-api-deploy" }
      promotion_role       = { arn = "arn:aws:iam::444444444444:role/shop-production-api-promotion" }
      cfn_role             = { arn = "arn:aws:iam::444444444444:role/shop-production-api-cloudformation" }
      cfn_stack            = { name = "shop-production-api" }
      image_parameter      = { name = "/ecs/shop-production-api/deployed-image" }
      deployment_parameter = { name = "/ecs/shop-production-api/deployment" }
    },
  ]

  artifact_stores = {
    for region in ["eu-central-1", "eu-west-1", "us-east-1"] : region => {
      bucket_arn  = "arn:aws:s3:::shop-artifacts-111111111111-${region}"
      bucket_name = "shop-artifacts-111111111111-${region}"
      kms_key_arn = "arn:aws:kms:${region}:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"
    }
  }
}

run "approval_with_defaults" {
  assert {
    condition     = [for stage in aws_codepipeline.this.stage : "${stage.name}: ${join(", ", stage.action[*].name)}" if startswith(stage.name, "approve-")] == ["approve-production: Inspect, Approve"]
    error_message = "An approval must have its own stage, so that a rejection is not a failed deployment. dev has no approval."
  }

  assert {
    condition     = aws_codepipeline.this.stage[*].name == tolist(["source", "deploy-dev", "approve-production", "deploy-production"])
    error_message = "The stages must be in promotion order."
  }

  assert {
    condition     = output.approval_action_arns == { production = "${aws_codepipeline.this.arn}/${aws_codepipeline.this.stage[2].name}/${aws_codepipeline.this.stage[2].action[1].name}" }
    error_message = "The outputs must contain the ARN of the approval action: the ARN of the pipeline, the stage and the action name."
  }

  assert {
    condition = aws_codepipeline.this.stage[2].action[1].configuration == tomap({
      CustomData = join("\n", [
        "Deploy shop/api to production (account 444444444444, eu-central-1)?",
        "Image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@#{Source.ImageDigest}",
        "Tags: #{production-now.ImageTags}",
        "Runs in dev: this image",
        "Current image: #{production-now.DeployedImage}",
        "Execution: #{codepipeline.PipelineExecutionId}",
      ])
    })
    error_message = "The approval text must contain the image, account, current image and execution."
  }

  assert {
    condition     = local.promotion.environments[1].room == 705
    error_message = "Inspect must get the remaining room of 1000 characters after the rest of the text."
  }

  assert {
    condition     = aws_codepipeline.this.stage[2].action[0].namespace == "production-now" && aws_codepipeline.this.stage[2].action[1].timeout_in_minutes == 10080
    error_message = "The text must refer to the variables of Inspect, and the approval must time out after a week."
  }

  assert {
    condition     = !contains(data.aws_iam_policy_document.pipeline.statement[*].sid, "AskForApproval")
    error_message = "Without a topic, the role must not be able to publish."
  }

  assert {
    condition     = local.promotion.environments[1].firstStage == "approve-production"
    error_message = "A hold must disable the transition into the approval stage, so that nobody is asked."
  }
}

run "approval_with_a_topic" {
  variables {
    approvals = {
      production = [{
        instructions           = "Look at the staging dashboard first."
        notification_topic_arn = "arn:aws:sns:eu-west-1:111111111111:shop-approve-production"
        timeout_minutes        = 60
      }]
    }
  }

  assert {
    condition     = endswith(aws_codepipeline.this.stage[2].action[1].configuration.CustomData, "\nLook at the staging dashboard first.")
    error_message = "The instructions must be at the end."
  }

  assert {
    condition     = aws_codepipeline.this.stage[2].action[1].configuration.NotificationArn == "arn:aws:sns:eu-west-1:111111111111:shop-approve-production"
    error_message = "The approval must publish to the topic."
  }

  assert {
    condition     = aws_codepipeline.this.stage[2].action[1].timeout_in_minutes == 60
    error_message = "The approval must have the timeout."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.pipeline.statement : statement.resources if statement.sid == "AskForApproval"] == [
      toset(["arn:aws:sns:eu-west-1:111111111111:shop-approve-production"])
    ]
    error_message = "The pipeline must be able to publish only to this topic."
  }
}

run "approval_with_an_encrypted_topic" {
  variables {
    notification_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/89abcdef-0123-4567-89ab-cdef01234567"

    approvals = {
      production = [{ notification_topic_arn = "arn:aws:sns:eu-west-1:111111111111:shop-approve-production" }]
    }
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.pipeline.statement : statement.resources if statement.sid == "EncryptNotifications"] == [
      toset(["arn:aws:kms:eu-west-1:111111111111:key/89abcdef-0123-4567-89ab-cdef01234567"])
    ]
    error_message = "The pipeline must be able to use only this key."
  }

  assert {
    condition = flatten([
      for statement in data.aws_iam_policy_document.pipeline.statement : [
        for condition in statement.condition : "${condition.variable} ${join(", ", condition.values)}"
      ] if statement.sid == "EncryptNotifications"
    ]) == ["kms:ViaService sns.eu-west-1.amazonaws.com"]
    error_message = "The key must be usable only through Amazon SNS."
  }
}

run "encrypted_topic_of_others" {
  variables {
    notification_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/89abcdef-0123-4567-89ab-cdef01234567"
  }

  assert {
    condition     = !contains(data.aws_iam_policy_document.pipeline.statement[*].sid, "EncryptNotifications")
    error_message = "Without a topic, the role must not be able to use the key."
  }
}

run "approval_with_characters_that_count_twice" {
  variables {
    approvals = { production = [{ instructions = "größer\n🚀🚀" }] }
  }

  assert {
    condition     = local.promotion.environments[1].room == 705 - 12
    error_message = "The line break and each letter must count once, each rocket twice."
  }
}

run "two_regions" {
  assert {
    condition = { for store in aws_codepipeline.this.artifact_store : store.region => store.location } == {
      eu-central-1 = "shop-artifacts-111111111111-eu-central-1"
      eu-west-1    = "shop-artifacts-111111111111-eu-west-1"
    }
    error_message = "There must be an artifact store for the Region of each target, and no other."
  }

  assert {
    condition     = [for action in aws_codepipeline.this.stage[3].action : action.region if action.name == "Deploy"] == ["eu-central-1"]
    error_message = "The deployment must run in the Region of the target."
  }

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.pipeline.statement : tolist(statement.resources) if statement.sid == "EncryptArtifacts"])) == toset([
      "arn:aws:kms:eu-central-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef",
      "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef",
    ])
    error_message = "The pipeline must be able to use only the keys of its own stores."
  }
}

run "repository_of_the_ecr_source_module" {
  variables {
    source_location = {
      image_tag       = "release"
      repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"
      repository_name = "shop/api"
      tag_deployed    = true
    }
  }

  assert {
    condition     = local.promotion.tagDeployed
    error_message = "The function must tag deployed images, so that they do not expire."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.functions.statement : statement.actions if statement.sid == "TagDeployedImage"] == [
      toset(["ecr:BatchGetImage", "ecr:PutImage"])
    ]
    error_message = "The function must be able to put the manifest again, which adds a tag."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.image_pushed.event_pattern).detail.image-tag == ["release"]
    error_message = "The tag of source_location must start the pipeline."
  }
}

run "tags_and_logs" {
  variables {
    log_retention_days = 30
    tags               = { team = "shop" }
  }

  assert {
    condition     = aws_cloudwatch_log_group.functions.retention_in_days == 30
    error_message = "Logs must expire after log_retention_days."
  }

  assert {
    condition     = aws_codepipeline.this.tags == tomap({ team = "shop" }) && aws_codepipeline.direct["dev"].tags == tomap({ team = "shop" }) && aws_cloudformation_stack.functions.tags == tomap({ team = "shop" })
    error_message = "All resources must have the tags."
  }
}

run "longest_name" {
  variables {
    pipeline_name = "a2345678901234567890_1234567890123456789012345678901"

    name = "a23456789012345678901234567890123456789012345678901"
  }

  assert {
    condition     = length(aws_cloudwatch_event_rule.image_pushed.name) == 64 && length(aws_iam_role.functions.name) <= 64
    error_message = "The longest name must have the 64 characters that EventBridge allows."
  }

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.pipeline.statement : tolist(statement.resources) if statement.sid == "ReadAndWriteArtifacts"])) == toset([
      for region in ["eu-central-1", "eu-west-1"] : "arn:aws:s3:::shop-artifacts-111111111111-${region}/a2345678901234567890/*"
    ])
    error_message = "The policy must allow the pipeline's name truncated to 20 characters, as in the key of an artifact."
  }
}

run "services_that_share_the_image" {
  variables {
    targets = [
      for target in flatten([for service in ["web", "worker"] : [for name in ["dev", "production"] : { name = name, service = service }]]) : {
        name                 = target.name
        account_id           = "222222222222"
        region               = "eu-west-1"
        auto_deploy          = target.name == "dev"
        assume_role          = { arn = "arn:aws:iam::222222222222:role/shop-${target.name}-${target.service}-deploy" }
        promotion_role       = { arn = "arn:aws:iam::222222222222:role/shop-${target.name}-${target.service}-promotion" }
        cfn_role             = { arn = "arn:aws:iam::222222222222:role/shop-${target.name}-${target.service}-cloudformation" }
        cfn_stack            = { name = "shop-${target.name}-${target.service}" }
        image_parameter      = { name = "/ecs/shop-${target.name}-${target.service}/deployed-image" }
        deployment_parameter = { name = "/ecs/shop-${target.name}-${target.service}/deployment" }
      }
    ]
  }

  assert {
    condition     = aws_codepipeline.this.stage[*].name == tolist(["source", "deploy-dev", "approve-production", "deploy-production"])
    error_message = "Services that share an image must share its stages and approval."
  }

  assert {
    condition = [for action in aws_codepipeline.this.stage[3].action : "${action.run_order} ${action.name}"] == [
      "1 Prepare", "2 Deploy-shop-production-web", "2 Deploy-shop-production-worker", "3 Record",
    ]
    error_message = "Services that share an image must be deployed in parallel, after one check, and recorded together."
  }

  assert {
    condition     = local.promotion.environments[1].stacks[*].stackName == ["shop-production-web", "shop-production-worker"]
    error_message = "The function must check and record each service."
  }
}

run "several_approvals" {
  variables {
    approvals = {
      production = [
        { name = "qa", instructions = "Look at the staging dashboard first.", timeout_minutes = 60 },
        { name = "owner", notification_topic_arn = "arn:aws:sns:eu-west-1:111111111111:shop-approve-production-owner" },
      ]
    }
  }

  assert {
    condition = [for action in aws_codepipeline.this.stage[2].action : "${action.run_order} ${action.name} ${coalesce(action.timeout_in_minutes, 0)}"] == [
      "1 Inspect 0", "2 Approve-qa 60", "3 Approve-owner 10080",
    ]
    error_message = "The approvals must be requested one after the other, and all must be required."
  }

  assert {
    condition = alltrue([
      endswith(aws_codepipeline.this.stage[2].action[1].configuration.CustomData, "\nApproval: qa (required: qa, owner)\nLook at the staging dashboard first."),
      endswith(aws_codepipeline.this.stage[2].action[2].configuration.CustomData, "\nApproval: owner (required: qa, owner)"),
    ])
    error_message = "Each approval text must name its approval."
  }

  assert {
    condition     = local.promotion.environments[1].approvals == ["qa", "owner"] && local.promotion.environments[1].room == 705 - 72
    error_message = "The function must know all approvals, and its output must fit into the longest text."
  }

  assert {
    condition = output.approval_action_arns == {
      for name in ["qa", "owner"] : "production/${name}" => "${aws_codepipeline.this.arn}/approve-production/Approve-${name}"
    }
    error_message = "Each approval must have its own ARN."
  }
}

run "roles_below_a_path_and_within_a_boundary" {
  variables {
    permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/boundary"
    role_path                = "/platform/"
  }

  assert {
    condition = { for role in [aws_iam_role.events, aws_iam_role.functions, aws_iam_role.pipeline] : role.name => role.path } == {
      shop-api-events    = "/platform/"
      shop-api-functions = "/platform/"
      shop-api-pipeline  = "/platform/ecs-pipeline/shop/"
    }
    error_message = "The pipelines' role must have the path that the artifact store trusts."
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.events, aws_iam_role.functions, aws_iam_role.pipeline] :
      role.permissions_boundary == "arn:aws:iam::111111111111:policy/platform/boundary"
    ])
    error_message = "Every role must have the boundary."
  }

  assert {
    condition     = local.parameter_prefix == "/ecs-pipeline/shop/shop_api"
    error_message = "role_path must not change the names of parameters."
  }
}
