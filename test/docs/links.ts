import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { headingsOf, withoutBlocks } from '../tools/code-blocks';
import { ROOT, readPage } from './pages';

/** The relative links of a page whose file or heading does not exist. */
export function brokenLinks(path: string, page = readPage(path)): string[] {
  return linksOf(page).filter((link) => {
    const [file = '', anchor] = decodeURI(link).split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    if (target.startsWith('..') || !existsSync(join(ROOT, target))) return true;
    if (anchor === undefined) return false;
    return isFolder(target) || !anchorsOf(target === path ? page : readPage(target)).includes(anchor);
  });
}

/** Links, pictures and references, except those in code. */
function linksOf(page: string): string[] {
  const text = withoutBlocks(page).replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/gs, '');
  const links = [
    ...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|^\[[^\]]+\]: <?(\S+?)>?$|(?:href|src)="([^"]+)"/gm),
  ];
  return links
    .map(([, inline, reference, html]) => (inline ?? reference ?? html)!)
    .filter((link) => !/^[a-z][a-z+.-]*:/.test(link));
}

/** The anchors that GitHub gives headings, and anchors written in HTML. */
function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  const ofHeadings = headingsOf(page).map(({ text }) => {
    const plain = text.replace(/^#+ /, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const anchor = plain
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return [...ofHeadings, ...[...page.matchAll(/<\w+ (?:id|name)="([^"]+)"/g)].map(([, name]) => name!)];
}

function isFolder(path: string): boolean {
  return statSync(join(ROOT, path)).isDirectory();
}
