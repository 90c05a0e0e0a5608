# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111111111111"]

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/terraform"
  }

  default_tags {
    tags = {
      team        = "media"
      cost-center = "4711"
    }
  }
}

provider "aws" {
  alias               = "eu_central_1"
  region              = "eu-central-1"
  allowed_account_ids = ["111111111111"]

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/terraform"
  }

  default_tags {
    tags = {
      team        = "media"
      cost-center = "4711"
    }
  }
}
