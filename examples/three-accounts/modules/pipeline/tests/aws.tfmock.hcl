# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Mocked provider data of account 111111111111. The tests need no credentials and no network.

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "111111111111"
  }
}

mock_data "aws_partition" {
  defaults = {
    partition  = "aws"
    dns_suffix = "amazonaws.com"
  }
}

mock_data "aws_region" {
  defaults = {
    id = "eu-west-1"
  }
}

mock_data "aws_iam_policy_document" {
  defaults = {
    json = "{}"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws:iam::111111111111:role/mocked"
  }
}

override_resource {
  target = aws_codepipeline.this
  values = { arn = "arn:aws:codepipeline:eu-west-1:111111111111:shop_api" }
}

override_resource {
  target = aws_cloudwatch_event_rule.image_pushed
  values = { arn = "arn:aws:events:eu-west-1:111111111111:rule/shop-api-image-pushed" }
}
