# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# A push of the tag starts the promotion pipeline with the pushed digest, even if the tag has moved in the meantime.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html

resource "aws_cloudwatch_event_rule" "image_pushed" {
  name        = "${var.name}-image-pushed"
  description = "An image was pushed to ${var.source_location.repository_name} as ${var.source_location.image_tag}"
  tags        = var.tags

  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Action"]
    detail = {
      action-type     = ["PUSH"]
      result          = ["SUCCESS"]
      repository-name = [var.source_location.repository_name]
      image-tag       = [var.source_location.image_tag]
    }
  })
}

resource "aws_cloudwatch_event_target" "pipeline" {
  rule     = aws_cloudwatch_event_rule.image_pushed.name
  arn      = aws_codepipeline.this.arn
  role_arn = aws_iam_role.events.arn

  # Not jsonencode(), which would escape the angle brackets.
  input_transformer {
    input_paths = { digest = "$.detail.image-digest" }

    input_template = <<-JSON
      {"sourceRevisions": [{"actionName": "Source", "revisionType": "IMAGE_DIGEST", "revisionValue": "<digest>"}]}
    JSON
  }

  depends_on = [aws_iam_role_policy.events]
}

data "aws_iam_policy_document" "events_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.image_pushed.arn]
    }
  }
}

resource "aws_iam_role" "events" {
  name                 = "${var.name}-events"
  path                 = var.role_path
  description          = "Starts the pipeline ${var.pipeline_name} when an image is pushed"
  assume_role_policy   = data.aws_iam_policy_document.events_trust.json
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "events" {
  name   = "events"
  role   = aws_iam_role.events.name
  policy = data.aws_iam_policy_document.events.json
}

data "aws_iam_policy_document" "events" {
  statement {
    sid       = "StartPipeline"
    actions   = ["codepipeline:StartPipelineExecution"]
    resources = [local.pipeline_arn]
  }
}
