/** The parts of an ARN. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for a global resource. */
  readonly region: string;
  /** Empty for a resource whose ARN names no account, such as an S3 bucket. */
  readonly accountId: string;
  /** With its type and its path, for example `role/teams/release-manager`. It may contain colons. */
  readonly resource: string;
}

/** The parts of an ARN, or undefined for any other text. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition = '', service = '', region = '', accountId = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || partition === '' || service === '' || resource === '') return undefined;
  return { partition, service, region, accountId, resource };
}
