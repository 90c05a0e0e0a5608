# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Path and permissions boundary of the roles.

mock_provider "aws" {
  source = "./tests"
}

run "anywhere_without_a_boundary" {
  assert {
    condition = alltrue([
      for role in flatten([aws_iam_role.cloudformation[*], aws_iam_role.deploy[*], aws_iam_role.execution[*], aws_iam_role.promotion[*], aws_iam_role.task[*]]) :
      role.path == "/" && role.permissions_boundary == null
    ])
    error_message = "By default, roles must have no path and no boundary."
  }
}

run "below_a_path_and_within_a_boundary" {
  variables {
    permissions_boundary_arn = "arn:aws:iam::222222222222:policy/platform/boundary"
    role_path                = "/platform/"
  }

  assert {
    condition = {
      for role in flatten([aws_iam_role.cloudformation[*], aws_iam_role.deploy[*], aws_iam_role.execution[*], aws_iam_role.promotion[*], aws_iam_role.task[*]]) :
      role.name => "${role.path} ${role.permissions_boundary}"
      } == {
      for name in ["cloudformation", "deploy", "execution", "promotion", "task"] :
      "shop-dev-api-${name}" => "/platform/ arn:aws:iam::222222222222:policy/platform/boundary"
    }
    error_message = "Every role must have the path and the boundary."
  }
}
