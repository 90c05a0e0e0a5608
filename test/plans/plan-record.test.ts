import fc from 'fast-check';
import type { PlanJson, ResourceChangeJson } from '../../src/terraform/plan-json';
import { digestOf, isEmpty, recordOf } from '../../src/terraform/plan-record';

const resource = (more: Partial<ResourceChangeJson['change']> = {}, address = 'aws_x.y'): ResourceChangeJson => ({
  address,
  mode: 'managed',
  change: { actions: ['update'], before: { a: 1, b: 1 }, after: { a: 2, b: 1 }, ...more },
});
const plan = (...resource_changes: ResourceChangeJson[]): PlanJson => ({ resource_changes });
const digest = (json: PlanJson) => digestOf(recordOf(json));

describe('the record of a plan', () => {
  test('contains the changed attributes of an update', () => {
    expect(recordOf(plan(resource())).resources).toEqual([
      { address: 'aws_x.y', actions: ['update'], before: { a: 1 }, after: { a: 2 } },
    ]);
  });

  test('contains the ID of a destroyed resource', () => {
    const gone = resource({ actions: ['delete'], before: { id: 'i-1', size: 1 }, after: null });

    expect(recordOf(plan(gone)).resources).toEqual([
      { address: 'aws_x.y', actions: ['delete'], before: { id: 'i-1' }, after: null },
    ]);
  });

  test('marks values that are known after the apply, and hides sensitive values', () => {
    const created = resource({
      actions: ['create'],
      before: null,
      after: { name: 'x', password: 'hunter2', list: [{ key: 'secret', name: 'y' }] },
      after_unknown: { arn: true, list: [{}] },
      after_sensitive: { password: true, list: [{ key: true }] },
    });

    expect(recordOf(plan(created)).resources[0]?.after).toEqual({
      arn: '(known after apply)',
      name: 'x',
      password: '(sensitive value)',
      list: [{ key: '(sensitive value)', name: 'y' }],
    });
  });

  test('marks that a sensitive value can change, without the value', () => {
    const changed = resource({
      before: { password: 'old' },
      after: { password: 'new' },
      before_sensitive: { password: true },
      after_sensitive: { password: true },
    });

    expect(recordOf(plan(changed)).resources[0]).toMatchObject({
      before: { password: '(sensitive value)' },
      after: { password: '(sensitive value)' },
    });
    expect(JSON.stringify(recordOf(plan(changed)))).not.toMatch(/old|new/);
  });

  test('contains moves, imports, deposed objects and outputs', () => {
    const still = { actions: ['no-op'], before: { id: 1 }, after: { id: 1 } };
    const record = recordOf({
      resource_changes: [
        { ...resource(still, 'a.moved'), previous_address: 'a.old' },
        { ...resource({ ...still, importing: { id: 'i-1' } }, 'a.imported') },
        { ...resource({ actions: ['delete'], before: { id: 2 }, after: null }, 'a.left'), deposed: 'abc' },
      ],
      output_changes: { url: { actions: ['create'], before: null, after: 'x' }, same: still },
    });

    expect(record.resources.map(({ address, from, imports }) => [address, from, imports])).toEqual([
      ['a.imported', undefined, 'i-1'],
      ['a.left (deposed abc)', undefined, undefined],
      ['a.moved', 'a.old', undefined],
    ]);
    expect(record.outputs).toEqual([{ address: 'url', actions: ['create'], before: null, after: 'x' }]);
  });

  test('is empty without changes: data sources that are read late are not changes', () => {
    const still = resource({ actions: ['no-op'], after: { a: 1, b: 1 } });
    const read: ResourceChangeJson = { ...resource({ actions: ['read'] }, 'data.aws_x.y'), mode: 'data' };

    expect(isEmpty(recordOf(plan(still, read)))).toBe(true);
    expect(isEmpty(recordOf({}))).toBe(true);
    expect(isEmpty(recordOf(plan(resource())))).toBe(false);
  });
});

const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue({ maxDepth: 2 }));
const actions = fc.constantFrom(['create'], ['update'], ['delete', 'create'], ['create', 'delete'], ['forget']);
const resources = fc.uniqueArray(
  fc.record({ address: fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,8}$/), actions, before: values, after: values }),
  { minLength: 1, maxLength: 5, selector: ({ address }) => address },
);
type Resources = typeof resources extends fc.Arbitrary<infer T> ? T : never;

const planOf = (list: Resources) => plan(...list.map(({ address, ...change }) => resource(change, address)));
/** The same value with its keys in reverse order. */
const reversed = <T>(value: T): T =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, reversed(one)]),
      ) as T);

describe('the digest', () => {
  test('is the same for the same plan in any order', () => {
    fc.assert(
      fc.property(resources, (list) => {
        const other = [...list]
          .reverse()
          .map((one) => ({ ...one, before: reversed(one.before), after: reversed(one.after) }));
        expect(digest(planOf(other))).toBe(digest(planOf(list)));
      }),
    );
  });

  test('is the same if an unchanged value differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const update = (stays: unknown) => plan(resource({ before: { a: 1, stays }, after: { a: 2, stays } }));
        expect(digest(update(one))).toBe(digest(update(other)));
      }),
    );
  });

  test.each<[string, (one: Resources[number]) => Resources[number]]>([
    ['address', (one) => ({ ...one, address: `${one.address}x` })],
    ['action', (one) => ({ ...one, actions: one.actions[0] === 'update' ? ['create'] : ['update'] })],
    ['value after it', (one) => ({ ...one, after: { ...one.after, z: 'changed' } })],
  ])('is another one for another %s', (_, change) => {
    fc.assert(
      fc.property(resources, fc.nat(), (list, nth) => {
        const index = nth % list.length;
        const changed = list.map((one, at) => (at === index ? change(one) : one));
        expect(digest(planOf(changed))).not.toBe(digest(planOf(list)));
      }),
    );
  });

  test('differs if a value before an update differs, because the apply would overwrite something else', () => {
    const update = (a: number) => plan(resource({ before: { a, b: 1 } }));

    expect(digest(update(7))).not.toBe(digest(update(1)));
  });
});
