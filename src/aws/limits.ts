/** Size limits that AWS does not raise. The limits of names are in src/naming/name-limits.ts. */
export const SIZE_LIMITS = {
  /** Characters, without white space. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'managed policy': 6144,
  /** Characters, without white space, of all inline policies of a role. Source: as above */
  'inline policies of a role': 10240,
  /** Characters, without white space, of all inline policies of a user. Source: as above */
  'inline policies of a user': 2048,
  /** Characters that the quota of 2048 can be raised to. Source: as above */
  'trust policy': 4096,
  /** Bytes. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
  'bucket policy': 20480,
  /** Bytes. Source: https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
  'key policy': 32768,
  /** Bytes. Source: https://docs.aws.amazon.com/general/latest/gr/sns.html */
  'topic policy': 30720,
  /** Bytes. Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html */
  'repository policy': 10240,
  /** Bytes. Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html */
  'lifecycle policy': 30720,
  /** Bytes. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
  'template body': 51200,
  /** Bytes. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
  'stack policy': 16384,
  /** Characters. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
  'event pattern': 4096,
  /** Characters. Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
  'value of an action': 1000,
  /** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
  'stages of a pipeline': 50,
  /** Source: as above */
  'actions of a stage': 50,
} as const;
