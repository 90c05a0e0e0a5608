/** A part of a Terraform file: a string by its value, everything else as it is written. */
export type Token = readonly ['string' | 'comment' | 'code', string];

const TOKEN = /"(?:[^"\\]|\\.)*"|#[^\n]*|[A-Za-z_][\w-]*|[^\s]/gsu;

/** Stands for the start of an interpolation or directive, which a literal text escapes by doubling. */
const TEMPLATE = '\ue000';

/** The parts of a Terraform file, without those that depend only on its layout. */
export function hclTokens(text: string): Token[] {
  if (/<<-?[A-Z]/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '')))
    throw new Error('a heredoc: hclTokens cannot read it yet');
  const tokens = [...text.matchAll(TOKEN)].map(([written]): Token => {
    if (written.startsWith('"')) return ['string', meaning(written)];
    return [written.startsWith('#') ? 'comment' : 'code', written];
  });
  // A list on several lines has a trailing comma. A key of an object has quotes only where it needs them.
  return tokens.filter(([, written], at) => written !== ',' || ![']', ')'].includes(tokens[at + 1]?.[1] ?? ''));
}

/** Source: https://developer.hashicorp.com/terraform/language/expressions/strings */
function meaning(literal: string): string {
  if (literal.includes('\n')) throw new Error(`a string on several lines: ${literal}`);
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
  throw new Error(`not a Terraform escape sequence: ${what}`);
}
