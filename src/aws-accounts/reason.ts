import { escapeControls, shorten } from '../config/problem';

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

/** What the SDK itself says of a profile's credentials: expired sign-ins, missing keys. */
const SDK_ERRORS = ['CredentialsProviderError', 'TokenProviderError'];

/**
 * Why AWS could not be asked, in one line. Of a text that is neither AWS's nor the SDK's nothing is shown: a credential
 * process may print what it was called with.
 */
export function reasonOf(error: unknown): string {
  const { code, message, name } = error as NodeJS.ErrnoException;
  const known = REASONS[name];
  if (known !== undefined) return known;
  if (code !== undefined && /^E[A-Z_]+$/.test(code)) return `AWS cannot be reached (${code})`;
  if (!SDK_ERRORS.includes(name) || message.startsWith('Command failed')) return `AWS cannot be asked (${name})`;
  return escapeControls(shorten(message.split(/\.?(?:\n|$)/)[0]!));
}
