# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Inputs that the module rejects.

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

run "artifacts_that_expire_while_an_approval_waits" {
  command = plan

  variables {
    expiration_days = 60
  }

  expect_failures = [var.expiration_days]
}
