# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The least that the module can be given: a repository that nobody but its own account pushes to and pulls from.

mock_provider "aws" {
  source = "./tests"
}

run "repository" {
  assert {
    condition     = one(aws_ecr_repository.this["shop/api"].encryption_configuration).encryption_type == "KMS" && one(aws_ecr_repository.this["shop/api"].image_scanning_configuration).scan_on_push
    error_message = "Images are encrypted and scanned."
  }

  assert {
    condition     = aws_ecr_repository.this["shop/api"].image_tag_mutability == "MUTABLE"
    error_message = "The tag that starts the pipeline has to move from image to image."
  }

  assert {
    condition     = !aws_ecr_repository.this["shop/api"].force_delete
    error_message = "A repository with images in it must not be destroyed by mistake."
  }

  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0 && length(aws_iam_role.github) == 0 && length(aws_iam_user.push) == 0 && length(aws_iam_access_key.push) == 0
    error_message = "Nobody is let in, and no long-lived key is created, unless asked for."
  }
}

run "an_image_that_runs_never_expires" {
  assert {
    condition = [for rule in jsondecode(aws_ecr_lifecycle_policy.this["shop/api"].policy).rules : [rule.rulePriority, rule.selection]] == [
      [1, { tagStatus = "tagged", tagPrefixList = ["deployed-"], countType = "imageCountMoreThan", countNumber = 1000 }],
      [2, { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 90 }],
    ]
    error_message = "The first rule claims what the pipeline tagged, so that the second one cannot expire it."
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
    error_message = "location is what the pipeline module takes as its source_location."
  }

  assert {
    condition     = output.creds == null && output.push_role_arn == null
    error_message = "There are no credentials."
  }

  assert {
    condition = output.repository_urls == {
      "shop/api" = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api"
    }
    error_message = "The URL is what docker push needs."
  }
}
