import { isSentence, Message, PLACEHOLDER } from './message';

/** The sentences in Terraform code: strings and comments. */
export function terraformMessages(code: string): Message[] {
  return lineByLine(code, (line) => {
    const { comment, strings } = scanLine(line);
    return { comment, texts: strings };
  });
}

/** The sentences in a template of Terraform, YAML or shell code: strings, comments and unquoted values. */
export function templateMessages(template: string): Message[] {
  return lineByLine(withoutTags(template), (line) => {
    const { comment, rest, strings } = scanLine(line);
    const [, plain] = /^\s*(?:- )?[\w-]+:\s+([^\s"'&*>|[{].*?)\s*$/.exec(rest) ?? [];
    return { comment, texts: plain ? [plain] : strings };
  });
}

/** All lines of a page, or of the template of one. */
export function pageMessages(page: string): Message[] {
  return withoutTags(page)
    .split('\n')
    .flatMap((text, index) => (isSentence(text) ? [{ line: index + 1, text: text.trim() }] : []));
}

interface Line {
  readonly comment?: string;
  readonly texts: readonly string[];
}

/** Comments on consecutive lines are one text, without the lines above and below a banner. */
function lineByLine(code: string, read: (line: string) => Line): Message[] {
  const messages: { line: number; text: string }[] = [];
  let wasComment = false;
  for (const [index, text] of code.split('\n').entries()) {
    const { comment = '', texts } = read(text);
    const isComment = /^\s*(#|\/\/)/.test(text);
    if (isComment && wasComment) messages.at(-1)!.text += ` ${comment}`;
    else messages.push(...[...texts, comment].map((one) => ({ line: index + 1, text: one })));
    wasComment = isComment;
  }
  return messages
    .map(({ line, text }) => ({ line, text: text.replaceAll(/ ?-{10,} ?/g, '') }))
    .filter(({ text }) => isSentence(text));
}

/** A template with placeholders instead of values, and without conditions. */
function withoutTags(template: string): string {
  return template
    .replaceAll(/\{\{!--.*?--\}\}|\{\{!.*?\}\}/gs, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/\{\{\{?~?\s*([#/^]|else)?.*?\}?\}\}/g, (_, block) => (block ? '' : PLACEHOLDER));
}

interface Scanned {
  readonly comment?: string;
  /** The line without its comment. */
  readonly rest: string;
  readonly strings: readonly string[];
}

/** Strings of a line, outer before inner, with placeholders for interpolations. */
function scanLine(line: string): Scanned {
  const strings: string[] = [];
  for (let at = 0; at < line.length; at++) {
    const before = line[at - 1] ?? ' ';
    if (line[at] === '"' || (line[at] === "'" && /[\s=:([{,]/.test(before))) {
      at = readString(line, at, strings);
    } else if (/^(#|\/\/)( |$)/.test(line.slice(at)) && /\s/.test(before)) {
      return { comment: line.slice(at).replace(/^(#|\/\/) ?/, ''), rest: line.slice(0, at), strings };
    }
  }
  return { rest: line, strings };
}

/** @returns the index of the quotation mark at the end */
function readString(line: string, start: number, strings: string[]): number {
  const index = strings.push('') - 1;
  let at = start + 1;
  for (; at < line.length && line[at] !== line[start]; at++) {
    if (line[at] === '\\') {
      strings[index] += line.slice(at, at + 2);
      at++;
    } else if (/^[$%]\{/.test(line.slice(at)) && !line.startsWith(PLACEHOLDER, at) && line[start] === '"') {
      strings[index] += PLACEHOLDER;
      at = readInterpolation(line, at + 2, strings);
    } else {
      strings[index] += line[at];
    }
  }
  return at;
}

/** @returns the index of the brace at the end */
function readInterpolation(line: string, start: number, strings: string[]): number {
  let depth = 1;
  let at = start;
  for (; at < line.length; at++) {
    if (line[at] === '"') at = readString(line, at, strings);
    else if (line[at] === '{') depth++;
    else if (line[at] === '}' && --depth === 0) break;
  }
  return at;
}
