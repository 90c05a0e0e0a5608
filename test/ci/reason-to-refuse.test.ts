import { reasonToRefuse } from '../../src/ci/reason-to-refuse';
import { digestOf, type PlanRecord } from '../../src/terraform/plan-record';

const plan = (after: string): PlanRecord => ({
  resources: [{ address: 'a.b', actions: ['update'], before: { size: 'small' }, after: { size: after } }],
  outputs: [],
});
const reviewed = (record: PlanRecord | null, root = 'dev') => ({ root, record, text: '' });

test.each([
  ['does what was reviewed', { reviewed: reviewed(plan('large')) }, []],
  ['was not reviewed', {}, ['dev: no plan was reviewed']],
  ['could not be made for the pull request', { reviewed: reviewed(null) }, ['dev: no plan was reviewed']],
  [
    'does something else',
    { reviewed: reviewed(plan('medium')) },
    ['dev: the plan does something else than the one that was reviewed', '  a.b: new size was "medium", is "large"'],
  ],
  [
    'is compared with one of another root',
    { reviewed: reviewed(plan('large'), 'qa') },
    ['dev: the reviewed plan is one of qa'],
  ],
  ['is accepted', { accept: digestOf(plan('large')), reviewed: reviewed(plan('medium')) }, []],
  [
    'is another one than the accepted one, although it was reviewed',
    { accept: digestOf(plan('medium')), reviewed: reviewed(plan('large')) },
    [`dev: this is not the plan with the digest ${digestOf(plan('medium'))}`],
  ],
  [
    'has a digest of which a beginning is accepted',
    { accept: digestOf(plan('large')).slice(0, 12) },
    [expect.any(String)],
  ],
])('a plan that %s', (_, permission, reasons) => {
  expect(reasonToRefuse('dev', plan('large'), permission)).toEqual(reasons);
});
