/** The resources with derived names, and how many characters the names can have. */
export const NAME_LIMITS = {
  /** Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
  'Cloud Map service': 127,
  /** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  'CloudWatch alarm': 255,
  /** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
  'CloudFormation stack': 128,
  /** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
  pipeline: 100,
  /** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
  'pipeline stage': 100,
  /** Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  'ECR repository': 256,
  /** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html */
  'ECS cluster': 255,
  /** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
  'ECS service': 255,
  /** Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
  'EventBridge rule': 64,
  /** Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
  'EventBridge schedule': 64,
  /** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'IAM policy': 128,
  /** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'IAM role': 64,
  /** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
  'IAM user': 64,
  /** Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
  'KMS alias': 256,
  /** Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
  'Lambda function': 64,
  /** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
  'log group': 512,
  /** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
  'S3 bucket': 63,
  /** Source: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
  'SNS topic': 256,
  /**
   * 1011 including the start of the ARN, which has up to 63.
   *
   * Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
   */
  'SSM parameter': 948,
} as const;

/** A kind of resource with a derived name. */
export type NamedResource = keyof typeof NAME_LIMITS;
