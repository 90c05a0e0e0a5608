import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, temporaryFolder } from '../tools';

/** The measured diagram, in pixels of a page that is as wide as the diagram. */
export interface MeasuredDiagram {
  readonly page: Box;
  readonly nodes: readonly Box[];
  /** The boxes around nodes. */
  readonly clusters: readonly Box[];
  /** Lines of text. */
  readonly texts: readonly Text[];
  /** Points on the edges, a few pixels apart. */
  readonly edges: readonly (readonly Point[])[];
  /** The nodes that an edge runs through. */
  readonly crossed: readonly Box[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  /** The text. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface Text extends Box {
  /** The visible area: the rest is clipped. */
  readonly visible: Box;
  /** The enclosing shape. */
  readonly shape: Box;
  /** The contrast ratio of WCAG between text and background: 21 is black on white. */
  readonly contrast: number;
}

export interface Diagram {
  readonly source: string;
  readonly theme: 'default' | 'dark';
}

const MERMAID = require.resolve('@mermaid-js/tiny');

/**
 * Draws diagrams with Mermaid in a single browser run and measures them. A diagram that Mermaid rejects is an error.
 */
export async function measureDiagrams(diagrams: readonly Diagram[]): Promise<MeasuredDiagram[]> {
  const folder = temporaryFolder();
  const page = join(folder, 'page.html');
  writeFileSync(page, htmlOf(diagrams));
  const { stdout } = await run('chromium', [
    '--headless',
    '--no-sandbox', // the sandbox does not work as root
    '--disable-dev-shm-usage', // containers have little of it
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--virtual-time-budget=600000', // the browser ends as soon as nothing is left to do
    '--dump-dom',
    pathToFileURL(page).href,
  ]);
  const result = /<pre id="result">(.*?)<\/pre>/s.exec(stdout)?.[1];
  if (!result) throw new Error(`The browser measured nothing: ${stdout.slice(-2000)}`);
  const parsed = JSON.parse(Buffer.from(result, 'base64').toString('utf8'));
  if (parsed.error !== undefined) throw new Error(parsed.error);
  return parsed;
}

/** A page that draws all diagrams and outputs the measurements. */
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
