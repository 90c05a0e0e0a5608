import { Box, MeasuredDiagram, Point } from './measure-diagrams';

/** The minimum width of a diagram on GitHub. GitHub scales wider ones down. */
const PAGE_WIDTH = 830;

/** Mermaid's font size is 16 pixels. Smaller fonts than this are hard to read. */
const SMALLEST_LETTERS = 11;

/** The minimum contrast of text in WCAG. */
const LEAST_CONTRAST = 4.5;

/** The readability problems of a diagram. */
export function diagramFaults({ clusters, crossed, edges, nodes, page, texts }: MeasuredDiagram): string[] {
  return [
    ...texts.filter((text) => !isWithin(text, text.visible)).map(({ name }) => `cut: ${name}`),
    ...texts.filter((text) => !isWithin(text, text.shape)).map(({ name }) => `sticks out of its box: ${name}`),
    ...[...clusters, ...texts].filter((box) => !isWithin(box, page)).map(({ name }) => `outside the picture: ${name}`),
    ...pairs(texts).filter(overlap).map(both('overlap')),
    ...pairs(nodes).filter(overlap).map(both('overlap')),
    ...pairs(clusters).filter(overlap).map(both('overlap')),
    ...product(nodes, clusters)
      .filter(([node, cluster]) => overlap([node, cluster]) && !isWithin(node, cluster))
      .map(both('half in the other')),
    ...product(texts, nodes)
      .filter(([text, node]) => overlap([text, node]) && !isWithin(text, node))
      .map(both('covered')),
    ...texts.filter((text) => edges.some((points) => points.some(isIn(text)))).map(({ name }) => `crossed: ${name}`),
    ...crossed.map(({ name }) => `crossed: ${name}`),
    ...texts.filter(({ contrast }) => contrast < LEAST_CONTRAST).map(({ name }) => `pale: ${name}`),
    ...(page.width > (PAGE_WIDTH * 16) / SMALLEST_LETTERS ? [`too wide: ${page.width}`] : []),
  ];
}

/** Line boxes include the space above and below the letters, and half a pixel is a rounding error. */
const TOLERANCE = 1;

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - TOLERANCE &&
    inner.y >= outer.y - TOLERANCE &&
    inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
    inner.y + inner.height <= outer.y + outer.height + TOLERANCE
  );
}

function overlap([one, other]: readonly [Box, Box]): boolean {
  return (
    one.x + one.width > other.x + TOLERANCE &&
    other.x + other.width > one.x + TOLERANCE &&
    one.y + one.height > other.y + TOLERANCE &&
    other.y + other.height > one.y + TOLERANCE
  );
}

const isIn = (box: Box) => (point: Point) => overlap([box, { ...point, name: '', width: 2, height: 2 }]);

const both =
  (fault: string) =>
  ([one, other]: readonly [Box, Box]) =>
    `${fault}: ${one.name} and ${other.name}`;

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((item, index) => items.slice(index + 1).map((other): [T, T] => [item, other]));
}

function product<A, B>(some: readonly A[], others: readonly B[]): [A, B][] {
  return some.flatMap((item) => others.map((other): [A, B] => [item, other]));
}
