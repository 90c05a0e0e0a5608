// Changes one small thing in the sources at a time and expects a unit test to fail: what survives, no test looks at.
// It works in a copy of the repository, so that the checkout stays as it is.
//
//   npx tsx scripts/mutation-test.ts [--sample N] [--seed N] [--list] [PATH…]    default: 60 mutants, seed 1, of MUTATED
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';

/** What decides on what is generated and written. */
const MUTATED = ['src/model', 'src/render', 'src/sync', 'src/naming', 'src/rules', 'src/config'];

/** Milliseconds for one run of the tests. */
const TIMEOUT = 120_000;

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const ROOT = resolve(__dirname, '..');

const OPERATORS: { readonly [operator: string]: string } = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '??': '&&',
};

/** Calls that can be left out, so that their receiver is the value. */
const DROPPABLE = ['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim', 'trimEnd'];

function mutantsOf(file: string): Mutant[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, text: string) => mutants.push({ file, start: node.getStart(), end: node.end, text });
  const visit = (node: ts.Node): void => {
    // Types, imports and messages decide nothing.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const swapped = OPERATORS[node.operatorToken.getText()];
      if (swapped) add(node.operatorToken, swapped);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText());
    }
    if (ts.isConditionalExpression(node)) {
      add(node.condition, `!(${node.condition.getText()})`);
    }
    if (ts.isIfStatement(node)) add(node.expression, `!(${node.expression.getText()})`);
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true');
    if (ts.isNumericLiteral(node)) add(node, String(Number(node.text) + 1));
    if (ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.text !== '' && !isProse(node.text)) {
      add(node, `'${node.text.replaceAll("'", "\\'")}x'`);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (DROPPABLE.includes(node.expression.name.text)) add(node, node.expression.expression.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function isProse(text: string): boolean {
  return text.includes(' ');
}

function filesBelow(path: string): string[] {
  if (statSync(join(ROOT, path)).isFile()) return [path];
  return readdirSync(join(ROOT, path))
    .flatMap((name) => filesBelow(`${path}/${name}`))
    .filter((file) => file.endsWith('.ts') && !file.includes('.generated.') && !file.endsWith('index.ts'));
}

/** Numbers that are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function sampleOf<T>(items: readonly T[], size: number, seed: number): T[] {
  const random = randomNumbers(seed);
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, size)
    .map(({ item }) => item);
}

function copyOfTheRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutation-'));
  for (const name of readdirSync(ROOT)) {
    if (name === 'node_modules') symlinkSync(join(ROOT, name), join(copy, name));
    else if (!['.git', 'dist', 'lib'].includes(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  return copy;
}

function isKilled(copy: string, { end, file, start, text }: Mutant): boolean {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, original.slice(0, start) + text + original.slice(end));
  try {
    const args = ['jest', '--selectProjects', 'unit', '--bail', '--findRelatedTests', file];
    const { status } = spawnSync('npx', args, { cwd: copy, stdio: 'ignore', timeout: TIMEOUT });
    return status !== 0;
  } finally {
    writeFileSync(path, original);
  }
}

function describe({ end, file, start, text }: Mutant): string {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const line = source.slice(0, start).split('\n').length;
  return `${file}:${line}  ${source.slice(start, end).replace(/\s+/g, ' ')} → ${text.replace(/\s+/g, ' ')}`;
}

function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
    },
  });
  const paths = positionals.length > 0 ? positionals : MUTATED;
  const all = paths.flatMap(filesBelow).flatMap(mutantsOf);
  const sample = sampleOf(all, Number(values.sample), Number(values.seed));
  console.log(`${sample.length} of ${all.length} mutants, seed ${values.seed}`);
  if (values.list) {
    console.log(sample.map(describe).join('\n'));
    return;
  }
  const copy = copyOfTheRepository();
  try {
    const survivors = sample.filter((mutant) => {
      const killed = isKilled(copy, mutant);
      if (!killed) console.log(`survived: ${describe(mutant)}`);
      return !killed;
    });
    const share = (100 * (sample.length - survivors.length)) / sample.length;
    console.log(`${sample.length - survivors.length} of ${sample.length} killed (${share.toFixed(0)} %)`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

main();
