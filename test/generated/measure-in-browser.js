// Runs in the browser, on the page of measure-diagrams.ts, after Mermaid and DIAGRAMS.

const decode = (text) => new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
const encode = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

const boxOf = (element, name) => boxOfRect(element.getBoundingClientRect(), name);
const boxOfRect = ({ height, width, x, y }, name) => ({ name, x, y, width, height });

function luminance(colour) {
  const [red, green, blue] = colour
    .match(/[\d.]+/g)
    .map((value) => value / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The lines of a label, each with its own rectangle. Wrapped text has several. */
function linesOf({ label, shape }) {
  const range = document.createRange();
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const around = {
      visible: boxOf(label.closest('foreignObject'), ''),
      shape: boxOf(shape, ''),
      contrast: contrast(getComputedStyle(node.parentElement).color, getComputedStyle(shape).fill),
    };
    lines.push(...[...range.getClientRects()].map((rect) => ({ ...boxOfRect(rect, node.textContent), ...around })));
  }
  return lines;
}

/** Points of an edge on the page, a few pixels apart. */
function pointsOf(path) {
  const matrix = path.getScreenCTM();
  const count = Math.floor(path.getTotalLength() / 3);
  return Array.from({ length: count }, (_, index) => {
    const { x, y } = path.getPointAtLength(index * 3).matrixTransform(matrix);
    return { x, y };
  });
}

/** Whether an edge runs through a shape. Its ends can touch the shape. */
function isCrossed(points, shape) {
  const matrix = shape.getScreenCTM().inverse();
  return points.slice(3, -3).some(({ x, y }) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix)));
}

function measure(svg) {
  const find = (selector) =>
    [...svg.querySelectorAll(selector)].map((element) => ({
      label: element.querySelector('.nodeLabel'),
      shape: element.querySelector('rect, polygon, path'),
    }));
  const nodes = find('g.node');
  const clusters = find('g.cluster');
  const edges = [...svg.querySelectorAll('path.flowchart-link')].map(pointsOf);
  const named = ({ label, shape }) => boxOf(shape, label.textContent);
  return {
    page: boxOf(svg, ''),
    nodes: nodes.map(named),
    clusters: clusters.map(named),
    texts: [...nodes, ...clusters].flatMap(linesOf),
    edges,
    crossed: nodes.filter(({ shape }) => edges.some((points) => isCrossed(points, shape))).map(named),
  };
}

async function measureAll() {
  const measured = [];
  for (const [index, { source, theme }] of JSON.parse(decode(DIAGRAMS)).entries()) {
    mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' });
    const { svg } = await mermaid.render(`diagram${index}`, source);
    const element = document.body.appendChild(document.createElement('div'));
    element.style.width = '5000px'; // nothing is scaled down
    element.innerHTML = svg;
    measured.push(measure(element.querySelector('svg')));
    element.remove();
  }
  return measured;
}

measureAll()
  .catch((error) => ({ error: String(error) }))
  .then((result) => {
    document.getElementById('result').textContent = encode(JSON.stringify(result));
  });
