import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal, independent of the line endings of a checkout. */
export function checksum(text: string): string {
  return createHash('sha256').update(withUnixLineEndings(text)).digest('hex');
}

/** Git can check a file out with CRLF line endings. */
export function withUnixLineEndings(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
