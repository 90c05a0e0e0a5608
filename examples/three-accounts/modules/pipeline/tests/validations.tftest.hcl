# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Inputs that the module rejects.

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

run "pipeline_whose_direct_ones_would_have_too_long_names" {
  command = plan

  variables {
    pipeline_name = "shop_${join("", [for index in range(92) : "a"])}" # 97 characters, and _dev
  }

  expect_failures = [var.pipeline_name]
}

run "two_targets_of_one_stack" {
  command = plan

  variables {
    targets = concat(var.targets, var.targets)
  }

  expect_failures = [var.targets]
}

run "no_target" {
  command = plan

  variables {
    targets = []
  }

  expect_failures = [var.targets]
}

run "one_environment_in_two_accounts" {
  command = plan

  variables {
    targets = [
      for account in ["222222222222", "333333333333"] : {
        name                 = "dev"
        account_id           = account
        region               = "eu-west-1"
        auto_deploy          = true
        assume_role          = { arn = "arn:aws:iam::${account}:role/shop-dev-api-deploy" }
        promotion_role       = { arn = "arn:aws:iam::${account}:role/shop-dev-api-promotion" }
        cfn_role             = { arn = "arn:aws:iam::${account}:role/shop-dev-api-cloudformation" }
        cfn_stack            = { name = "shop-dev-api" }
        image_parameter      = { name = "/ecs/shop-dev-api/deployed-image" }
        deployment_parameter = { name = "/ecs/shop-dev-api/deployment" }
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
        name                 = "environment-${number}"
        account_id           = "222222222222"
        region               = "eu-west-1"
        auto_deploy          = false
        assume_role          = { arn = "arn:aws:iam::222222222222:role/shop-${number}-api-deploy" }
        promotion_role       = { arn = "arn:aws:iam::222222222222:role/shop-${number}-api-promotion" }
        cfn_role             = { arn = "arn:aws:iam::222222222222:role/shop-${number}-api-cloudformation" }
        cfn_stack            = { name = "shop-${number}-api" }
        image_parameter      = { name = "/ecs/shop-${number}-api/deployed-image" }
        deployment_parameter = { name = "/ecs/shop-${number}-api/deployment" }
      }
    ]
  }

  expect_failures = [var.targets]
}

run "approval_of_three_minutes" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ timeout_minutes = 3 }] }
  }

  expect_failures = [var.approvals]
}

run "approval_of_61_days" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ timeout_minutes = 87840 }] }
  }

  expect_failures = [var.approvals]
}

run "instructions_that_are_too_long" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ instructions = format("%-301s", "Look at the dashboard") }] }
  }

  expect_failures = [var.approvals]
}

run "approval_of_what_needs_none" {
  command = plan

  variables {
    approvals = { dev = [{}] }
  }

  expect_failures = [var.approvals]
}

run "no_approval_where_one_must_wait" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [] }
  }

  expect_failures = [var.approvals]
}

run "two_approvals_of_which_one_has_no_name" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ name = "qa" }, {}] }
  }

  expect_failures = [var.approvals]
}

run "two_approvals_of_one_name" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ name = "qa" }, { name = "qa" }] }
  }

  expect_failures = [var.approvals]
}

run "approval_with_a_space_in_its_name" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ name = "quality assurance" }] }
  }

  expect_failures = [var.approvals]
}

run "approval_whose_agreement_looks_like_a_hold" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ name = "hold" }] }
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

run "more_targets_than_the_function_can_know" {
  command = plan

  variables {
    targets = [for index in range(100) : merge(var.targets[0], { cfn_stack = { name = "shop-dev-api-${index}" } })]
  }

  expect_failures = [aws_cloudformation_stack.functions]
}

run "approval_without_room_for_what_runs_now" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false, name = format("%-63s", "dev") })]
    approvals = { (format("%-63s", "dev")) = [{ instructions = join("", [for index in range(300) : "🚀"]) }] }
  }

  expect_failures = [aws_codepipeline.this]
}

run "path_without_a_slash_at_its_end" {
  command = plan

  variables {
    path = "/ecs-pipeline/shop"
  }

  expect_failures = [var.path]
}

run "permissions_boundary_that_is_not_a_policy" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::111111111111:role/shop-boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "role_path_without_a_slash_at_its_end" {
  command = plan

  variables {
    role_path = "/platform"
  }

  expect_failures = [var.role_path]
}

run "role_path_that_is_too_long" {
  command = plan

  variables {
    role_path = format("/%s/", join("", [for _ in range(127) : "a"]))
  }

  expect_failures = [var.role_path]
}

run "just_allowed" {
  command = plan

  variables {
    targets   = [for target in var.targets : merge(target, { auto_deploy = false })]
    approvals = { dev = [{ timeout_minutes = 5, instructions = format("%-300s", "Look at the dashboard") }] }
  }
}
