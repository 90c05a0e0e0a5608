# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The promotion pipeline: it promotes a pushed image from one environment to the next.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  account_id = data.aws_caller_identity.this.account_id
  partition  = data.aws_partition.this.partition
  region     = data.aws_region.this.id

  repository_url = "${local.account_id}.dkr.ecr.${local.region}.${data.aws_partition.this.dns_suffix}/${var.source_location.repository_name}"

  # By digest, so that moving the tag does not change the deployed image.
  image = "${local.repository_url}@#{Source.ImageDigest}"

  pipeline_arn = "arn:${local.partition}:codepipeline:${local.region}:${local.account_id}:${var.pipeline_name}"

  # The stores in the pipelines' own Region and in each Region that they deploy to.
  artifact_stores = {
    for region in distinct(concat([local.region], var.targets[*].region)) : region => var.artifact_stores[region]
  }

  # In promotion order, each with the targets that share the image.
  environments = [
    for name in distinct(var.targets[*].name) : {
      name        = name
      auto_deploy = alltrue([for target in var.targets : target.auto_deploy if target.name == name])
      targets     = [for target in var.targets : target if target.name == name]
    }
  ]
}

resource "aws_codepipeline" "this" {
  name           = var.pipeline_name
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "SUPERSEDED"
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

  dynamic "stage" {
    for_each = local.stages

    content {
      name = stage.value.name

      dynamic "action" {
        for_each = stage.value.actions

        content {
          name               = action.value.name
          category           = action.value.category
          owner              = "AWS"
          provider           = action.value.provider
          version            = "1"
          run_order          = action.value.run_order
          namespace          = action.value.namespace
          role_arn           = action.value.role_arn
          region             = action.value.region
          configuration      = action.value.configuration
          timeout_in_minutes = action.value.timeout_in_minutes
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = alltrue([for room in values(local.approval_rooms) : room >= local.min_approval_room])
      error_message = "The text of an approval of ${var.name} would be too long, because it also needs room for the current image and CodePipeline allows ${local.max_value_length} characters. Shorten the instructions, or the names of the repository or the targets."
    }
  }

  # CodePipeline starts a new pipeline immediately. The function fails that execution, so that it deploys nothing.
  depends_on = [aws_cloudformation_stack.functions, aws_iam_role_policy.pipeline]
}
