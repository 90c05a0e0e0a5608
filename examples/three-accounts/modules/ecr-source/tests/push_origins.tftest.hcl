# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The GitHub and GitLab branches, tags and environments that images can be pushed from.

mock_provider "aws" {
  source = "./tests"
}

run "github_pushes_from_tags_and_environments" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      repository_id     = 5678
      tags              = ["v*"]
      environments      = ["production"]
      role_name         = "shop-api-push"
    }
  }

  assert {
    condition = one([for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : condition.values if endswith(condition.variable, ":sub")]) == tolist([
      "repo:example/shop-api:ref:refs/tags/v*",
      "repo:example@*/shop-api@5678:ref:refs/tags/v*",
      "repo:example/shop-api:environment:production",
      "repo:example@*/shop-api@5678:environment:production",
    ])
    error_message = "Tags and environments can push, with and without IDs in the subject. main cannot push unless it is listed."
  }
}

run "github_also_pushes_from_a_branch" {
  variables {
    github = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      repository        = "example/shop-api"
      owner_id          = 1234
      branches          = ["main"]
      environments      = ["production"]
      role_name         = "shop-api-push"
    }
  }

  assert {
    condition = one([for condition in one(data.aws_iam_policy_document.github_trust[0].statement).condition : condition.values if endswith(condition.variable, ":sub")]) == tolist([
      "repo:example@1234/shop-api@*:ref:refs/heads/main",
      "repo:example@1234/shop-api@*:environment:production",
    ])
    error_message = "A listed branch can push in addition to the environment."
  }
}

run "gitlab_pushes" {
  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/backend/shop-api"
      branches          = ["main", "release/*"]
      tags              = ["v*"]
      role_name         = "shop-api-gitlab-push"
    }
  }

  assert {
    condition     = output.gitlab_push_role_arn == aws_iam_role.gitlab[0].arn && aws_iam_role.gitlab[0].name == "shop-api-gitlab-push" && output.push_role_arn == null
    error_message = "gitlab_push_role_arn must be the ARN of the pipelines' role."
  }

  assert {
    condition     = one(one(data.aws_iam_policy_document.gitlab_trust[0].statement).principals).identifiers == toset(["arn:aws:iam::111111111111:oidc-provider/gitlab.com"])
    error_message = "The role must trust only the GitLab OIDC provider."
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.gitlab_trust[0].statement).condition : condition.variable => [condition.test, condition.values] } == {
      "gitlab.com:aud" = ["StringEquals", tolist(["https://gitlab.com"])]
      "gitlab.com:sub" = ["StringLike", tolist([
        "project_path:example/backend/shop-api:ref_type:branch:ref:main",
        "project_path:example/backend/shop-api:ref_type:branch:ref:release/*",
        "project_path:example/backend/shop-api:ref_type:tag:ref:v*",
      ])]
    }
    error_message = "Only these branches and tags of this project can push."
  }

  assert {
    condition     = aws_iam_role_policy.gitlab[0].policy == data.aws_iam_policy_document.push.json
    error_message = "The role must have the same push permissions as all others."
  }

  assert {
    condition     = length(aws_iam_role_policy.gitlab_follow) == 0
    error_message = "Without pipeline_name, the role must not be able to read a pipeline."
  }
}

run "self_managed_gitlab_with_the_project_id" {
  variables {
    permissions_boundary_arn = "arn:aws:iam::111111111111:policy/shop-boundary"
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/git.example.com/gitlab"
      project           = "example/shop-api"
      project_id        = 1000005678
      role_name         = "shop-api-gitlab-push"
      pipeline_name     = "shop_api"
    }
  }

  assert {
    condition = { for condition in one(data.aws_iam_policy_document.gitlab_trust[0].statement).condition : condition.variable => condition.values } == {
      "git.example.com/gitlab:aud" = tolist(["https://git.example.com/gitlab"])
      "git.example.com/gitlab:sub" = tolist(["project_id:1000005678:ref_type:branch:ref:main"])
    }
    error_message = "With project_id, the subject must contain the ID instead of the path. By default, main can push."
  }

  assert {
    condition     = aws_iam_role.gitlab[0].permissions_boundary == "arn:aws:iam::111111111111:policy/shop-boundary"
    error_message = "The role must have the boundary."
  }

  assert {
    condition     = one(aws_iam_role_policy.gitlab_follow).role == "shop-api-gitlab-push" && one(one(data.aws_iam_policy_document.gitlab_follow).statement).resources == toset(["arn:aws:codepipeline:eu-west-1:111111111111:shop_api"])
    error_message = "The push role must be able to follow this pipeline and no other."
  }
}

run "gitlab_with_tags_only" {
  variables {
    gitlab = {
      oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/gitlab.com"
      project           = "example/shop-api"
      tags              = ["v*"]
      role_name         = "shop-api-gitlab-push"
    }
  }

  assert {
    condition     = one([for condition in one(data.aws_iam_policy_document.gitlab_trust[0].statement).condition : condition.values if endswith(condition.variable, ":sub")]) == tolist(["project_path:example/shop-api:ref_type:tag:ref:v*"])
    error_message = "With tags only, main must not be able to push."
  }
}
