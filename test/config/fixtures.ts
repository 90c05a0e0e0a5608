import { EcsPipelineConfig, EnvironmentConfig, ServiceConfig } from '../../src/config';
import { compareProblems, formatProblem } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';

/** A minimal config, with changes. */
export function minimalConfig(changes: Partial<EcsPipelineConfig> = {}): EcsPipelineConfig {
  return {
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments: [minimalEnvironment('dev')],
    services: [{ name: 'api' }],
    ...changes,
  };
}

/** A minimal environment, with changes. */
export function minimalEnvironment(name: string, changes: Partial<EnvironmentConfig> = {}): EnvironmentConfig {
  return { name, accountId: '222222222222', ...changes };
}

/** A config with one service, in the environments dev and production. */
export function configWithService(service: Partial<ServiceConfig>): EcsPipelineConfig {
  return minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('production', { accountId: '333333333333' })],
    services: [{ name: 'api', ...service }],
  });
}

/** A config with one environment. */
export function configWithEnvironment(changes: Partial<EnvironmentConfig>): EcsPipelineConfig {
  return minimalConfig({ environments: [minimalEnvironment('dev', changes)] });
}

/** The problems of a config, one line each. */
export function linesOf(config: unknown): string[] {
  return [...checkConfig(config)].sort(compareProblems).map(formatProblem);
}
