import { configWithService, linesOf } from '../config/fixtures';

test.each([
  [
    [
      { capacityProvider: 'FARGATE', base: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 4 },
    ],
  ],
  [[{ capacityProvider: 'main' }, { capacityProvider: 'spare', weight: 0 }]],
])('a strategy with one kind of capacity provider', (capacityProviderStrategy) => {
  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([]);
});

test('a provider and a strategy', () => {
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }];

  expect(linesOf(configWithService({ capacityProvider: 'FARGATE', capacityProviderStrategy }))).toEqual([
    'services[0].capacityProvider: cannot be combined with capacityProviderStrategy, got "FARGATE"; remove one of the two',
  ]);
});

test('two bases', () => {
  const capacityProviderStrategy = [
    { capacityProvider: 'FARGATE', base: 1 },
    { capacityProvider: 'FARGATE_SPOT', base: 2 },
  ];

  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([
    'services[0].capacityProviderStrategy[1].base: only one item can have a base, got 2; set base on one item only',
  ]);
});

test('Fargate and container instances', () => {
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'main' }];

  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([
    'services[0].capacityProviderStrategy: mixes Fargate and container instances; use capacity providers of one kind',
  ]);
});

test('a strategy without a weight', () => {
  expect(linesOf(configWithService({ capacityProviderStrategy: [{ capacityProvider: 'main', weight: 0 }] }))).toEqual([
    'services[0].capacityProviderStrategy: no weight above 0; give at least one item a weight above 0 because otherwise no task can be placed',
  ]);
});

test.each(['FARGATE_SPOTT', 'fargate', 'aws-main', 'ecs-main'])('%s cannot be a capacity provider', (name) => {
  const fix =
    'use FARGATE, FARGATE_SPOT or your own capacity provider, whose name cannot start with aws, ecs or fargate';

  expect(linesOf(configWithService({ capacityProvider: name }))).toEqual([
    `services[0].capacityProvider: unknown capacity provider, got "${name}"; ${fix}`,
  ]);
  expect(linesOf(configWithService({ capacityProviderStrategy: [{ capacityProvider: name }] }))).toEqual([
    `services[0].capacityProviderStrategy[0].capacityProvider: unknown capacity provider, got "${name}"; ${fix}`,
  ]);
});
