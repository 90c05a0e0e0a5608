import { LaunchType } from '../../src/config';
import { isFargate } from '../../src/config/capacity';

test.each<[string, Parameters<typeof isFargate>[0], boolean]>([
  ['nothing is set', {}, true],
  ['the launch type is EC2', { launchType: LaunchType.EC2 }, false],
  ['the provider is FARGATE', { capacityProvider: 'FARGATE', launchType: LaunchType.EC2 }, true],
  ['the provider is FARGATE_SPOT', { capacityProvider: 'FARGATE_SPOT', launchType: LaunchType.EC2 }, true],
  ['the provider is one of container instances', { capacityProvider: 'apps' }, false],
  [
    'the strategy is FARGATE_SPOT alone',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }], launchType: LaunchType.EC2 },
    true,
  ],
  [
    'the strategy mixes both',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT' }] },
    true,
  ],
  [
    'one of the strategy is not',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'apps' }] },
    false,
  ],
])('whether tasks run on Fargate when %s', (_, settings, expected) => {
  expect(isFargate(settings)).toBe(expected);
});
