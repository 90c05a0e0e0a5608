# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# What the module refuses, before anything is created.

mock_provider "aws" {
  source = "./tests"
}

run "upper_case_repository" {
  command = plan

  variables {
    repo_name = "shop/API"
  }

  expect_failures = [var.repo_name]
}

run "extra_repository_that_is_the_first" {
  command = plan

  variables {
    extra_repo_names = ["shop/api"]
  }

  expect_failures = [var.extra_repo_names]
}

run "tag_that_marks_what_runs" {
  command = plan

  variables {
    image_tag = "deployed-dev"
  }

  expect_failures = [var.image_tag]
}

run "tag_with_a_slash" {
  command = plan

  variables {
    image_tag = "release/1"
  }

  expect_failures = [var.image_tag]
}

run "images_that_expire_while_an_approval_waits" {
  command = plan

  variables {
    untagged_expiration_days = 60
  }

  expect_failures = [var.untagged_expiration_days]
}

run "github_without_an_owner" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "shop-api"
      role_name         = "shop-api-push"
    }
  }

  expect_failures = [var.github]
}

run "github_without_a_branch" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      branches          = []
      role_name         = "shop-api-push"
    }
  }

  expect_failures = [var.github]
}

run "github_branch_as_a_reference" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      branches          = ["main", "refs/heads/main"]
      role_name         = "shop-api-push"
    }
  }

  expect_failures = [var.github]
}

run "github_branch_with_a_colon" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      branches          = ["main", "environment:production"]
      role_name         = "shop-api-push"
    }
  }

  expect_failures = [var.github]
}

run "permissions_boundary_that_is_no_policy" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::111111111111:role/shop-boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "github_pipeline_by_its_arn" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      pipeline_name     = "arn:aws:codepipeline:eu-west-1:111111111111:shop_api"
    }
  }

  expect_failures = [var.github]
}

run "just_allowed" {
  command = plan

  variables {
    repo_name                = "a0"
    extra_repo_names         = ["shop/api"]
    image_tag                = "deployed"
    untagged_expiration_days = 61
  }
}
