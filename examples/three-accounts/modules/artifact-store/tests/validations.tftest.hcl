# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the module refuses, before anything is created.

mock_provider "aws" {
  source = "./tests"
}

run "upper_case_bucket" {
  command = plan

  variables {
    bucket_name = "Shop-artifacts"
  }

  expect_failures = [var.bucket_name]
}

run "roles_without_a_path_of_their_own" {
  command = plan

  variables {
    role_path = "/"
  }

  expect_failures = [var.role_path]
}

run "roles_of_every_path" {
  command = plan

  variables {
    role_path = "/ecs-pipeline/*/"
  }

  expect_failures = [var.role_path]
}

run "every_account_reads" {
  command = plan

  variables {
    reader_account_ids = ["*"]
  }

  expect_failures = [var.reader_account_ids]
}

run "more_accounts_than_a_policy_has_room_for" {
  command = plan

  variables {
    reader_account_ids = formatlist("2222222222%d", range(10, 61))
  }

  expect_failures = [var.reader_account_ids]
}

run "artifacts_that_expire_while_an_approval_waits" {
  command = plan

  variables {
    expiration_days = 60
  }

  expect_failures = [var.expiration_days]
}
