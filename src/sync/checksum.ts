import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal, of the text with the line endings of every checkout made the same. */
export function checksum(text: string): string {
  return createHash('sha256').update(withUnixLineEndings(text)).digest('hex');
}

/** Git may check a file out with CRLF. */
export function withUnixLineEndings(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
