/** By the names of AWS's errors: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const REASONS: { readonly [name: string]: string } = {
  AbortError: 'no answer from AWS in time',
  AccessDenied: 'AWS denies it',
  AccessDeniedException: 'AWS denies it',
  ExpiredToken: 'its credentials have expired',
  ExpiredTokenException: 'its credentials have expired',
  InvalidClientTokenId: 'AWS does not know its access key',
  SignatureDoesNotMatch: 'its secret access key is wrong',
  TimeoutError: 'no answer from AWS in time',
};

/** Of Node.js, for a host that is not there or does not answer. */
const NETWORK = /\b(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ETIMEDOUT)\b/;

/**
 * Why AWS could not be asked, in one line. Nothing of the error's own text is shown: a credential process may print what
 * it was called with.
 */
export function reasonOf(error: unknown): string {
  const { code, message, name } = error as NodeJS.ErrnoException;
  const known = REASONS[name];
  if (known !== undefined) return known;
  const [, network] = NETWORK.exec(`${code} ${message}`) ?? [];
  if (network !== undefined) return `AWS cannot be reached (${network})`;
  if (/\bSSO\b/.test(message)) return 'its sign-in has expired, renew it with aws sso login';
  return name === 'CredentialsProviderError' ? 'it has no credentials that work' : `AWS cannot be asked (${name})`;
}
