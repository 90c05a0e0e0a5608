# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The minimal inputs: a repository that only its own account can push to and pull from.

mock_provider "aws" {
  source = "./tests"
}

run "repository" {
  assert {
    condition     = one(aws_ecr_repository.this["shop/api"].encryption_configuration).encryption_type == "KMS" && one(aws_ecr_repository.this["shop/api"].image_scanning_configuration).scan_on_push
    error_message = "Images must be encrypted and scanned."
  }

  assert {
    condition     = aws_ecr_repository.this["shop/api"].image_tag_mutability == "MUTABLE"
    error_message = "Tags must be mutable, because the tag that starts the pipeline moves."
  }

  assert {
    condition     = !aws_ecr_repository.this["shop/api"].force_delete
    error_message = "Terraform must not destroy a repository that contains images."
  }

  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0 && length(aws_iam_role.github) == 0 && length(aws_iam_user.push) == 0 && length(aws_iam_access_key.push) == 0
    error_message = "By default, there must be no repository policy, role, user or access key."
  }
}

run "an_image_that_runs_never_expires" {
  assert {
    condition = [for rule in jsondecode(aws_ecr_lifecycle_policy.this["shop/api"].policy).rules : [rule.rulePriority, rule.selection]] == [
      [1, { tagStatus = "tagged", tagPrefixList = ["deployed-"], countType = "imageCountMoreThan", countNumber = 1000 }],
      [2, { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 90 }],
    ]
    error_message = "The first rule must match the images that the pipeline tagged, so that the second rule cannot expire them."
  }
}

run "outputs" {
  assert {
    condition = output.location == {
      image_tag       = "deploy"
      repository_arn  = "arn:aws:ecr:eu-west-1:111111111111:repository/shop/api"
      repository_name = "shop/api"
      tag_deployed    = true
    }
    error_message = "location must match the source_location of the pipeline module."
  }

  assert {
    condition     = output.creds == null && output.push_role_arn == null
    error_message = "There must be no credentials."
  }

  assert {
    condition = output.repository_urls == {
      "shop/api" = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api"
    }
    error_message = "The URL must be usable for docker push."
  }
}
