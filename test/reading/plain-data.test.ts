import { EcsPipelineConfig } from '../../src';
import { loadConfig } from '../../src/reading/load-config';
import { Expression } from '../../src/render/hcl';
import { minimalConfig } from '../config/fixtures';
import { temporaryFolder } from '../tools';

const load = (config: unknown) => loadConfig({ config: config as EcsPipelineConfig, outdir: temporaryFolder() }).config;

const withProperty = (value: unknown) =>
  minimalConfig({ services: [{ name: 'api', cloudFormationProperties: { service: { A: value } } }] });

const circle: unknown[] = [];
circle.push(circle);

test.each([
  ['a date', new Date(0), 'A: unsupported value, got Date; use strings, numbers, booleans, lists and maps'],
  [
    'a JavaScript Map',
    new Map([['a', 'b']]),
    'A: unsupported value, got Map; use strings, numbers, booleans, lists and maps',
  ],
  [
    'a String object',
    new String('a'),
    'A: unsupported value, got String; use strings, numbers, booleans, lists and maps',
  ],
  ['bytes', Buffer.from('a'), 'A: unsupported value, got Uint8Array; use strings, numbers, booleans, lists and maps'],
  ['a list that contains itself', [circle], 'A[0][0]: contains itself; remove the circular reference'],
  [
    'a proxy that throws',
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('boo');
        },
      },
    ),
    'A: cannot be read, got Error: boo; use plain values',
  ],
  ['a list that is too long', new Array(1e8), 'A: too many items, got 100000000; use at most 10000'],
])('%s is not allowed in a config in code', (_, value, problem) => {
  expect(() => load(withProperty(value))).toThrow(
    `config has 1 problem:\nservices[0].cloudFormationProperties.service.${problem}`,
  );
});

test('a hole in a list is a missing value', () => {
  const services = new Array(2);
  services[1] = { name: 'api' };

  expect(() => load(minimalConfig({ services }))).toThrow(
    'config has 1 problem:\nservices[0]: not a map, got no value',
  );
});

test.each([null, '', 0, false])('%j is an invalid config, not a missing one', (config) => {
  expect(() => load(config)).toThrow('config has 1 problem:\nconfig: ');
});

test('a getter is read only once, so the generated value is the checked one', () => {
  let looks = 0;
  const service = {
    get name() {
      looks += 1;
      return looks === 1 ? 'api' : '../../../evil';
    },
  };

  expect(load(minimalConfig({ services: [service] })).services[0]!.name).toBe('api');
});

test('an instance of a class is copied to a plain map', () => {
  const expression = new Expression('file("/etc/passwd")');

  const [service] = load(withProperty(expression)).services;

  expect(service!.cloudFormationProperties!.service!.A).not.toBeInstanceOf(Expression);
});

test('too many levels or values are rejected before they are checked', () => {
  const nested = (times: number): unknown => Array.from({ length: times }).reduce((inner) => ({ A: inner }), 'a');
  let doubled: unknown = 'a';
  for (let times = 0; times < 30; times += 1) doubled = { A: doubled, B: doubled };

  expect(() => load(withProperty(nested(10_000)))).toThrow('nested too deeply; use');
  expect(() => load(withProperty(doubled))).toThrow('config: too large, got more than 2000000 values');
});
