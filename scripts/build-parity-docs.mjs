// Writes docs/parity.md from scripts/parity.json. test/parity.test.ts checks it against the modules, the schema and the
// tests that it refers to.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/**
 * @typedef {{ names: string[], file: string }} Reference names, and the file that contains them
 * @typedef {{ original: string, here: string | null, key?: string, note?: string }} InterfaceRow
 * @typedef {{ original: string, here: string, where: Reference[], provenBy: Reference[] }} BehaviorRow
 * @typedef {{ module: string, kind: 'inputs' | 'outputs', rows: InterfaceRow[] }} Interface
 * @typedef {{ heading: string, rows: BehaviorRow[] }} Behaviors
 */

/** The text of docs/parity.md. */
export function renderParityDocs() {
  /** @type {{ interfaces: Interface[], behaviors: Behaviors[] }} */
  const { behaviors, interfaces } = JSON.parse(readFileSync(new URL('scripts/parity.json', root), 'utf8'));
  return [INTRODUCTION, ...interfaces.map(interfaceSection), ...behaviors.map(behaviorSection)].join('\n');
}

const INTRODUCTION = `# Parity with the original terraform-aws-ecs-pipeline modules

Every input, output, and behavior of the original terraform-aws-ecs-pipeline modules, with its counterpart here. A dash
means that the counterpart was left out on purpose, for the reason in the last column. [config.md](config.md) describes
the keys of \`ecs-pipeline.yaml\`, and the READMEs of the modules describe their inputs. A test checks this page against
the modules, the schema, and the tests that it refers to.
`;

/** @param {Interface} section */
function interfaceSection({ kind, module, rows }) {
  const hasKeys = kind === 'inputs';
  return table(
    `${kind === 'inputs' ? 'Inputs' : 'Outputs'} of \`${module}\``,
    ['Original', 'Here', ...(hasKeys ? ['Key'] : []), ''],
    rows.map(({ here, key = '', note = '', original }) => [
      `\`${original}\``,
      here === null ? '—' : `\`${here}\``,
      ...(hasKeys ? [key] : []),
      note,
    ]),
  );
}

/** @param {Behaviors} section */
function behaviorSection({ heading, rows }) {
  return table(
    heading,
    ['Original', 'Here', 'Where', 'Proven by'],
    rows.map(({ here, original, provenBy, where }) => [original, here, references(where), references(provenBy)]),
  );
}

/** @param {Reference[]} list */
function references(list) {
  return list
    .map(({ file, names }) => `${names.map((name) => `\`${name}\``).join(', ')} in [${basename(file)}](../${file})`)
    .join('; ');
}

/**
 * @param {string} heading
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(heading, head, rows) {
  const line = (/** @type {string[]} */ cells) =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  return [`## ${heading}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('docs/parity.md', root), renderParityDocs());
}
