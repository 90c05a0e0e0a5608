import { stacksOf } from '../../src/drift/stacks';
import { resolveModel } from '../../src/model/resolve-model';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

test('the stacks are those of the services in their environments, and those of the functions', () => {
  const config = minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('production', { accountId: '333333333333' })],
    services: [{ name: 'api' }, { name: 'web', environments: ['dev'], stackName: 'old-web' }],
  });

  expect(stacksOf(resolveModel(config)).map(({ name, root }) => `${root.accountId} ${root.name} ${name}`)).toEqual([
    '222222222222 dev shop-dev-api',
    '222222222222 dev old-web',
    '333333333333 production shop-production-api',
    '111111111111 pipeline shop-api-functions',
    '111111111111 pipeline shop-web-functions',
  ]);
});
