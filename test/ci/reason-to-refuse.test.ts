import { reasonToRefuse } from '../../src/ci/reason-to-refuse';
import { digestOf, type PlanRecord } from '../../src/terraform/plan-record';

const plan = (after: string): PlanRecord => ({
  resources: [{ address: 'a.b', actions: ['update'], before: { size: 'small' }, after: { size: after } }],
  outputs: [],
});
const reviewed = (record: PlanRecord | null, root = 'dev') => ({ root, record, text: '' });

test.each([
  ['equals the reviewed plan', { reviewed: reviewed(plan('large')) }, []],
  ['was not reviewed', {}, ['dev: no plan was reviewed']],
  ['failed for the pull request', { reviewed: reviewed(null) }, ['dev: no plan was reviewed']],
  [
    'differs from the reviewed plan',
    { reviewed: reviewed(plan('medium')) },
    ['dev: the plan differs from the reviewed one', '  a.b: new size changed from "medium" to "large"'],
  ],
  [
    'is compared with the plan of another root',
    { reviewed: reviewed(plan('large'), 'qa') },
    ['dev: the reviewed plan is for qa'],
  ],
  ['is accepted', { accept: digestOf(plan('large')), reviewed: reviewed(plan('medium')) }, []],
  [
    'was reviewed but is not the accepted plan',
    { accept: digestOf(plan('medium')), reviewed: reviewed(plan('large')) },
    [`dev: this plan does not have the accepted digest ${digestOf(plan('medium'))}`],
  ],
  [
    'has a digest that only begins with the accepted one',
    { accept: digestOf(plan('large')).slice(0, 12) },
    [expect.any(String)],
  ],
])('a plan that %s', (_, permission, reasons) => {
  expect(reasonToRefuse('dev', plan('large'), permission)).toEqual(reasons);
});
