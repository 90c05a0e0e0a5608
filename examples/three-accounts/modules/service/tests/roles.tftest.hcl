# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Existing roles, policies for the created roles, and the keys of secrets.

mock_provider "aws" {
  source = "./tests"
}

run "existing_roles" {
  variables {
    task_role_arn          = "arn:aws:iam::222222222222:role/teams/shop/api-task"
    execution_role_arn     = "arn:aws:iam::222222222222:role/teams/shop/ecs-execution"
    enable_execute_command = true
  }

  assert {
    condition     = length(aws_iam_role.task) + length(aws_iam_role.execution) == 0
    error_message = "No roles must be created if existing ones are given."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) + length(aws_iam_role_policy.execution) == 0
    error_message = "Existing roles must not be changed."
  }

  assert {
    condition = [for property in ["TaskRoleArn", "ExecutionRoleArn"] : jsondecode(aws_cloudformation_stack.this.template_body).Resources.TaskDefinition.Properties[property]] == [
      "arn:aws:iam::222222222222:role/teams/shop/api-task",
      "arn:aws:iam::222222222222:role/teams/shop/ecs-execution",
    ]
    error_message = "The tasks must have the existing roles."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.cloudformation.statement : statement.resources if contains(["PassTaskRoles", "ReadTaskRoles"], statement.sid)] == [
      for _ in range(2) : toset(["arn:aws:iam::222222222222:role/teams/shop/api-task", "arn:aws:iam::222222222222:role/teams/shop/ecs-execution"])
    ]
    error_message = "CloudFormation must be able to pass only the existing roles."
  }

  assert {
    condition     = output.task_role_arn == "arn:aws:iam::222222222222:role/teams/shop/api-task" && output.task_role_name == "api-task"
    error_message = "The outputs must contain the existing task role."
  }

  assert {
    condition     = output.execution_role_name == "ecs-execution" && output.pipeline_target.execution_role == { arn = "arn:aws:iam::222222222222:role/teams/shop/ecs-execution" }
    error_message = "The outputs must contain the existing execution role, so that the repository policy can allow it."
  }
}

run "one_existing_role_for_both" {
  variables {
    task_role_arn      = "arn:aws:iam::222222222222:role/shop"
    execution_role_arn = "arn:aws:iam::222222222222:role/shop"
  }

  assert {
    condition     = output.task_role_name == "shop" && output.execution_role_name == "shop"
    error_message = "The same role must be usable as task role and execution role."
  }
}

run "managed_policies" {
  variables {
    task_policy_arns      = ["arn:aws:iam::222222222222:policy/shop-orders", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
    execution_policy_arns = ["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"]
  }

  assert {
    condition = { for arn, attachment in aws_iam_role_policy_attachment.task : arn => attachment.role } == {
      "arn:aws:iam::222222222222:policy/shop-orders"   = "shop-dev-api-task"
      "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" = "shop-dev-api-task"
    }
    error_message = "The task role must have the managed policies."
  }

  assert {
    condition = { for arn, attachment in aws_iam_role_policy_attachment.execution : arn => attachment.role } == {
      "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy" = "shop-dev-api-execution"
    }
    error_message = "The execution role must have the managed policy."
  }
}

run "keys_of_secrets" {
  variables {
    secrets = { TOKEN = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/token-a1b2c3" }
    secrets_key_arns = [
      "arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001",
      "arn:aws:kms:us-east-1:333333333333:key/mrk-00000000000040008000000000000002",
    ]
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.execution.statement : [statement.actions, statement.resources] if statement.sid == "DecryptSecrets"] == [[
      toset(["kms:Decrypt"]),
      toset([
        "arn:aws:kms:eu-west-1:222222222222:key/00000000-0000-4000-8000-000000000001",
        "arn:aws:kms:us-east-1:333333333333:key/mrk-00000000000040008000000000000002",
      ]),
    ]]
    error_message = "The execution role must be able to decrypt with these keys."
  }

  assert {
    condition = flatten([
      for statement in data.aws_iam_policy_document.execution.statement : [for condition in statement.condition : [condition.variable, sort(condition.values)]] if statement.sid == "DecryptSecrets"
    ]) == ["kms:ViaService", "secretsmanager.eu-west-1.amazonaws.com", "secretsmanager.us-east-1.amazonaws.com", "ssm.eu-west-1.amazonaws.com", "ssm.us-east-1.amazonaws.com"]
    error_message = "The execution role must be able to decrypt only through Secrets Manager and Parameter Store."
  }
}

run "no_keys" {
  assert {
    condition     = !contains(data.aws_iam_policy_document.execution.statement[*].sid, "DecryptSecrets")
    error_message = "Without keys, the execution role must not be able to decrypt."
  }
}
