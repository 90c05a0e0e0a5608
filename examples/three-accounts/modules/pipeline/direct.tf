# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A direct pipeline for each environment deploys only to that environment, for rollbacks and urgent images. It has no
# approval: allow only approvers to start it. Executions are queued, because someone asked for each of them.

locals {
  direct_pipeline_names = { for environment in local.environments : environment.name => "${var.pipeline_name}_${environment.name}" }
  direct_pipeline_arns  = { for name, pipeline in local.direct_pipeline_names : name => "arn:${local.partition}:codepipeline:${local.region}:${local.account_id}:${pipeline}" }

  # The parameters of holds on an environment and of agreements to a direct deployment. A parameter exists only while
  # there is a hold or an agreement.
  parameter_prefix = "${trimsuffix(var.path, "/")}/${var.pipeline_name}"
}

resource "aws_codepipeline" "direct" {
  for_each = local.direct_pipeline_names

  name           = each.value
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "QUEUED"
  tags           = var.tags

  dynamic "artifact_store" {
    for_each = local.artifact_stores

    content {
      location = artifact_store.value.bucket_name
      region   = length(local.artifact_stores) > 1 ? artifact_store.key : null
      type     = "S3"

      encryption_key {
        id   = artifact_store.value.kms_key_arn
        type = "KMS"
      }
    }
  }

  variable {
    name          = "Reason"
    default_value = "-"
    description   = "Why this image is deployed directly. Required."
  }

  variable {
    name          = "Hold"
    default_value = "false"
    description   = "true: put ${each.key} on hold, so that nothing is promoted to it until someone releases it."
  }

  stage {
    name = "source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "ECR"
      version          = "1"
      namespace        = "Source"
      output_artifacts = ["source"]
      configuration    = local.source_configuration
    }
  }

  stage {
    name = local.deploy_stage_names[each.key]

    dynamic "action" {
      for_each = local.deploy_actions[each.key].direct

      content {
        name          = action.value.name
        category      = action.value.category
        owner         = "AWS"
        provider      = action.value.provider
        version       = "1"
        run_order     = action.value.run_order
        role_arn      = action.value.role_arn
        region        = action.value.region
        configuration = action.value.configuration
      }
    }
  }

  # CodePipeline starts a new pipeline immediately. The function fails that execution, so that it deploys nothing.
  depends_on = [aws_cloudformation_stack.functions, aws_iam_role_policy.pipeline]
}
