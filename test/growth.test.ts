import { EcsPipelineConfig } from '../src/config';
import { resolveModel } from '../src/model/resolve-model';
import { checkConfig } from '../src/reading/check-config';
import { factsOf } from '../src/render/facts';
import { renderRepository } from '../src/render/repository';
import { applyWarnings } from '../src/sync/apply-warnings';
import { minimalConfig, minimalEnvironment } from './config/fixtures';

function config(services: number, variables: number): EcsPipelineConfig {
  const environment = Object.fromEntries(Array.from({ length: variables }, (_, index) => [`NAME_${index}`, 'value']));
  return minimalConfig({
    environments: ['dev', 'staging', 'production'].map((name) => minimalEnvironment(name)),
    services: Array.from({ length: services }, (_, index) => ({
      name: `service-${index}`,
      environment,
      overrides: { production: { cpu: 512, memory: 1024 } },
    })),
  });
}

/** Milliseconds of everything between a parsed config and its files, the quickest of several runs. */
function time(input: EcsPipelineConfig): number {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    if (checkConfig(input).length > 0) throw new Error('the config has problems');
    const model = resolveModel(input);
    renderRepository(model);
    const facts = factsOf(model);
    applyWarnings(facts, facts);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

// Four times as much takes four times as long, and sixteen times where something is quadratic.
test.each<[string, EcsPipelineConfig, EcsPipelineConfig]>([
  ['services', config(75, 2), config(300, 2)],
  ['variables', config(2, 300), config(2, 1200)],
])('generation grows linearly with the number of %s', (_, one, four) => {
  time(one);

  expect(time(four) / time(one)).toBeLessThan(10);
});
