import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const environments = (count: number) =>
  Array.from({ length: count }, (_, index) => minimalEnvironment(`e${index}`, { approval: index > 0 }));

test('a pipeline has 50 stages at most', () => {
  expect(linesOf(minimalConfig({ environments: environments(25) }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments: environments(26) }))).toEqual([
    'environments: would give a pipeline too many stages, got 52 with the source and the approvals; use so many environments and approvals that they need at most 50',
  ]);
});
