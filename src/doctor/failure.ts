import { reasonOf } from '../aws-accounts/reason';
import { problem, Verdict } from './verdict';

const DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|Forbidden)$/;
const CREDENTIALS =
  /^(ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|AuthFailure|SignatureDoesNotMatch|CredentialsProviderError|TokenProviderError)$/;

/** What an error of the AWS SDK means for somebody who can do something about it. */
export function failure(error: unknown): Verdict {
  const { name } = error as Error;
  if (isOfCredentials(error)) {
    return problem(reasonOf(error), 'sign in again, or name a profile with --profile ENVIRONMENT=PROFILE');
  }
  if (isDenied(error)) {
    return problem(`the credentials may not look: AWS denies it (${name})`, 'allow it to them, or check it by hand');
  }
  return problem(reasonOf(error), 'check the network and AWS_ENDPOINT_URL');
}

/** Whether they are missing, wrong or expired. */
export function isOfCredentials(error: unknown): boolean {
  return CREDENTIALS.test((error as Error).name);
}

/** S3 says so with its status alone, in an answer without a body. */
export function isDenied(error: unknown): boolean {
  return DENIED.test((error as Error).name) || statusCode(error) === 403;
}

/** Of an answer of AWS. */
export function statusCode(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
