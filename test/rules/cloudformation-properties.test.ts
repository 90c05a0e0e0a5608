import { CloudFormationPropertiesConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const withProperties = (cloudFormationProperties: CloudFormationPropertiesConfig) =>
  configWithService({ cloudFormationProperties });

test('anything that a template can hold', () => {
  const service = {
    Tags: [{ Key: 'a', Value: 'b' }],
    Enabled: true,
    Count: 1.5,
    Role: { 'Fn::Sub': '${AWS::Region}' },
  };

  expect(linesOf(withProperties({ service }))).toEqual([]);
});

test('not what the deployments and the scaling decide', () => {
  expect(linesOf(withProperties({ service: { DesiredCount: 2 }, container: { Image: 'nginx' } }))).toEqual([
    'services[0].cloudFormationProperties.container.Image: not yours to set; remove it: the pipeline deploys the image',
    'services[0].cloudFormationProperties.service.DesiredCount: not yours to set; set autoscaling, or remove it',
  ]);
});

test.each([
  ['null', null, 'no value'],
  ['a number that is none', Number.NaN, 'NaN'],
  ['a symbol', Symbol('a'), 'Symbol(a)'],
])('%s is nothing that a template can hold', (_, value, shown) => {
  expect(linesOf(withProperties({ service: { A: [{ B: value }] } }))).toEqual([
    `services[0].cloudFormationProperties.service.A[0].B: not a value of a template, got ${shown}; use strings, numbers, booleans, lists and maps`,
  ]);
});

test('something that holds itself has no end', () => {
  const service: Record<string, unknown> = {};
  service.Again = [service, service];

  expect(linesOf(withProperties({ service }))).toEqual([
    'services[0].cloudFormationProperties.service.Again: nested too deeply; use at most 32 levels',
  ]);
});
