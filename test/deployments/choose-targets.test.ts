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

test('all services of an environment, or those that are named', () => {
  expect(labels(chooseTargets(TARGETS, 'production'))).toEqual(['api production', 'worker production']);
  expect(labels(chooseTargets(TARGETS, 'dev', ['lab', 'api']))).toEqual(['api dev', 'lab dev']);
  expect(chooseTarget(TARGETS, 'dev', 'api')).toBe(TARGETS[0]);
  expect(chooseTarget([TARGETS[0]!], 'dev', undefined)).toBe(TARGETS[0]);
});

test.each([
  [
    'a name that is nearly right',
    'prodution',
    [],
    'environment: unknown, got "prodution"; did you mean production? (there are dev and production)',
  ],
  ['a name that is nothing', 'x', [], 'environment: unknown, got "x"; there are dev and production'],
  [
    'several at once',
    'x',
    ['wrker', 'api'],
    'environment: unknown, got "x"; there are dev and production\n--service: unknown, got "wrker"; did you mean worker? (there are api, worker and lab)',
  ],
  [
    'a service of another environment',
    'production',
    ['lab'],
    '--service: not in production, got lab; production has api and worker',
  ],
])('%s', (_, environment, services, message) => {
  expect(() => chooseTargets(TARGETS, environment, services)).toThrow(message);
});

test('one service is meant, and there are several', () => {
  expect(() => chooseTarget(TARGETS, 'production', undefined)).toThrow(
    '--service: needed where there are several; use api or worker',
  );
});
