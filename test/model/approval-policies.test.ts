import { resolveModel } from '../../src/model/resolve-model';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const room = (service: string, environment = 'live', region = 'eu-west-1') =>
  resolveModel(
    minimalConfig({
      region,
      environments: [minimalEnvironment('dev'), minimalEnvironment(environment, { approval: true })],
      services: [{ name: 'a' }, { name: service }],
    }),
  ).pipelineAccount.pipelinesPerApprovalPolicy;

test('the longer the names, the fewer pipelines does a policy to approve have room for', () => {
  expect(room('api')).toBe(42);
  expect(room('a'.repeat(46))).toBe(25);
  expect(room('api', 'e'.repeat(40))).toBe(33);
  expect(room('a'.repeat(46), 'e'.repeat(40), 'us-gov-west-1')).toBeGreaterThan(15);
});
