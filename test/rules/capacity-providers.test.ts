import { configWithService, linesOf } from '../config/fixtures';

test.each([
  [
    [
      { capacityProvider: 'FARGATE', base: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 4 },
    ],
  ],
  [[{ capacityProvider: 'main' }, { capacityProvider: 'spare', weight: 0 }]],
])('a strategy of one kind', (capacityProviderStrategy) => {
  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([]);
});

test('one provider and a strategy', () => {
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }];

  expect(linesOf(configWithService({ capacityProvider: 'FARGATE', capacityProviderStrategy }))).toEqual([
    'services[0].capacityProvider: there together with capacityProviderStrategy, got "FARGATE"; remove one of the two',
  ]);
});

test('two bases', () => {
  const capacityProviderStrategy = [
    { capacityProvider: 'FARGATE', base: 1 },
    { capacityProvider: 'FARGATE_SPOT', base: 2 },
  ];

  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([
    'services[0].capacityProviderStrategy[1].base: a second base, got 2; leave it with one item of the strategy',
  ]);
});

test('Fargate and container instances', () => {
  const capacityProviderStrategy = [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'main' }];

  expect(linesOf(configWithService({ capacityProviderStrategy }))).toEqual([
    'services[0].capacityProviderStrategy: mixes Fargate with container instances; use capacity providers of one kind',
  ]);
});

test('no weight', () => {
  expect(linesOf(configWithService({ capacityProviderStrategy: [{ capacityProvider: 'main', weight: 0 }] }))).toEqual([
    'services[0].capacityProviderStrategy: has no weight above 0; give one item a weight above 0, or no task can be placed',
  ]);
});

test.each(['FARGATE_SPOTT', 'fargate', 'aws-main', 'ecs-main'])('%s cannot be a capacity provider', (name) => {
  const fix = 'use FARGATE, FARGATE_SPOT, or the name of one of your own, which cannot begin with aws, ecs or fargate';

  expect(linesOf(configWithService({ capacityProvider: name }))).toEqual([
    `services[0].capacityProvider: no such capacity provider, got "${name}"; ${fix}`,
  ]);
  expect(linesOf(configWithService({ capacityProviderStrategy: [{ capacityProvider: name }] }))).toEqual([
    `services[0].capacityProviderStrategy[0].capacityProvider: no such capacity provider, got "${name}"; ${fix}`,
  ]);
});
