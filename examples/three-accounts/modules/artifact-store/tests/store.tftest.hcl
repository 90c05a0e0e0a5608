# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# The bucket, which only the pipelines can use.

mock_provider "aws" {
  source = "./tests"
}

run "private_encrypted_and_expiring" {
  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "The bucket must block public access."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.this.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "Objects must not have access control lists."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id == "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"
    error_message = "The bucket must use the same key as the pipelines."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "The key must be rotated."
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration).days == 90
    error_message = "Artifacts must expire, but not while an approval can still be pending."
  }

  assert {
    condition     = aws_kms_alias.this.name == "alias/shop-artifacts"
    error_message = "The key must have an alias."
  }
}

run "denied_to_everyone" {
  assert {
    condition = { for statement in data.aws_iam_policy_document.bucket.statement : statement.sid => one(statement.condition) if statement.effect == "Deny" } == {
      DenyPlainHttp      = { test = "Bool", variable = "aws:SecureTransport", values = tolist(["false"]) }
      DenyUnencryptedPut = { test = "StringNotEquals", variable = "s3:x-amz-server-side-encryption", values = tolist(["aws:kms"]) }
      DenyOtherKeys = {
        test     = "StringNotEquals"
        variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
        values   = tolist(["arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"])
      }
    }
    error_message = "The bucket must deny plain HTTP and objects that are not encrypted with this key."
  }
}

run "only_the_pipelines_write" {
  assert {
    condition     = [for statement in data.aws_iam_policy_document.bucket.statement : statement.sid if statement.effect != "Deny"] == []
    error_message = "The bucket policy must not allow anything, because the pipelines' own policies are sufficient in their account."
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.key.statement : statement.sid => [statement.actions, one(statement.condition)] if statement.sid == "Write" } == {
      Write = [
        toset(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]),
        { test = "ArnLike", variable = "aws:PrincipalArn", values = tolist(["arn:aws:iam::111111111111:role/ecs-pipeline/shop/*-pipeline"]) },
      ]
    }
    error_message = "The pipelines' roles must be able to use the key."
  }

  assert {
    condition = length(setintersection(one([for statement in data.aws_iam_policy_document.key.statement : statement.actions if statement.sid == "Manage"]), [
      "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:CreateGrant",
    ])) == 0
    error_message = "The administrators of the key must not be able to decrypt with it."
  }
}

run "options" {
  variables {
    expiration_days = 61
    tags            = { team = "shop" }
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration).days == 61
    error_message = "Artifacts must expire after expiration_days."
  }

  assert {
    condition     = aws_s3_bucket.this.tags == tomap({ team = "shop" }) && aws_kms_key.this.tags == tomap({ team = "shop" })
    error_message = "The bucket and the key must have the tags."
  }
}

run "output" {
  assert {
    condition = output.store == {
      bucket_arn  = "arn:aws:s3:::shop-artifacts-111111111111-eu-west-1"
      bucket_name = "shop-artifacts-111111111111-eu-west-1"
      kms_key_arn = "arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef"
    }
    error_message = "store must match the artifact_stores of the pipeline module."
  }
}
