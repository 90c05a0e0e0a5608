import { chooseTarget, chooseTargets } from '../../src/deployments/choose-targets';
import type { Target } from '../../src/deployments/targets';

const target = (service: string, environment: string) => ({ service, environment }) as Target;
const TARGETS = [
  target('api', 'dev'),
  target('api', 'production'),
  target('worker', 'dev'),
  target('worker', 'production'),
  target('lab', 'dev'),
];

const labels = (targets: readonly Target[]) => targets.map(({ environment, service }) => `${service} ${environment}`);

test('all services of an environment, or the named ones', () => {
  expect(labels(chooseTargets(TARGETS, 'production'))).toEqual(['api production', 'worker production']);
  expect(labels(chooseTargets(TARGETS, 'dev', ['lab', 'api']))).toEqual(['api dev', 'lab dev']);
  expect(chooseTarget(TARGETS, 'dev', 'api')).toBe(TARGETS[0]);
  expect(chooseTarget([TARGETS[0]!], 'dev', undefined)).toBe(TARGETS[0]);
});

test.each([
  [
    'a misspelled name',
    'prodution',
    [],
    'environment: unknown, got "prodution"; did you mean production? (known: dev, production)',
  ],
  ['an unknown name', 'x', [], 'environment: unknown, got "x"; use dev or production'],
  [
    'several problems in one message',
    'x',
    ['wrker', 'api'],
    'environment: unknown, got "x"; use dev or production\n--service: unknown, got "wrker"; did you mean worker? (known: api, worker, lab)',
  ],
  [
    'a service of another environment',
    'production',
    ['lab'],
    '--service: not deployed to production, got lab; use api or worker',
  ],
])('%s', (_, environment, services, message) => {
  expect(() => chooseTargets(TARGETS, environment, services)).toThrow(message);
});

test('--service is required if the environment has several services', () => {
  expect(() => chooseTarget(TARGETS, 'production', undefined)).toThrow(
    '--service: required because production has several services; use api or worker',
  );
});
