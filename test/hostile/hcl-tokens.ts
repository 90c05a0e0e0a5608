/** A part of a file of Terraform: a string is what it means, all else as it is written. */
export type Token = readonly ['string' | 'comment' | 'code', string];

const TOKEN = /"(?:[^"\\]|\\.)*"|#[^\n]*|[A-Za-z_][\w-]*|[^\s]/gsu;

/** What begins an interpolation or a directive: in a text that is a literal, Terraform has it doubled. */
const TEMPLATE = '\ue000';

/** The parts of a file of Terraform, without what only its layout needs. */
export function hclTokens(text: string): Token[] {
  if (/<<-?[A-Z]/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '')))
    throw new Error('a heredoc: teach hclTokens to read it');
  const tokens = [...text.matchAll(TOKEN)].map(([written]): Token => {
    if (written.startsWith('"')) return ['string', meaning(written)];
    return [written.startsWith('#') ? 'comment' : 'code', written];
  });
  // A list of several lines has a comma more. A key of an object has quotes where it needs them.
  return tokens.filter(([, written], at) => written !== ',' || ![']', ')'].includes(tokens[at + 1]?.[1] ?? ''));
}

/** Source: https://developer.hashicorp.com/terraform/language/expressions/strings */
function meaning(literal: string): string {
  if (literal.includes('\n')) throw new Error(`a string of several lines: ${literal}`);
  return literal
    .slice(1, -1)
    .replace(/([$%])\1\{|[$%]\{/g, (written, sign) => (sign ? `${sign}{` : `${TEMPLATE}${written}`))
    .replace(/\\(u[0-9a-f]{4}|U[0-9a-f]{8}|.)/g, (_, escaped: string) =>
      /^[uU]./.test(escaped)
        ? String.fromCodePoint(Number.parseInt(escaped.slice(1), 16))
        : (ESCAPES[escaped] ?? fail(`\\${escaped}`)),
    );
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function fail(what: string): never {
  throw new Error(`not an escape of Terraform: ${what}`);
}
