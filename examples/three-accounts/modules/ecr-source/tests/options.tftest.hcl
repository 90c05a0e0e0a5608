# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Push and pull permissions, and other options.

mock_provider "aws" {
  source = "./tests"
}

run "further_repositories" {
  variables {
    extra_repo_names         = ["shop/migrations"]
    image_tag                = "release"
    untagged_expiration_days = 61
    force_delete             = true
    tags                     = { team = "shop" }
  }

  assert {
    condition     = output.repository_names == tolist(["shop/api", "shop/migrations"]) && length(output.repository_arns) == 2 && length(output.repository_urls) == 2
    error_message = "The outputs must contain every repository."
  }

  assert {
    condition     = keys(aws_ecr_lifecycle_policy.this) == ["shop/api", "shop/migrations"]
    error_message = "Every repository must have the lifecycle policy."
  }

  assert {
    condition     = output.location.repository_name == "shop/api" && output.location.image_tag == "release"
    error_message = "location must be the repository repo_name, with its image tag."
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.this : repository.force_delete && repository.tags == tomap({ team = "shop" })])
    error_message = "All repositories must have the same settings."
  }

  assert {
    condition     = jsondecode(aws_ecr_lifecycle_policy.this["shop/api"].policy).rules[1].selection.countNumber == 61
    error_message = "Untagged images must expire after untagged_expiration_days."
  }
}

run "services_of_two_accounts_pull" {
  variables {
    extra_repo_names = ["shop/migrations"]
    pipeline_targets = [
      { account_id = "222222222222", execution_role = { arn = "arn:aws:iam::222222222222:role/shop-dev-api-execution" } },
      { account_id = "222222222222", execution_role = { arn = "arn:aws:iam::222222222222:role/shop-qa-api-execution" } },
      { account_id = "333333333333", execution_role = { arn = "arn:aws:iam::333333333333:role/shop-production-api-execution" } },
    ]
  }

  assert {
    condition     = keys(aws_ecr_repository_policy.this) == ["shop/api", "shop/migrations"]
    error_message = "Tasks must be able to pull from every repository."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.pull.statement : [one(statement.principals).identifiers, one(statement.condition)]] == [[
      toset(["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"]),
      {
        test     = "StringEquals"
        variable = "aws:PrincipalArn"
        values = tolist([
          "arn:aws:iam::222222222222:role/shop-dev-api-execution",
          "arn:aws:iam::222222222222:role/shop-qa-api-execution",
          "arn:aws:iam::333333333333:role/shop-production-api-execution",
        ])
      },
    ]]
    error_message = "Only the execution roles of an account can pull. The principal must be the account, because a policy with a role as its principal breaks when the role is recreated."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.pull.statement :
      statement.actions == toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
    ])
    error_message = "The execution roles must only be able to pull."
  }
}

run "github_pushes" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      branches          = ["main", "release"]
      role_name         = "shop-api-push"
    }
  }

  assert {
    condition     = output.push_role_arn == "arn:aws:iam::111111111111:role/shop-api-push" && aws_iam_role.github[0].name == "shop-api-push"
    error_message = "push_role_arn must be the ARN of the workflows' role."
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : condition.variable => [condition.test, condition.values] } == {
      "token.actions.githubusercontent.com:aud" = ["StringEquals", tolist(["sts.amazonaws.com"])]
      "token.actions.githubusercontent.com:sub" = ["StringLike", tolist([
        "repo:example/shop-api:ref:refs/heads/main",
        "repo:example@*/shop-api@*:ref:refs/heads/main",
        "repo:example/shop-api:ref:refs/heads/release",
        "repo:example@*/shop-api@*:ref:refs/heads/release",
      ])]
    }
    error_message = "Only these branches of this repository can push, not its pull requests."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.push.statement : statement.sid => statement.resources } == {
      LogInToRegistry = toset(["*"])
      PushImages      = toset(["arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"])
    }
    error_message = "Images can only be pushed to these repositories."
  }

  assert {
    condition     = !contains(one([for statement in data.aws_iam_policy_document.push.statement : statement.actions if statement.sid == "PushImages"]), "ecr:BatchDeleteImage")
    error_message = "The push permissions must not allow deleting images."
  }

  assert {
    condition     = length(aws_iam_access_key.push) == 0
    error_message = "A role must not create a long-lived key."
  }

  assert {
    condition     = length(aws_iam_role_policy.github_follow) == 0
    error_message = "Without pipeline_name, the role must not be able to read a pipeline."
  }
}

run "github_follows_its_images" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      pipeline_name     = "shop_api"
    }
  }

  assert {
    condition     = one(aws_iam_role_policy.github_follow).role == "shop-api-push" && one(aws_iam_role_policy.github).role == "shop-api-push"
    error_message = "The push role must be able to follow the pipeline."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.github_follow).statement).resources == toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop_api"])
    error_message = "The role must not be able to read other pipelines."
  }

  assert {
    condition     = alltrue([for action in one(one(data.aws_iam_policy_document.github_follow).statement).actions : startswith(action, "codepipeline:List")])
    error_message = "The role must only be able to read the pipeline."
  }
}

run "github_pushes_from_main_by_default" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
    }
  }

  assert {
    condition = one([for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : condition.values if endswith(condition.variable, ":sub")]) == tolist([
      "repo:example/shop-api:ref:refs/heads/main",
      "repo:example@*/shop-api@*:ref:refs/heads/main",
    ])
    error_message = "The default branch must be main."
  }
}

run "github_with_the_ids_of_owner_and_repository" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      owner_id          = 1234
      repository_id     = 1000005678
    }
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : trimprefix(condition.variable, "token.actions.githubusercontent.com:") => condition.values if !endswith(condition.variable, ":aud") } == {
      repository_id = tolist(["1000005678"])
      sub = tolist([
        "repo:example/shop-api:ref:refs/heads/main",
        "repo:example@1234/shop-api@1000005678:ref:refs/heads/main",
      ])
    }
    error_message = "The IDs must exclude a later owner of the names. A subject without IDs is trusted only with the ID of the repository."
  }
}

run "github_with_the_id_of_the_owner" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      owner_id          = 1234
    }
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : trimprefix(condition.variable, "token.actions.githubusercontent.com:") => condition.values if !endswith(condition.variable, ":aud") } == {
      sub = tolist(["repo:example@1234/shop-api@*:ref:refs/heads/main"])
    }
    error_message = "A subject without IDs must not be trusted, because only the subject contains the owner's ID."
  }
}

run "github_with_the_id_of_the_repository_in_another_partition" {
  override_data {
    target = data.aws_partition.this
    values = { partition = "aws-us-gov" }
  }

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      repository_id     = 5678
    }
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : trimprefix(condition.variable, "token.actions.githubusercontent.com:") => condition.values if !endswith(condition.variable, ":aud") } == {
      sub = tolist(["repo:example@*/shop-api@5678:ref:refs/heads/main"])
    }
    error_message = "A subject without IDs must not be trusted in a partition where STS does not compare the ID."
  }
}

run "iam_user_pushes" {
  variables {
    user_name = "shop-api-push"
  }

  assert {
    condition     = aws_iam_user.push[0].name == "shop-api-push" && aws_iam_user_policy.push[0].user == "shop-api-push"
    error_message = "The user must have the policy."
  }

  assert {
    condition     = output.creds.access_key_id == aws_iam_access_key.push[0].id && output.creds.secret_access_key == aws_iam_access_key.push[0].secret
    error_message = "creds must contain the access key."
  }

  assert {
    condition     = issensitive(output.creds)
    error_message = "The secret must be sensitive."
  }
}

run "push_principals_with_a_boundary" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
    }
    permissions_boundary_arn = "arn:aws:iam::111111111111:policy/platform/boundary"
    role_path                = "/platform/"
    user_name                = "shop-api-push"
  }

  assert {
    condition     = aws_iam_role.github[0].path == "/platform/" && aws_iam_user.push[0].path == null
    error_message = "role_path must not apply to the user."
  }

  assert {
    condition = alltrue([
      for boundary in [aws_iam_role.github[0].permissions_boundary, aws_iam_user.push[0].permissions_boundary] :
      boundary == "arn:aws:iam::111111111111:policy/platform/boundary"
    ])
    error_message = "The role and the user must have the boundary."
  }
}
