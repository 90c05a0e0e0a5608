import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type CodeBlock, codeBlocks } from '../tools/code-blocks';

export const ROOT = join(__dirname, '../..');

const EXAMPLES = ['everything', 'minimal', 'three-accounts'];

/** Folders without pages that are written for this project. */
const SKIPPED = ['coverage', 'dist', 'lib', 'node_modules', 'vendor', ...EXAMPLES];

/** Written by jsii-docgen, with declarations instead of code. */
const API = 'API.md';

/** The paths of all pages that are written for this project, by hand or by a script. */
export function pages(): string[] {
  return pagesBelow(ROOT)
    .map((file) => relative(ROOT, file))
    .filter((path) => path !== API);
}

/** The paths of the pages in the examples: they are generated for users. */
export function generatedPages(): string[] {
  return EXAMPLES.flatMap((name) => pagesBelow(join(ROOT, 'examples', name))).map((file) => relative(ROOT, file));
}

export function readPage(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A block, and the path of its page. */
export interface PageBlock extends CodeBlock {
  readonly path: string;
}

/** All blocks of pages in some languages, without illustrations. */
export function blocksOfPages(paths: readonly string[], ...languages: string[]): PageBlock[] {
  return paths
    .flatMap((path) => codeBlocks(readPage(path)).map((block) => ({ ...block, path })))
    .filter(({ isIllustration, language }) => !isIllustration && languages.includes(language));
}

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || SKIPPED.includes(entry.name) ? [] : pagesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
