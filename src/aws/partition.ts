/** The AWS partition that a Region belongs to, and its DNS suffix. */
export interface Partition {
  /** `aws`, `aws-us-gov` or `aws-cn`, as in an ARN. */
  readonly name: string;
  /** For example `amazonaws.com`. */
  readonly dnsSuffix: string;
}

/** Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return { name: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' };
  if (region.startsWith('us-gov-')) return { name: 'aws-us-gov', dnsSuffix: 'amazonaws.com' };
  return { name: 'aws', dnsSuffix: 'amazonaws.com' };
}
