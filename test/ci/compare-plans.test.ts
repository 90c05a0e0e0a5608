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

test('two plans that do the same differ in nothing', () => {
  expect(differences(plan(change('a.b')), plan(change('a.b')))).toEqual([]);
});

test.each<[string, PlanRecord, string[]]>([
  ['a resource more', plan(change('a.b'), change('c.d')), ['c.d: update is in the new plan, and was not reviewed']],
  ['a resource less', plan(), ['a.b: update was reviewed, and is not in the new plan']],
  [
    'another action',
    plan(change('a.b', { actions: ['delete', 'create'] })),
    ['a.b: actions was "update", is "delete and create"'],
  ],
  ['another value before', plan(change('a.b', { before: { size: 3 } })), ['a.b: old size was 1, is 3']],
  ['another value after', plan(change('a.b', { after: { size: 3 } })), ['a.b: new size was 2, is 3']],
  [
    'another attribute',
    plan(change('a.b', { before: { size: 1, color: 'red' }, after: { size: 2, color: 'blue' } })),
    ['a.b: old color was not there, is "red"', 'a.b: new color was not there, is "blue"'],
  ],
  ['another place', plan(change('a.b', { from: 'a.old' })), ['a.b: address before was not there, is "a.old"']],
])('%s', (_, now, lines) => {
  expect(differences(plan(change('a.b')), now)).toEqual(lines);
});

test('outputs are told apart from resources', () => {
  const now = { resources: [], outputs: [change('url', { before: null, after: 'https://example.com' })] };

  expect(differences(plan(), now)).toEqual(['output url: update is in the new plan, and was not reviewed']);
});

test('a long value is shortened', () => {
  const [line = ''] = differences(plan(change('a.b')), plan(change('a.b', { after: { size: 'x'.repeat(9_000) } })));

  expect(line.length).toBeLessThan(200);
});
