# The role that the pipeline assumes: it updates this stack, reads the artifact that holds the template, and records
# the image. The trust names the pipeline's account and, in a condition, its roles, so that it is valid before they
# exist and survives their re-creation.

data "aws_iam_policy_document" "deploy_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${var.pipeline_aws_account_id}:root"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalArn"
      values   = var.pipeline_role_arns
    }
  }
}

resource "aws_iam_role" "deploy" {
  name               = "${local.stack_name}-deploy"
  path               = var.deploy_role_path
  description        = "What the pipeline acts as to deploy ECS service ${var.service_name}"
  assume_role_policy = data.aws_iam_policy_document.deploy_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "deploy" {
  name   = "deploy"
  role   = aws_iam_role.deploy.name
  policy = data.aws_iam_policy_document.deploy.json
}

data "aws_iam_policy_document" "deploy" {
  statement {
    sid = "UpdateStack"
    actions = [
      "cloudformation:DescribeStackEvents",
      "cloudformation:DescribeStacks",
      "cloudformation:GetTemplate",
      "cloudformation:UpdateStack",
    ]
    resources = ["arn:${local.partition}:cloudformation:${local.region}:${local.account_id}:stack/${local.stack_name}/*"]
  }

  statement {
    sid       = "PassCloudFormationRole"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.cloudformation.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["cloudformation.amazonaws.com"]
    }
  }

  statement {
    sid       = "ReadTemplate"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = [var.pipeline_artifact_arn]
  }

  # The key's id is not known before the pipeline's account has it; its own policy names this role.
  statement {
    sid       = "DecryptTemplate"
    actions   = ["kms:Decrypt"]
    resources = ["arn:${local.partition}:kms:${local.region}:${var.pipeline_aws_account_id}:key/*"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = distinct(["s3.${local.region}.amazonaws.com", "s3.${local.region}.${local.dns_suffix}"])
    }
  }

  # CloudFormation reads the parameter of the template with the permissions of whoever updates the stack.
  statement {
    sid       = "RecordDeployedImage"
    actions   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter"]
    resources = [aws_ssm_parameter.deployed_image.arn]
  }
}
