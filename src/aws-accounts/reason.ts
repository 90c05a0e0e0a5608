/** By AWS error name: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const REASONS: { readonly [name: string]: string } = {
  AbortError: 'AWS did not respond in time',
  AccessDenied: 'AWS denies access',
  AccessDeniedException: 'AWS denies access',
  ExpiredToken: 'the credentials have expired',
  ExpiredTokenException: 'the credentials have expired',
  InvalidClientTokenId: 'AWS does not recognize the access key',
  SignatureDoesNotMatch: 'the secret access key is wrong',
  TimeoutError: 'AWS did not respond in time',
};

/** Node.js error codes for a host that cannot be found or does not answer. */
const NETWORK = /\b(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ETIMEDOUT)\b/;

/**
 * Why a call to AWS failed, in one line. The error's own text is not shown, because a credential process can print its
 * arguments.
 */
export function reasonOf(error: unknown): string {
  const { code, message, name } = error as NodeJS.ErrnoException;
  const known = REASONS[name];
  if (known !== undefined) return known;
  const [, network] = NETWORK.exec(`${code} ${message}`) ?? [];
  if (network !== undefined) return `AWS cannot be reached (${network})`;
  if (/\bSSO\b/.test(message)) return 'the SSO session has expired; renew it with aws sso login';
  return name === 'CredentialsProviderError' ? 'no working credentials found' : `the call to AWS failed (${name})`;
}
