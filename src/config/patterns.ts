const NAME = 'use lowercase letters, digits and single hyphens, starting with a letter';
const CONTAINER_NAME = 'use at most 255 letters, digits, hyphens and underscores';

/** The pattern of an AWS account ID. */
export const ACCOUNT_ID = '^[0-9]{12}$';

/** The pattern of an ECR repository name. */
export const REPOSITORY_NAME = '^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$';

/** The schema's patterns in words. */
const EXPLANATIONS: { readonly [pattern: string]: string } = {
  '^[a-z](-?[a-z0-9])*$': NAME,
  '^[a-z]{2,4}(-[a-z]+)+-[0-9]+$': 'use an AWS Region, such as eu-west-1',
  [ACCOUNT_ID]: 'use a 12-digit AWS account ID, without hyphens, in quotes',
  '^[\\w+=,.@/-]{1,512}$': 'use the name of an IAM role, not its ARN',
  '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$': 'use 3 to 63 lowercase letters, digits, hyphens and periods',
  [REPOSITORY_NAME]:
    'use 2 to 256 lowercase letters and digits, separated by single hyphens, underscores, periods or slashes',
  '^\\w[\\w.-]{0,127}$': 'use at most 128 letters, digits, underscores, periods and hyphens',
  '^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$': 'use owner/repository',
  '^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$': 'use group/project, with every group in the path',
  '^https://[a-z0-9-]+(\\.[a-z0-9-]+)+(/[\\w.-]+)*$':
    'use the HTTPS URL of GitLab without a port or a trailing slash, such as https://gitlab.com',
  '^[\\w./-]{1,255}$': 'use a branch name, such as main',
  '^[\\w+=,.@-]{1,64}$': 'use at most 64 letters, digits and any of +=,.@_-',
  '^[A-Za-z0-9_-]{1,255}$': CONTAINER_NAME,
  '^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\\{accountId\\}):policy(/[\\w+=,.@-]+)+$':
    'use the ARN of an IAM policy, such as arn:aws:iam::{accountId}:policy/platform-boundary',
  '^/([\\w+=,.@-]+/)*$':
    'use a path of letters, digits and any of +=,.@_- that starts and ends with a slash, such as /platform/',
  '^/': 'use an absolute path, starting with /',
  '^(LATEST|\\d+\\.\\d+\\.\\d+)$': 'use LATEST, or three numbers, such as 1.4.0',
  '^fs-[0-9a-f]+$': 'use the ID of an Amazon EFS file system, such as fs-0123456789abcdef0',
  '^fsap-[0-9a-f]+$': 'use the ID of an Amazon EFS access point, such as fsap-0123456789abcdef0',
  '^ELBSecurityPolicy-[A-Za-z0-9-]+$':
    'use an Elastic Load Balancing security policy, such as ELBSecurityPolicy-TLS13-1-3-2021-06',
  '^[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*$': 'use status codes and ranges, such as 200,302 or 200-399',
  '^[A-Za-z0-9_./#-]{1,512}$': 'use at most 512 letters, digits and any of _./#-',
  '^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$':
    'use lowercase letters, digits and single hyphens, with a letter at the start and after each hyphen',
  '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$': 'use an IANA time zone, such as Europe/Berlin',
  '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$': 'use a time in UTC, such as 2027-01-31T08:00:00Z',
  '^[a-z0-9_][a-z0-9_-]{0,63}$':
    'use at most 64 lowercase letters, digits, hyphens and underscores, not starting with a hyphen',
  '^[a-z0-9_.][a-z0-9_.-]{0,126}$':
    'use at most 127 lowercase letters, digits, hyphens, underscores and periods, not starting with a hyphen',
  '^ns-[a-z0-9]{1,61}$': 'use the ID of an AWS Cloud Map namespace, such as ns-0123456789abcdef',
  '^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$':
    'use a DNS name: letters, digits, hyphens and underscores, with at most 63 characters between periods',
  '^[A-Za-z][A-Za-z0-9-]{0,127}$': 'use at most 128 letters, digits and hyphens, starting with a letter',
};

/** Describes the values that match the pattern. */
export function explainPattern(pattern: string): string {
  return EXPLANATIONS[pattern] ?? `use a value that matches ${pattern}`;
}
