# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A pipeline for each environment that deploys to it alone, past all others: an image that was rolled back to, or one that
# cannot wait. It has no approval: who may start it is who may approve there. A new execution waits until the one before
# has ended, as each was asked for by somebody.

locals {
  direct_pipeline_names = { for environment in local.environments : environment.name => "${var.pipeline_name}_${environment.name}" }
  direct_pipeline_arns  = { for name, pipeline in local.direct_pipeline_names : name => "arn:${local.partition}:codepipeline:${local.region}:${local.account_id}:${pipeline}" }

  # Of the parameters in which it stands why nothing is promoted to an environment, and who agrees to a direct deployment.
  # Each is there while there is a hold, or an agreement.
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
    description   = "Why this image is deployed past all others. Without it nothing is deployed."
  }

  variable {
    name          = "Hold"
    default_value = "false"
    description   = "true: nothing is promoted to ${each.key} from now on, until somebody releases it."
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

  # CodePipeline starts a new pipeline at once; the function lets that execution deploy nothing.
  depends_on = [aws_cloudformation_stack.functions, aws_iam_role_policy.pipeline]
}
