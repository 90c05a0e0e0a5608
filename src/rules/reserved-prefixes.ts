import { Rule } from './rule';

/**
 * Prefixes of bucket names that Amazon S3 reserves. It also reserves `xn--`, which the pattern of `name` rejects.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const RESERVED_BUCKET_PREFIXES = ['sthree-', 'amzn-s3-demo-'];

/** Product names with which no bucket could be created. */
export const reservedPrefixes: Rule = ({ name }) =>
  RESERVED_BUCKET_PREFIXES.filter((prefix) => name !== undefined && `${name}-`.startsWith(prefix)).map((prefix) => ({
    path: ['name'],
    message: `makes bucket names start with ${prefix}, which Amazon S3 reserves`,
    value: name,
    fix: 'use another name',
  }));
