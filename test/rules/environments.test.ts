import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

test('overrides of an environment that there is not', () => {
  expect(linesOf(configWithService({ overrides: { prodution: {}, qa: {} } }))).toEqual([
    'services[0].overrides.prodution: no such environment; did you mean production?',
    'services[0].overrides.qa: no such environment; the environments are dev and production',
  ]);
});

test('where the name of an environment is wrong, its overrides may be right', () => {
  const config = configWithService({ overrides: { Prod: {} } });
  const environments = [...config.environments.slice(0, 1), { name: 'Prod!', accountId: '333333333333' }];

  expect(linesOf({ ...config, environments })).toEqual([expect.stringMatching(/^environments\[1\]\.name: not of the/)]);
});

const environments = (count: number) =>
  Array.from({ length: count }, (_, index) => minimalEnvironment(`e${index}`, { approval: index > 0 }));

test('a pipeline has 50 stages at most', () => {
  expect(linesOf(minimalConfig({ environments: environments(25) }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments: environments(26) }))).toEqual([
    'environments: would give a pipeline too many stages, got 52 with the source and the approvals; use so many environments and approvals that they need at most 50',
  ]);
});
