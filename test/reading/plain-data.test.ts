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
  ['a date', new Date(0), 'A: not data, got Date; use strings, numbers, booleans, lists and maps'],
  [
    'a map of JavaScript',
    new Map([['a', 'b']]),
    'A: not data, got Map; use strings, numbers, booleans, lists and maps',
  ],
  [
    'a text that is an object',
    new String('a'),
    'A: not data, got String; use strings, numbers, booleans, lists and maps',
  ],
  ['bytes', Buffer.from('a'), 'A: not data, got Uint8Array; use strings, numbers, booleans, lists and maps'],
  ['a list that holds itself', [circle], 'A[0][0]: contains itself; write the value once'],
  [
    'something that throws when it is looked at',
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
  ['a list longer than anybody wrote', new Array(1e8), 'A: too many items, got 100000000; use at most 10000'],
])('%s is no value of a config in code', (_, value, problem) => {
  expect(() => load(withProperty(value))).toThrow(
    `config has a problem:\nservices[0].cloudFormationProperties.service.${problem}`,
  );
});

test('a list with holes lacks what is missing', () => {
  const services = new Array(2);
  services[1] = { name: 'api' };

  expect(() => load(minimalConfig({ services }))).toThrow(
    'config has a problem:\nservices[0]: not a map, got no value',
  );
});

test.each([null, '', 0, false])('%j is no config, rather than none', (config) => {
  expect(() => load(config)).toThrow('config has a problem:\nconfig: ');
});

test('what is computed anew each time is what it was when it was checked', () => {
  let looks = 0;
  const service = {
    get name() {
      looks += 1;
      return looks === 1 ? 'api' : '../../../evil';
    },
  };

  expect(load(minimalConfig({ services: [service] })).services[0]!.name).toBe('api');
});

test('an object of a class is a map of what it holds, whatever the class means here', () => {
  const expression = new Expression('file("/etc/passwd")');

  const [service] = load(withProperty(expression)).services;

  expect(service!.cloudFormationProperties!.service!.A).not.toBeInstanceOf(Expression);
});

test('more levels or values than anybody wrote are refused before they are looked at', () => {
  const nested = (times: number): unknown => Array.from({ length: times }).reduce((inner) => ({ A: inner }), 'a');
  let doubled: unknown = 'a';
  for (let times = 0; times < 30; times += 1) doubled = { A: doubled, B: doubled };

  expect(() => load(withProperty(nested(10_000)))).toThrow('nested too deeply; use');
  expect(() => load(withProperty(doubled))).toThrow('config: too large, got more than 2000000 values');
});
