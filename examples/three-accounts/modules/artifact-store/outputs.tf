# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

output "store" {
  description = "Bucket and key, for the `artifact_stores` of the pipeline module."
  value = {
    bucket_arn  = aws_s3_bucket.this.arn
    bucket_name = aws_s3_bucket.this.id
    kms_key_arn = aws_kms_key.this.arn
  }

  # A pipeline can use the store as soon as it has this output.
  depends_on = [
    aws_s3_bucket_policy.this,
    aws_s3_bucket_server_side_encryption_configuration.this,
  ]
}
