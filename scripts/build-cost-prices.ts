/** The month in which the prices were looked up. */
export const READ_IN = '2026-11';

export const REGION = 'eu-west-1';

export interface Price {
  readonly what: string;
  /** USD for `per` units. */
  readonly usd: number;
  readonly per: number;
  readonly unit: string;
  readonly source: string;
  /** Whether the price comes from a copy of the source itself, not from other pages, for us-east-1. */
  readonly read: boolean;
}

const price = (what: string, usd: number, per: number, unit: string, source: string, read = false): Price => ({
  what,
  usd,
  per,
  unit,
  source: `https://aws.amazon.com/${source}/pricing/`,
  read,
});

export const PRICES = {
  key: price('Customer managed KMS key', 1, 1, 'key-month', 'kms', true),
  alarm: price('CloudWatch alarm', 0.1, 1, 'alarm-month', 'cloudwatch'),
  actionMinute: price('CodePipeline V2', 0.002, 1, 'minute of an action', 'codepipeline', true),
  invocation: price('Lambda request', 0.2, 1_000_000, 'requests', 'lambda'),
  gigabyteSecond: price('Lambda on Arm', 0.0000133334, 1, 'GB-second', 'lambda'),
  put: price('S3 put', 0.005, 1_000, 'requests', 's3'),
  get: price('S3 get', 0.0004, 1_000, 'requests', 's3'),
  keyRequest: price('KMS request', 0.03, 10_000, 'requests', 'kms'),
  email: price('SNS email', 2, 100_000, 'emails', 'sns'),
} as const satisfies Readonly<Record<string, Price>>;

/** Assumptions that no plan contains. */
export const ASSUMED = {
  /** CodePipeline counts whole minutes. Every action except the deployment ends within the first one. */
  minutesOfDeployment: 5,
  /** On average: Prepare waits for CloudFormation to create a change set. */
  secondsOfFunction: 5,
} as const;
