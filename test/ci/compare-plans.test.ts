import { differences } from '../../src/ci/compare-plans';
import type { PlanRecord, RecordedChange } from '../../src/terraform/plan-record';

const change = (address: string, more: Partial<RecordedChange> = {}): RecordedChange => ({
  address,
  actions: ['update'],
  before: { size: 1 },
  after: { size: 2 },
  ...more,
});
const plan = (...resources: RecordedChange[]): PlanRecord => ({ resources, outputs: [] });

test('equal plans have no differences', () => {
  expect(differences(plan(change('a.b')), plan(change('a.b')))).toEqual([]);
});

test.each<[string, PlanRecord, string[]]>([
  [
    'an additional resource',
    plan(change('a.b'), change('c.d')),
    ['c.d: update is in the new plan but was not reviewed'],
  ],
  ['a missing resource', plan(), ['a.b: update was reviewed but is not in the new plan']],
  [
    'another action',
    plan(change('a.b', { actions: ['delete', 'create'] })),
    ['a.b: actions changed from "update" to "delete and create"'],
  ],
  ['another old value', plan(change('a.b', { before: { size: 3 } })), ['a.b: old size changed from 1 to 3']],
  ['another new value', plan(change('a.b', { after: { size: 3 } })), ['a.b: new size changed from 2 to 3']],
  [
    'another attribute',
    plan(change('a.b', { before: { size: 1, color: 'red' }, after: { size: 2, color: 'blue' } })),
    ['a.b: old color changed from absent to "red"', 'a.b: new color changed from absent to "blue"'],
  ],
  [
    'another previous address',
    plan(change('a.b', { from: 'a.old' })),
    ['a.b: previous address changed from absent to "a.old"'],
  ],
])('%s', (_, now, lines) => {
  expect(differences(plan(change('a.b')), now)).toEqual(lines);
});

test('outputs are marked as such', () => {
  const now = { resources: [], outputs: [change('url', { before: null, after: 'https://example.com' })] };

  expect(differences(plan(), now)).toEqual(['output url: update is in the new plan but was not reviewed']);
});

test('a long value is shortened', () => {
  const [line = ''] = differences(plan(change('a.b')), plan(change('a.b', { after: { size: 'x'.repeat(9_000) } })));

  expect(line.length).toBeLessThan(200);
});
