# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Role, policy and key inputs that the module rejects.

mock_provider "aws" {
  source = "./tests"
}

run "name_of_a_task_role" {
  command = plan

  variables {
    task_role_arn = "shop"
  }

  expect_failures = [var.task_role_arn]
}

run "execution_role_with_a_wildcard" {
  command = plan

  variables {
    execution_role_arn = "arn:aws:iam::222222222222:role/*"
  }

  expect_failures = [var.execution_role_arn]
}

run "policies_for_an_existing_task_role" {
  command = plan

  variables {
    task_role_arn    = "arn:aws:iam::222222222222:role/shop"
    task_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  }

  expect_failures = [var.task_policy_arns]
}

run "task_policy_that_is_a_role" {
  command = plan

  variables {
    task_policy_arns = ["arn:aws:iam::222222222222:role/shop"]
  }

  expect_failures = [var.task_policy_arns]
}

run "policies_for_an_existing_execution_role" {
  command = plan

  variables {
    execution_role_arn    = "arn:aws:iam::222222222222:role/shop"
    execution_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  }

  expect_failures = [var.execution_policy_arns]
}

run "execution_policy_with_a_wildcard" {
  command = plan

  variables {
    execution_policy_arns = ["arn:aws:iam::222222222222:policy/shop-*"]
  }

  expect_failures = [var.execution_policy_arns]
}

run "keys_for_an_existing_execution_role" {
  command = plan

  variables {
    execution_role_arn = "arn:aws:iam::222222222222:role/shop"
    secrets_key_arns   = ["arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001"]
  }

  expect_failures = [var.secrets_key_arns]
}

run "alias_of_a_key" {
  command = plan

  variables {
    secrets_key_arns = ["arn:aws:kms:eu-west-1:222222222222:alias/shop"]
  }

  expect_failures = [var.secrets_key_arns]
}
