import { Rule } from './rule';

/**
 * Beginnings of bucket names that Amazon S3 reserves. There is also `xn--`, which the pattern of `name` refuses.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const RESERVED_BUCKET_PREFIXES = ['sthree-', 'amzn-s3-demo-'];

/** Names with which a bucket could not be created. */
export const reservedPrefixes: Rule = ({ name }) =>
  RESERVED_BUCKET_PREFIXES.filter((prefix) => name !== undefined && `${name}-`.startsWith(prefix)).map((prefix) => ({
    path: ['name'],
    message: `makes the names of buckets begin with ${prefix}, which Amazon S3 reserves`,
    value: name,
    fix: 'use another name',
  }));
