import { stringify } from 'yaml';

const NAMES = ['dev', 'test', 'staging', 'production'];

/**
 * A config with the given number of services and common settings: variables, autoscaling, an override for production.
 */
export function sizedConfig(services: number): string {
  return stringify({
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments: NAMES.map((name, index) => ({
      name,
      accountId: String(index + 2).repeat(12),
      ...(index > 1 && { approval: true }),
    })),
    services: Array.from({ length: services }, (_, index) => ({
      name: `service-${index}`,
      containerPort: 8080,
      cpu: 256,
      memory: 1024,
      environment: { LOG_LEVEL: 'info' },
      autoscaling: { min: 1, max: 4 },
      overrides: { production: { cpu: 512, memory: 2048 } },
    })),
  });
}

/** A config with one service in `count` accounts. The first is also the pipeline account. */
export function configOfAccounts(count: number, more: object = {}): string {
  const accountId = (index: number) => String(100000000001 + index);
  return stringify({
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: accountId(0) },
    environments: Array.from({ length: count }, (_, index) => ({
      name: `stage-${index + 1}`,
      accountId: accountId(index),
    })),
    services: [{ name: 'api', ...more }],
  });
}
