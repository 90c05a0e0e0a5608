/** Colors of a terminal with a dark background, by the number after `ESC [`. */
const COLOURS: Readonly<Record<number, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#f2cc60',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};

const FOREGROUND = '#e6edf3';
const BACKGROUND = '#0d1117';

/** Pixels. */
const COLUMN = 8.4;
const LINE = 20;
const MARGIN = 16;

interface Style {
  readonly colour: string;
  readonly isBold: boolean;
}

const PLAIN: Style = { colour: FOREGROUND, isBold: false };

/** Converts terminal output, including escape sequences for colors, to a picture. */
export function screenToSvg(screen: string, title: string): string {
  const lines = screen.split('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every escape sequence begins with it
  const columns = Math.max(...lines.map((line) => [...line.replaceAll(/\u001b\[[\d;]*m/g, '')].length));
  const width = Math.ceil(columns * COLUMN + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  let style = PLAIN;
  const rows = lines.map((line, index) => {
    const spans = line.split('\u001b[').map((part, at) => {
      if (at === 0) return span(part, style);
      const end = part.indexOf('m');
      style = part.slice(0, end).split(';').map(Number).reduce(styled, style);
      return span(part.slice(end + 1), style);
    });
    return `  <text x="${MARGIN}" y="${MARGIN + (index + 0.75) * LINE}">${spans.join('')}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve">`,
    `  <title>${escapeXml(title)}</title>`,
    `  <style>text { font: 14px ui-monospace, Menlo, Consolas, monospace; white-space: pre }</style>`,
    `  <rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function styled(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, isBold: true };
  if (code === 22) return { ...style, isBold: false };
  return { ...style, colour: COLOURS[code] ?? (code === 39 ? FOREGROUND : style.colour) };
}

function span(text: string, { colour, isBold }: Style): string {
  const weight = isBold ? ' font-weight="bold"' : '';
  return text === '' ? '' : `<tspan fill="${colour}"${weight}>${escapeXml(text)}</tspan>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
