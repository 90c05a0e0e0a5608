import { isIP } from 'node:net';

const CIDR_BLOCK = /^([\da-f:.]+)\/(0|[1-9]\d{0,2})$/i;

/**
 * Whether a text is an IPv4 or IPv6 CIDR block as Terraform's provider accepts it: the bits after the prefix are zero.
 */
export function isCidrBlock(text: string): boolean {
  const [, address = '', prefix] = CIDR_BLOCK.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return false;
  const bits = version === 4 ? bitsOfIpv4(address) : bitsOfIpv6(address);
  return Number(prefix) <= bits.length && !bits.slice(Number(prefix)).includes('1');
}

const binary = (number: number, width: number): string => number.toString(2).padStart(width, '0');

function bitsOfIpv4(address: string): string {
  return address
    .split('.')
    .map((part) => binary(Number(part), 8))
    .join('');
}

/** `::` stands for as many zeros as are missing, and the last two groups can be an IPv4 address. */
function bitsOfIpv6(address: string): string {
  const bitsOf = (half: string) =>
    half
      .split(':')
      .filter((group) => group !== '')
      .map((group) => (group.includes('.') ? bitsOfIpv4(group) : binary(Number.parseInt(group, 16), 16)))
      .join('');
  const [before = '', after] = address.split('::').map(bitsOf);
  return after === undefined ? before : before + after.padStart(128 - before.length, '0');
}
