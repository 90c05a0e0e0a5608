# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Mocked provider data of account 111111111111. The tests need no credentials and no network.

mock_data "aws_partition" {
  defaults = {
    partition = "aws"
  }
}

mock_data "aws_iam_policy_document" {
  defaults = {
    json = "{}"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws:iam::111111111111:role/shop-api-push"
  }
}

override_resource {
  target = aws_ecr_repository.this["shop/api"]
  values = {
    arn            = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"
    repository_url = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api"
  }
}

override_resource {
  target = aws_ecr_repository.this["shop/migrations"]
  values = {
    arn            = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/migrations"
    repository_url = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/migrations"
  }
}
