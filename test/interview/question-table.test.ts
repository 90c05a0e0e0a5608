import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Path } from '../../src/config';
import { isMap } from '../../src/config/maps';
import type { Subject } from '../../src/interview/question';
import { ALTERNATIVE_FLAGS, QUESTIONS } from '../../src/interview/question-table';

const SCHEMA: unknown = JSON.parse(readFileSync(join(__dirname, '../../ecs-pipeline.schema.json'), 'utf8'));

const SUBJECTS: readonly Subject[] = ['product', 'environment', 'service'];
const AT: Readonly<Record<Subject, Path>> = {
  product: [],
  environment: ['properties', 'environments', 'items'],
  service: ['properties', 'services', 'items'],
};

const ENTRIES = SUBJECTS.flatMap((subject) =>
  QUESTIONS[subject].map((entry) => ({ subject, entry, others: QUESTIONS[subject] })),
);

const at = (value: unknown, keys: Path): unknown =>
  keys.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);

/** The schema of a key, with references and alternatives resolved. */
function schemaAt(schema: unknown, [key, ...rest]: Path): unknown {
  if (!isMap(schema)) return undefined;
  if (typeof schema.$ref === 'string') {
    return schemaAt(at(SCHEMA, schema.$ref.replace(/^#\//, '').split('/').map(decodeURIComponent)), [key!, ...rest]);
  }
  if (key === undefined) return schema;
  const alternatives = Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return (
    (isMap(schema.properties) && schema.properties[key] !== undefined && schemaAt(schema.properties[key], rest)) ||
    alternatives.map((one) => schemaAt(one, [key, ...rest])).find((found) => found !== undefined)
  );
}

describe('the table of questions', () => {
  test.each(
    ENTRIES.flatMap(({ entry, subject }) => (entry.paths ?? []).map((path) => [subject, entry.key, path] as const)),
  )('%s, %s: %j is a key of the config', (subject, _, path) => {
    const root = SCHEMA;
    const item = subject === 'product' ? root : at(definition(root), AT[subject]);

    expect(schemaAt(item, path)).toBeDefined();
  });

  test.each(ENTRIES.filter(({ entry }) => entry.when))(
    '$subject, $entry.key: depends on an answer to an earlier question',
    ({ entry, others }) => {
      const before = others.slice(0, others.indexOf(entry)).find(({ key }) => key === entry.when?.key);

      expect(before).toBeDefined();
      if (Array.isArray(before?.choices)) {
        expect(before.choices.map(({ value }: { value: string }) => value)).toContain(entry.when?.is);
      } else {
        expect(before?.type).toBe('confirm');
      }
    },
  );

  test.each(SUBJECTS)('%s: each flag is unique', (subject) => {
    const keys = [...QUESTIONS[subject], ...ALTERNATIVE_FLAGS[subject]].map(({ key }) => key);

    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every question without a default has a stand-in, so that values derived from it can be checked', () => {
    const without = ENTRIES.filter(
      ({ entry }) => entry.default === undefined && entry.when === undefined && entry.standIn === undefined,
    );

    expect(without.map(({ entry }) => entry.key)).toEqual([]);
  });
});

function definition(schema: unknown): unknown {
  const reference = isMap(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined;
  return reference === undefined ? schema : at(schema, reference.replace(/^#\//, '').split('/'));
}
