const FENCED = /^( *)(`{3,})([^`\n]*)\n(.*?)^\1\2$/gms;

/** A fenced block of a page in Markdown. */
export interface CodeBlock {
  /** The first word after the fence, or the empty string. */
  readonly language: string;
  /** Whether the word `illustration` follows the language: the block cannot be run or compiled. */
  readonly isIllustration: boolean;
  /** Without the indentation of a list around it. */
  readonly code: string;
  /** Line of the fence, from 1. */
  readonly line: number;
}

/** All fenced blocks, in order. */
export function codeBlocks(page: string): CodeBlock[] {
  return [...page.matchAll(FENCED)].map((match) => {
    const [, indentation, , info = '', code = ''] = match;
    const [language = '', ...words] = info.trim().split(/\s+/);
    const unknown = words.filter((word) => word !== 'illustration');
    if (unknown.length > 0) throw new Error(`\`\`\`${info}: unknown word ${unknown.join(' ')}`);
    return {
      language,
      isIllustration: words.length > 0,
      code: code.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
      line: page.slice(0, match.index).split('\n').length,
    };
  });
}

/** The code of the blocks in a language, in order, without illustrations. */
export function blocksIn(language: string, page: string): string[] {
  return codeBlocks(page)
    .filter((block) => block.language === language && !block.isIllustration)
    .map(({ code }) => code);
}

/** A page with spaces instead of its blocks. */
export function withoutBlocks(page: string): string {
  return page.replaceAll(FENCED, (block) => block.replaceAll(/[^\n]/g, ' '));
}

/** A heading of a page. */
export interface Heading {
  /** Including the number signs. */
  readonly text: string;
  readonly level: number;
  /** Index of its line in the page. */
  readonly start: number;
}

/** All headings, in order. A comment in a block is not a heading. */
export function headingsOf(page: string): Heading[] {
  return [...withoutBlocks(page).matchAll(/^(#{1,6}) .*$/gm)].map(({ 0: text, 1: signs, index }) => ({
    text,
    level: signs!.length,
    start: index,
  }));
}

/** The text below a heading, given with its number signs, up to the next heading of the same or a higher level. */
export function sectionOf(page: string, heading: string): string {
  const headings = headingsOf(page);
  const index = headings.findIndex(({ text }) => text === heading);
  if (index < 0) throw new Error(`${heading}: heading not found`);
  const { level, start } = headings[index]!;
  const next = headings.slice(index + 1).find((other) => other.level <= level);
  return page.slice(start + heading.length + 1, next?.start);
}
