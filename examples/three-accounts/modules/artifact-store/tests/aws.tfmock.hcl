# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Mocked provider data of account 111111111111. The tests need no credentials and no network.

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "111111111111"
  }
}

mock_data "aws_partition" {
  defaults = {
    partition = "aws"
  }
}

mock_data "aws_iam_policy_document" {
  defaults = {
    json          = "{}"
    minified_json = "{}"
  }
}

override_resource {
  target = aws_kms_key.this
  values = { arn = "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef" }
}

override_resource {
  target = aws_s3_bucket.this
  values = {
    arn = "arn:aws:s3:::shop-artifacts-111111111111-eu-west-1"
    id  = "shop-artifacts-111111111111-eu-west-1"
  }
}
