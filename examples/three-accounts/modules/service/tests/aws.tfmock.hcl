# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Mocked provider data of account 222222222222. The tests need no credentials and no network.

mock_data "aws_caller_identity" {
  defaults = {
    account_id = "222222222222"
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

override_resource {
  target = aws_iam_role.cloudformation
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-cloudformation" }
}

override_resource {
  target = aws_iam_role.execution
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-execution" }
}

override_resource {
  target = aws_iam_role.task
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-task" }
}

override_resource {
  target = aws_iam_role.deploy
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-deploy" }
}

override_resource {
  target = aws_ssm_parameter.deployed_image
  values = { arn = "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployed-image" }
}

override_resource {
  target = aws_iam_role.promotion
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-promotion" }
}

override_resource {
  target = aws_ssm_parameter.deployment
  values = { arn = "arn:aws:ssm:eu-west-1:222222222222:parameter/ecs/shop-dev-api/deployment" }
}

override_resource {
  target = aws_iam_role.scheduler
  values = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-scheduler" }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/shop-dev-api/0123456789abcdef"
    arn_suffix = "targetgroup/shop-dev-api/0123456789abcdef"
  }
}
