import type { ReportedPlan } from '../../src/ci/plan-folder';
import { type Drift, hasDrift, hasProblems, type StackDrift } from '../../src/drift/drift';
import { driftIssue, driftMarker } from '../../src/drift/drift-issue';
import { driftLines } from '../../src/drift/drift-text';
import type { PlanRecord } from '../../src/terraform/plan-record';

const URL = 'https://github.com/example/shop/actions/runs/1';
const record = (...actions: string[]): PlanRecord => ({
  outputs: [],
  resources: actions.map((action, index) => ({ address: `a.b${index}`, actions: [action], before: null, after: null })),
});
const plan = (root: string, what: PlanRecord | null, text = 'No changes.'): ReportedPlan => ({
  root,
  text,
  record: what,
});
const stack = (root: string, changes: Partial<StackDrift> = {}): StackDrift => ({
  root,
  stack: `shop-${root}-api`,
  resources: [],
  problem: null,
  ...changes,
});

const SERVICE = {
  logicalId: 'Service',
  type: 'AWS::ECS::Service',
  isDeleted: false,
  properties: ['/DesiredCount', '/EnableExecuteCommand'],
};
const NOTHING: Drift = { plans: [plan('dev', record())], stacks: [stack('dev')] };
const DRIFT: Drift = {
  plans: [plan('dev', record('update'), 'the plan of dev'), plan('production', record()), plan('pipeline', null, 'no')],
  stacks: [
    stack('dev', { resources: [SERVICE, { ...SERVICE, logicalId: 'Alarm|1', isDeleted: true, properties: [] }] }),
    stack('production'),
    stack('staging', { problem: 'account 333333333333: denied' }),
  ],
};

test('drift is a change in a plan, or a difference between a stack and its template', () => {
  expect([hasDrift(NOTHING), hasProblems(NOTHING)]).toEqual([false, false]);
  expect([hasDrift(DRIFT), hasProblems(DRIFT)]).toEqual([true, true]);
  expect(hasDrift({ ...NOTHING, stacks: DRIFT.stacks })).toBe(true);
  expect(hasDrift({ ...NOTHING, plans: DRIFT.plans })).toBe(true);
  expect(hasProblems({ ...NOTHING, plans: [plan('dev', null)] })).toBe(true);
  expect(hasProblems({ ...NOTHING, stacks: [stack('dev', { problem: 'no' })] })).toBe(true);
});

test('a terminal shows each root, and each stack with drift', () => {
  expect(driftLines(DRIFT)).toEqual([
    'dev: 0 to add, 1 to change, 0 to destroy',
    'production: no changes',
    'pipeline: plan failed',
    'shop-dev-api: Service (AWS::ECS::Service) was modified: /DesiredCount and /EnableExecuteCommand',
    'shop-dev-api: Alarm|1 (AWS::ECS::Service) was deleted',
    'shop-staging-api: could not be checked for drift: account 333333333333: denied',
    '1 of 3 stacks: no drift',
  ]);
});

test('the issue lists the differences, and whatever could not be checked', () => {
  const text = driftIssue('shop', DRIFT, URL);

  expect(text.startsWith(`${driftMarker('shop')}\n`)).toBe(true);
  expect(text).toContain(`
| Root | What an apply would change |
| --- | --- |
| dev | 0 to add, 1 to change, 0 to destroy |
| pipeline | **plan failed** |

| Root | Stack | Difference from the template |
| --- | --- | --- |
| dev | shop-dev-api | Service (AWS::ECS::Service) was modified: /DesiredCount and /EnableExecuteCommand |
| dev | shop-dev-api | Alarm\\|1 (AWS::ECS::Service) was deleted |
| staging | shop-staging-api | could not be checked for drift: account 333333333333: denied |
`);
  expect(text).toContain(
    '<details><summary>dev: 0 to add, 1 to change, 0 to destroy</summary>\n\n```\nthe plan of dev\n```',
  );
  expect(text).not.toContain('production');
  expect(text).toContain(`[Run](${URL})`);
});

test.each([
  [
    'plans',
    { ...NOTHING, plans: [plan('dev', record('update'), 'line\n'.repeat(50_000)), plan('pipeline', null, 'x')] },
  ],
  [
    'rows',
    { ...NOTHING, stacks: Array.from({ length: 2000 }, (_, index) => stack(`e${index}`, { resources: [SERVICE] })) },
  ],
])('an issue with many %s does not exceed the length limit of GitHub', (_, drift) => {
  expect(driftIssue('shop', drift, URL).length).toBeLessThanOrEqual(65_536);
});
