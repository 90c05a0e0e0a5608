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

run "bucket_that_nobody_writes_to" {
  command = plan

  variables {
    writer_role_arns = []
  }

  expect_failures = [var.writer_role_arns]
}

run "writer_in_another_account" {
  command = plan

  variables {
    writer_role_arns = ["arn:aws:iam::222222222222:role/shop-api-pipeline"]
  }

  expect_failures = [var.writer_role_arns]
}

run "every_role_reads" {
  command = plan

  variables {
    reader_role_arns = ["arn:aws:iam::222222222222:role/*"]
  }

  expect_failures = [var.reader_role_arns]
}

run "artifacts_that_expire_while_an_approval_waits" {
  command = plan

  variables {
    expiration_days = 60
  }

  expect_failures = [var.expiration_days]
}
