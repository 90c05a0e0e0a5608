const NAME = 'use lower-case letters, digits and single hyphens, starting with a letter';
const CONTAINER_NAME = 'use at most 255 letters, digits, hyphens and underscores';

/** The pattern of an AWS account id. */
export const ACCOUNT_ID = '^[0-9]{12}$';

/** The pattern of the name of an ECR repository. */
export const REPOSITORY_NAME = '^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$';

/** What the patterns of the schema say, in words. */
const EXPLANATIONS: { readonly [pattern: string]: string } = {
  '^[a-z](-?[a-z0-9])*$': NAME,
  '^[a-z]{2,4}(-[a-z]+)+-[0-9]+$': 'use an AWS Region, such as eu-west-1',
  [ACCOUNT_ID]: 'use the twelve digits of an AWS account id, without hyphens, in quotes',
  '^[\\w+=,.@/-]{1,512}$': 'use the name of an IAM role, not its ARN',
  '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$': 'use 3 to 63 lower-case letters, digits, hyphens and periods',
  [REPOSITORY_NAME]:
    'use 2 to 256 lower-case letters and digits, separated by single hyphens, underscores, periods or slashes',
  '^\\w[\\w.-]{0,127}$': 'use at most 128 letters, digits, underscores, periods and hyphens',
  '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$': 'use owner/repository',
  '^[\\w./-]{1,255}$': 'use the name of one branch, such as main',
  '^[\\w+=,.@-]{1,64}$': 'use at most 64 letters, digits and any of +=,.@_-',
  '^[A-Za-z0-9_-]{1,255}$': CONTAINER_NAME,
  '^/': 'use an absolute path, starting with /',
  '^fs-[0-9a-f]+$': 'use the id of an Amazon EFS file system, such as fs-0123456789abcdef0',
  '^fsap-[0-9a-f]+$': 'use the id of an Amazon EFS access point, such as fsap-0123456789abcdef0',
  '^[A-Za-z0-9_./#-]{1,512}$': 'use at most 512 letters, digits and any of _./#-',
  '^[A-Za-z][A-Za-z0-9-]{0,127}$': 'use at most 128 letters, digits and hyphens, starting with a letter',
};

/** What a value that does not match the pattern should be. */
export function explainPattern(pattern: string): string {
  return EXPLANATIONS[pattern] ?? `it must match ${pattern}`;
}
