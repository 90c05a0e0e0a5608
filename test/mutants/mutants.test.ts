import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Explanations } from '../../scripts/mutants/explanations';
import { type Mutant, mutantsOf } from '../../scripts/mutants/operators';
import { percentKilled, table } from '../../scripts/mutants/report';
import { stratifiedSample } from '../../scripts/mutants/sample';
import { switchedSource } from '../../scripts/mutants/switched-source';
import { temporaryFolder } from '../tools';

let root: string;

beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(join(root, 'src'));
});

function mutants(source: string): Mutant[] {
  writeFileSync(join(root, 'src/a.ts'), source);
  return mutantsOf(root, 'src/a.ts');
}

/** The exported `value` of a source with each of its mutants active. At index 0, none is active. */
function values(source: string): unknown[] {
  const all = mutants(source).map((mutant, index) => ({ ...mutant, id: index + 1 }));
  const { outputText } = ts.transpileModule(switchedSource(source, all, 'switch'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  return [0, ...all.map(({ id }) => id)].map((active) => {
    const module = { exports: {} as { value?: unknown } };
    const requireSwitch = () => ({ isMutant: (id: number) => id === active });
    new Function('exports', 'require', outputText)(module.exports, requireSwitch);
    return module.exports.value;
  });
}

test.each([
  ['a comparison', 'export const value = 1n < 1n;', [false, true]],
  [
    'the operands of ?? in parentheses',
    'const a = null; export const value = a ?? a ?? (a || 5n);',
    [5n, null, 5n, null],
  ],
  ['a number, within a condition', 'export const value = [1n, 2n].length > 1 ? 7n : 8n;', [7n, 8n, 7n, 8n, 8n, 8n]],
  ['a string, and a value derived from it', "export const value = 'ab'.trim();", ['ab', 'ab', 'abx']],
  ['a template', 'const a = 1n; export const value = `${a}-b`;', ['1-b', '1-bx']],
  ['no sentences', "export const value = 'two words';", ['two words']],
  [
    'a link in an optional chain',
    'const a = [2n, 1n] as bigint[] | undefined; export const value = a?.sort().slice().at(-0);',
    undefined,
  ],
  ['an element', 'export const value = [5n, 6n];', [[5n, 6n], [6n], [5n]]],
  ['a statement', 'export const value: bigint[] = []; value.push(5n);', [[5n], []]],
])('changes %s', (_, source, expected) => {
  const found = values(source);
  expect(found.length).toBeGreaterThan(0);
  if (expected) expect(found).toEqual(expected);
});

test('samples at least one of each kind, and a proportional share of large kinds, the same for the same seed', () => {
  const items = Array.from({ length: 100 }, (_, index) => (index < 80 ? `large ${index}` : `small ${index}`));
  const kindOf = (item: string) => item.split(' ')[0];
  const sample = stratifiedSample([...items, 'rare 1'], kindOf, 21, 5);
  const count = (kind: string) => sample.filter((item) => kindOf(item) === kind).length;
  expect(new Set(sample).size).toBe(21);
  expect({ large: count('large'), small: count('small'), rare: count('rare') }).toEqual({
    large: 16,
    small: 4,
    rare: 1,
  });
  expect(stratifiedSample([...items, 'rare 1'], kindOf, 21, 5)).toEqual(sample);
  expect(stratifiedSample([...items, 'rare 1'], kindOf, 21, 6)).not.toEqual(sample);
});

test('counts a mutant that cannot be killed as neither killed nor survived', () => {
  const outcomes = (['killed', 'hung', 'killed', 'survived', 'explained'] as const).map((result, index) => ({
    folder: index < 2 ? 'src/a' : 'src/b',
    operator: 'text',
    result,
  }));
  expect(percentKilled(outcomes)).toBe(75);
  expect(table('folder', outcomes).replace(/ +/g, ' ').split('\n')).toEqual([
    'folder mutants killed hung explained survived %',
    'src/a 2 1 1 0 0 100.0',
    'src/b 3 1 0 1 1 50.0',
    'all 5 2 1 1 1 75.0',
  ]);
});

const entry = { file: 'src/a.ts', original: 'a ?? b', mutated: 'a && b', why: 'both are the same' };

function explanations(...entries: object[]): Explanations {
  mkdirSync(join(root, 'scripts/mutants'), { recursive: true });
  writeFileSync(join(root, 'scripts/mutants/equivalent-mutants.json'), JSON.stringify(entries));
  return new Explanations(root);
}

test('an explanation matches one change in a file, however it is wrapped, and fails if there is none', () => {
  const all = mutants('const [a, b] = []; export const value = [a ??\n b, a || b];');
  const found = explanations({ ...entry, within: '[a ?? b, a || b]', declaration: 'value' });
  expect(all.filter((mutant) => found.has(mutant)).map(({ mutated }) => mutated)).toEqual(['a && b']);
  for (const elsewhere of [{ within: 'a' }, { declaration: 'other' }, { file: 'src/a.ts', mutated: 'a' }]) {
    expect(() => explanations({ ...entry, ...elsewhere })).toThrow(/unknown mutant/);
  }
  expect(() => explanations(entry, { ...entry, original: 'a ?? c' })).toThrow(
    /unknown mutant; remove the entry.*a \?\? c/s,
  );
});

test('an explanation that matches two changes is refused, and accepted if it specifies the line', () => {
  const all = mutants('const [a, b] = [];\nexport const value = [\n  a ?? b,\n  [a ?? b],\n];');

  expect(() => explanations(entry)).toThrow(/matches 2 mutants; add within, declaration or line.*a \?\? b/s);
  const found = explanations({ ...entry, line: '[a ?? b],' });
  expect(all.filter((mutant) => found.has(mutant)).map(({ line, mutated }) => [line, mutated])).toEqual([
    [4, 'a && b'],
  ]);
});
