# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The role that CodePipeline assumes for the promotion pipeline and the direct pipelines. Actions in a target use the
# target's own role.

# CodePipeline documents no condition keys for this trust; iam:PassRole limits who can pass the role to a pipeline.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-service-role-cli.html

data "aws_iam_policy_document" "pipeline_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codepipeline.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "pipeline" {
  name                 = "${var.name}-pipeline"
  path                 = "${trimsuffix(var.role_path, "/")}${var.path}"
  description          = "Role of the pipeline ${var.pipeline_name}"
  assume_role_policy   = data.aws_iam_policy_document.pipeline_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "pipeline" {
  name   = "pipeline"
  role   = aws_iam_role.pipeline.name
  policy = data.aws_iam_policy_document.pipeline.json
}

data "aws_iam_policy_document" "pipeline" {
  statement {
    sid       = "ReadImage"
    actions   = ["ecr:DescribeImages"]
    resources = [var.source_location.repository_arn]
  }

  # In the key of an artifact, CodePipeline truncates the pipeline's name to 20 characters.
  statement {
    sid     = "ReadAndWriteArtifacts"
    actions = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
    resources = flatten([
      for store in local.artifact_stores : [
        for name in distinct([for name in concat([var.pipeline_name], values(local.direct_pipeline_names)) : substr(name, 0, 20)]) :
        "${store.bucket_arn}/${name}/*"
      ]
    ])
  }

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
  statement {
    sid       = "InspectArtifactStores"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
    resources = values(local.artifact_stores)[*].bucket_arn
  }

  statement {
    sid       = "EncryptArtifacts"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]
    resources = values(local.artifact_stores)[*].kms_key_arn
  }

  statement {
    sid       = "InvokeFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [local.function_arn]
  }

  statement {
    sid       = "ActInTargets"
    actions   = ["sts:AssumeRole"]
    resources = var.targets[*].assume_role.arn
  }

  dynamic "statement" {
    for_each = length(local.topic_arns) == 0 ? [] : [local.topic_arns]

    content {
      sid       = "AskForApproval"
      actions   = ["sns:Publish"]
      resources = statement.value
    }
  }

  dynamic "statement" {
    for_each = length(local.topic_arns) == 0 || var.notification_key_arn == null ? [] : [var.notification_key_arn]

    content {
      sid       = "EncryptNotifications"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["sns.${local.region}.${data.aws_partition.this.dns_suffix}"]
      }
    }
  }
}

locals {
  topic_arns = distinct([
    for approval in flatten(values(local.approvals)) : approval.notification_topic_arn
    if approval.notification_topic_arn != null
  ])
}
