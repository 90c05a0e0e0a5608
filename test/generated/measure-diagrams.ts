import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, temporaryFolder } from '../tools';

/** What is drawn, in pixels of a page that is as wide as the diagram likes. */
export interface MeasuredDiagram {
  readonly page: Box;
  readonly nodes: readonly Box[];
  /** The boxes around nodes. */
  readonly clusters: readonly Box[];
  /** Lines of text. */
  readonly texts: readonly Text[];
  /** Points of the edges, some pixels apart. */
  readonly edges: readonly (readonly Point[])[];
  /** The nodes that an edge runs through. */
  readonly crossed: readonly Box[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  /** Its text. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface Text extends Box {
  /** Where the browser shows it: the rest is cut. */
  readonly visible: Box;
  /** The shape that it is in. */
  readonly shape: Box;
  /** Between the text and what is behind it, as WCAG defines it: 21 is black on white. */
  readonly contrast: number;
}

export interface Diagram {
  readonly source: string;
  readonly theme: 'default' | 'dark';
}

const MERMAID = require.resolve('@mermaid-js/tiny');

/** Draws diagrams with Mermaid, all in one run of a browser, and measures them. One that Mermaid refuses is an error. */
export async function measureDiagrams(diagrams: readonly Diagram[]): Promise<MeasuredDiagram[]> {
  const folder = temporaryFolder();
  const page = join(folder, 'page.html');
  writeFileSync(page, htmlOf(diagrams));
  const { stdout } = await run('chromium', [
    '--headless',
    '--no-sandbox', // it cannot start as root
    '--disable-dev-shm-usage', // of which containers have little
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--virtual-time-budget=600000', // it waits until nothing is left to do, and no longer
    '--dump-dom',
    pathToFileURL(page).href,
  ]);
  const result = /<pre id="result">(.*?)<\/pre>/s.exec(stdout)?.[1];
  if (!result) throw new Error(`The browser measured nothing: ${stdout.slice(-2000)}`);
  const parsed = JSON.parse(Buffer.from(result, 'base64').toString('utf8'));
  if (parsed.error !== undefined) throw new Error(parsed.error);
  return parsed;
}

/** A page that draws everything and ends with what it measured. */
function htmlOf(diagrams: readonly Diagram[]): string {
  const data = Buffer.from(JSON.stringify(diagrams)).toString('base64');
  const script = (file: string) => `<script src="${pathToFileURL(file).href}"></script>`;
  return `<!doctype html>
<meta charset="utf-8">
<body>
<pre id="result"></pre>
<script>const DIAGRAMS = ${JSON.stringify(data)};</script>
${script(MERMAID)}
${script(join(__dirname, 'measure-in-browser.js'))}
`;
}
