import { withoutScheduledBounds } from '../../src/drift/scheduled-bounds';

const target = (properties: readonly string[], isDeleted = false) => ({
  logicalId: 'ScalableTarget',
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  isDeleted,
  properties,
});
const service = { logicalId: 'Service', type: 'AWS::ECS::Service', isDeleted: false, properties: ['/MinCapacity'] };

test('bounds that a schedule has changed are not drift', () => {
  expect(withoutScheduledBounds([target(['/MaxCapacity', '/MinCapacity'])])).toEqual([]);
});

test('any other difference is drift', () => {
  expect(withoutScheduledBounds([target(['/MaxCapacity', '/SuspendedState']), service])).toEqual([
    target(['/SuspendedState']),
    service,
  ]);
  expect(withoutScheduledBounds([target([], true)])).toEqual([target([], true)]);
});
