# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the module refuses, before anything is created.

mock_provider "aws" {
  source = "./tests"
}

run "name_whose_rule_would_be_too_long" {
  command = plan

  variables {
    name = "a234567890123456789012345678901234567890123456789012" # 52 characters
  }

  expect_failures = [var.name]
}

run "arn_of_another_repository" {
  command = plan

  variables {
    source_location = {
      repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/worker"
      repository_name = "shop/api"
    }
  }

  expect_failures = [var.source_location]
}

run "no_target" {
  command = plan

  variables {
    targets = []
  }

  expect_failures = [var.targets]
}

run "two_targets_of_one_name" {
  command = plan

  variables {
    targets = [
      for account in ["222222222222", "333333333333"] : {
        name            = "dev"
        account_id      = account
        region          = "eu-west-1"
        auto_deploy     = true
        assume_role     = { arn = "arn:aws:iam::${account}:role/shop-dev-api-deploy" }
        cfn_role        = { arn = "arn:aws:iam::${account}:role/shop-dev-api-cloudformation" }
        cfn_stack       = { name = "shop-dev-api" }
        image_parameter = { name = "/ecs/shop-dev-api/deployed-image" }
      }
    ]
  }

  expect_failures = [var.targets]
}

run "more_stages_than_a_pipeline_has" {
  command = plan

  variables {
    targets = [
      for number in range(25) : {
        name            = "environment-${number}"
        account_id      = "222222222222"
        region          = "eu-west-1"
        auto_deploy     = false
        assume_role     = { arn = "arn:aws:iam::222222222222:role/shop-${number}-api-deploy" }
        cfn_role        = { arn = "arn:aws:iam::222222222222:role/shop-${number}-api-cloudformation" }
        cfn_stack       = { name = "shop-${number}-api" }
        image_parameter = { name = "/ecs/shop-${number}-api/deployed-image" }
      }
    ]
  }

  expect_failures = [var.targets]
}

run "approval_of_three_minutes" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = { timeout_minutes = 3 } }
  }

  expect_failures = [var.approvals]
}

run "approval_of_61_days" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = { timeout_minutes = 87840 } }
  }

  expect_failures = [var.approvals]
}

run "instructions_that_are_too_long" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = { instructions = format("%-301s", "Look at the dashboard") } }
  }

  expect_failures = [var.approvals]
}

run "approval_of_what_needs_none" {
  command = plan

  variables {
    approvals = { dev = {} }
  }

  expect_failures = [var.approvals]
}

run "target_in_a_region_without_a_store" {
  command = plan

  variables {
    targets = [for target in var.targets : merge(target, { region = "eu-central-1" })]
  }

  expect_failures = [var.artifact_stores]
}

run "executions_side_by_side" {
  command = plan

  variables {
    execution_mode = "PARALLEL"
  }

  expect_failures = [var.execution_mode]
}

run "action_that_is_too_large" {
  command = plan

  variables {
    targets = [for target in var.targets : merge(target, { cfn_stack = { name = format("%-1000s", "shop") } })]
  }

  expect_failures = [aws_codepipeline.this]
}

run "action_that_is_too_large_once_it_is_filled_in" {
  command = plan

  variables {
    source_location = {
      repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/${format("shop/%0195d", 0)}"
      repository_name = format("shop/%0195d", 0)
    }
    targets = [for target in var.targets : merge(target, { cfn_stack = { name = format("%-230s", "shop") } })]
  }

  expect_failures = [aws_codepipeline.this]
}

run "approval_without_room_for_what_runs_now" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false, name = format("%-63s", "dev") })]
    approvals = { (format("%-63s", "dev")) = { instructions = join("", [for index in range(300) : "🚀"]) } }
  }

  expect_failures = [aws_codepipeline.this]
}

run "path_without_a_slash_at_its_end" {
  command = plan

  variables {
    role_path = "/ecs-pipeline/shop"
  }

  expect_failures = [var.role_path]
}

run "just_allowed" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = { timeout_minutes = 5, instructions = format("%-300s", "Look at the dashboard") } }
  }
}
