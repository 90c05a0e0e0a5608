import { reasonOf } from '../aws-accounts/reason';
import { problem, Verdict } from './verdict';

const DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError|Forbidden)$/;
const CREDENTIALS =
  /^(ExpiredToken|ExpiredTokenException|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|AuthFailure|SignatureDoesNotMatch|CredentialsProviderError|TokenProviderError)$/;

/** Explains an error of the AWS SDK, with a fix. */
export function failure(error: unknown): Verdict {
  const { name } = error as Error;
  if (isOfCredentials(error)) {
    return problem(reasonOf(error), 'sign in again, or choose a profile with --profile ENVIRONMENT=PROFILE');
  }
  if (isDenied(error)) {
    return problem(`cannot be checked: AWS denies access (${name})`, 'grant access, or check it by hand');
  }
  return problem(reasonOf(error), 'check the network and AWS_ENDPOINT_URL');
}

/** Whether the credentials are missing, wrong or expired. */
export function isOfCredentials(error: unknown): boolean {
  return CREDENTIALS.test((error as Error).name);
}

/** Whether AWS denied the call. The answer of S3 has no body, only a status code. */
export function isDenied(error: unknown): boolean {
  return DENIED.test((error as Error).name) || statusCode(error) === 403;
}

/** The HTTP status code of an answer from AWS. */
export function statusCode(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
