import { DEFAULTS } from './defaults.generated';
import { ServiceSettings } from './service-config';

/** The settings that determine what tasks run on. */
export const CAPACITY_SETTINGS = ['launchType', 'capacityProvider', 'capacityProviderStrategy'] as const;

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html */
export const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

/** Whether the tasks run on Fargate. The capacity provider takes precedence over the launch type. */
export function isFargate(settings: Pick<ServiceSettings, (typeof CAPACITY_SETTINGS)[number]>): boolean {
  const {
    capacityProvider,
    capacityProviderStrategy = [],
    launchType = DEFAULTS.ServiceSettings.launchType,
  } = settings;
  const providers = capacityProviderStrategy.map((item) => item.capacityProvider);
  if (capacityProvider !== undefined) providers.push(capacityProvider);
  return providers.length === 0
    ? launchType === 'FARGATE'
    : providers.every((name) => FARGATE_PROVIDERS.includes(name));
}
