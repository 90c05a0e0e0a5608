import { FARGATE_PROVIDERS } from '../config/capacity';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/**
 * Strategies that Amazon ECS rejects.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export const capacityProviderStrategies = settingsRule(
  ['capacityProvider', 'capacityProviderStrategy'],
  ({ at, settings }): Problem[] => {
    const { capacityProvider, capacityProviderStrategy: strategy } = settings;
    if (strategy === undefined) return [];
    const path = at(['capacityProviderStrategy']);
    const fargate = strategy.filter((item) => FARGATE_PROVIDERS.includes(item.capacityProvider)).length;
    const bases = strategy.flatMap(({ base = 0 }, index) => (base > 0 ? [{ base, index }] : []));
    return [
      ...(capacityProvider === undefined
        ? []
        : [
            {
              path: at(['capacityProvider'], ['capacityProviderStrategy']),
              message: 'cannot be combined with capacityProviderStrategy',
              value: capacityProvider,
              fix: 'remove one of the two',
            },
          ]),
      ...bases.slice(1).map(({ base, index }) => ({
        path: at(['capacityProviderStrategy', index, 'base']),
        message: 'only one item can have a base',
        value: base,
        fix: 'set base on one item only',
      })),
      ...(fargate > 0 && fargate < strategy.length
        ? [{ path, message: 'mixes Fargate and container instances', fix: 'use capacity providers of one kind' }]
        : []),
      ...(strategy.length > 0 && strategy.every(({ weight }) => weight === 0)
        ? [
            {
              path,
              message: 'no weight above 0',
              fix: 'give at least one item a weight above 0 because otherwise no task can be placed',
            },
          ]
        : []),
    ];
  },
);

/**
 * Names that a custom capacity provider cannot have: most likely a misspelled `FARGATE_SPOT`.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html
 */
export const capacityProviderNames = settingsRule(
  ['capacityProvider', 'capacityProviderStrategy'],
  ({ at, settings }) => {
    const { capacityProvider, capacityProviderStrategy = [] } = settings;
    const names = [
      ...(capacityProvider === undefined ? [] : [{ path: at(['capacityProvider']), value: capacityProvider }]),
      ...capacityProviderStrategy.map((item, index) => ({
        path: at(['capacityProviderStrategy', index, 'capacityProvider']),
        value: item.capacityProvider,
      })),
    ];
    return names
      .filter(({ value }) => /^(aws|ecs|fargate)/i.test(value) && !FARGATE_PROVIDERS.includes(value))
      .map(({ path, value }) => ({
        path,
        message: 'unknown capacity provider',
        value,
        fix: 'use FARGATE, FARGATE_SPOT or your own capacity provider, whose name cannot start with aws, ecs or fargate',
      }));
  },
);
