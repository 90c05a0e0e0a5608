# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Inputs that the module rejects.

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

run "github_tag_as_a_reference" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      tags              = ["refs/tags/v1"]
    }
  }

  expect_failures = [var.github]
}

run "github_environment_with_a_colon" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      environments      = ["production:ref:refs/heads/main"]
    }
  }

  expect_failures = [var.github]
}

run "github_environment_with_a_variable_of_a_policy" {
  command = plan

  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      role_name         = "shop-api-push"
      environments      = ["$${aws:username}"]
    }
  }

  expect_failures = [var.github]
}

run "gitlab_without_a_group" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "shop-api"
      role_name         = "shop-api-gitlab-push"
    }
  }

  expect_failures = [var.gitlab]
}

run "gitlab_without_a_branch" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/shop-api"
      role_name         = "shop-api-gitlab-push"
      branches          = []
    }
  }

  expect_failures = [var.gitlab]
}

run "gitlab_branch_as_a_reference" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/shop-api"
      role_name         = "shop-api-gitlab-push"
      branches          = ["refs/heads/main"]
    }
  }

  expect_failures = [var.gitlab]
}

run "gitlab_tag_with_a_colon" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/shop-api"
      role_name         = "shop-api-gitlab-push"
      tags              = ["v1:ref:main"]
    }
  }

  expect_failures = [var.gitlab]
}

run "gitlab_provider_by_its_url" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "https://gitlab.com"
      project           = "example/shop-api"
      role_name         = "shop-api-gitlab-push"
    }
  }

  expect_failures = [var.gitlab]
}

run "gitlab_pipeline_by_its_arn" {
  command = plan

  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/shop-api"
      role_name         = "shop-api-gitlab-push"
      pipeline_name     = "arn:aws:codepipeline:eu-west-1:111111111111:shop_api"
    }
  }

  expect_failures = [var.gitlab]
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
