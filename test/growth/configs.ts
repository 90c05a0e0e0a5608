import type { EcsPipelineConfig, ServiceConfig } from '../../src/config';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const times = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));

export const several = (count: number, value: string) =>
  Object.fromEntries(times(count, (index) => [`NAME_${index}`, `${value}-${index}`]));

/** Environments in separate accounts, the second one with an approval, and services with the same settings. */
export function configOf(
  environments: number,
  services: number,
  settings: Partial<ServiceConfig> = {},
): EcsPipelineConfig {
  return minimalConfig({
    environments: times(environments, (index) =>
      minimalEnvironment(`stage-${index}`, {
        accountId: String(200000000000 + index),
        ...(index === 1 && { approval: true }),
      }),
    ),
    services: times(services, (index) => ({ name: `service-${index}`, ...settings })),
  });
}

/** Overrides of a service in each environment. */
export function overridesIn(environments: number): Partial<ServiceConfig> {
  return {
    overrides: Object.fromEntries(times(environments, (index) => [`stage-${index}`, { cpu: 512, memory: 2048 }])),
  };
}

/** Sidecars of a service. */
export function sidecars(count: number): Partial<ServiceConfig> {
  return { sidecars: times(count, (index) => ({ name: `sidecar-${index}`, image: 'nginx:1', essential: false })) };
}
