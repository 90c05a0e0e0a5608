import { targetsOf } from '../../src/deployments/targets';
import { resolveModel } from '../../src/model/resolve-model';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

test('an image comes from the previous environment of its pipeline, even if the service does not run there', () => {
  const model = resolveModel(
    minimalConfig({
      environments: ['dev', 'qa', 'staging', 'production'].map((name) => minimalEnvironment(name)),
      services: [
        { name: 'worker', environments: ['dev', 'production'], image: { from: 'web' } },
        { name: 'web', environments: ['dev', 'staging', 'production'] },
      ],
    }),
  );

  expect(
    targetsOf(model).map(({ before, directPipeline, environment, pipeline, service }) => ({
      target: `${service} in ${environment}`,
      before,
      pipelines: `${pipeline.name}, ${directPipeline}`,
      shared: pipeline.services.join(),
    })),
  ).toEqual([
    { target: 'web in dev', before: null, pipelines: 'shop_web, shop_web_dev', shared: 'web,worker' },
    { target: 'web in staging', before: 'dev', pipelines: 'shop_web, shop_web_staging', shared: 'web,worker' },
    {
      target: 'web in production',
      before: 'staging',
      pipelines: 'shop_web, shop_web_production',
      shared: 'web,worker',
    },
    { target: 'worker in dev', before: null, pipelines: 'shop_web, shop_web_dev', shared: 'web,worker' },
    {
      target: 'worker in production',
      before: 'staging',
      pipelines: 'shop_web, shop_web_production',
      shared: 'web,worker',
    },
  ]);
});
