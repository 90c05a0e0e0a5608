# The pipeline: an image is pushed, and deployed to one target after the other.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  account_id = data.aws_caller_identity.this.account_id
  partition  = data.aws_partition.this.partition
  region     = data.aws_region.this.id

  # By its digest, so that nothing that happens to the tag changes what is deployed.
  image = "${local.account_id}.dkr.ecr.${local.region}.${data.aws_partition.this.dns_suffix}/${var.source_location.repository_name}@#{Source.ImageDigest}"

  pipeline_arn = "arn:${local.partition}:codepipeline:${local.region}:${local.account_id}:${var.name}"

  # The stores that this pipeline needs: its own Region's, and one in each Region that it deploys to.
  artifact_stores = {
    for region in distinct(concat([local.region], var.targets[*].region)) : region => var.artifact_stores[region]
  }
}

resource "aws_codepipeline" "this" {
  name           = var.name
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = var.execution_mode
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
    name          = "Environment"
    default_value = "all"
    description   = "The one environment to deploy to, or all."
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

      configuration = {
        RepositoryName = var.source_location.repository_name
        ImageTag       = var.source_location.image_tag
      }
    }
  }

  dynamic "stage" {
    for_each = local.stages

    content {
      name = stage.value.name

      before_entry {
        condition {
          result = "SKIP"

          rule {
            name = "Environment"

            rule_type_id {
              category = "Rule"
              owner    = "AWS"
              provider = "VariableCheck"
              version  = "1"
            }

            configuration = {
              Variable = "#{variables.Environment}"
              Operator = "MATCHES"
              Value    = "^(all|${stage.value.environment})$"
            }
          }
        }
      }

      dynamic "action" {
        for_each = stage.value.actions

        content {
          name               = action.value.name
          category           = action.value.category
          owner              = "AWS"
          provider           = action.value.provider
          version            = "1"
          run_order          = action.key + 1
          namespace          = action.value.namespace
          role_arn           = action.value.role_arn
          region             = action.value.region
          input_artifacts    = action.value.input_artifacts
          output_artifacts   = action.value.output_artifacts
          configuration      = action.value.configuration
          timeout_in_minutes = action.value.timeout_in_minutes
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition = alltrue(flatten([
        for stage in local.stages : [
          for action in stage.actions : [
            for value in values(action.configuration) : length(replace(value, "#{Source.ImageDigest}", local.digest)) <= local.max_value_length
          ]
        ]
      ]))
      error_message = "A value of an action of ${var.name} would exceed CodePipeline's limit of ${local.max_value_length} characters: shorten the instructions, or the names of the repository or of the targets."
    }

    precondition {
      condition     = alltrue([for target in var.targets : target.auto_deploy || local.approval_rooms[target.name] >= local.min_approval_room])
      error_message = "The text of an approval of ${var.name} would have no room for what runs now, as CodePipeline allows ${local.max_value_length} characters: shorten the instructions, or the names of the repository or of the targets."
    }
  }

  # CodePipeline starts a new pipeline at once; the functions let that execution deploy nothing.
  depends_on = [aws_cloudformation_stack.functions, aws_iam_role_policy.pipeline]
}
