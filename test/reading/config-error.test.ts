import { ConfigError } from '../../src/reading/config-error';
import { UserError } from '../../src/user-error';

const fix = 'change it';

test('the message has a heading and a line for each problem, in the order of the file', () => {
  const error = new ConfigError('ecs-pipeline.yaml', [
    { path: ['services'], message: 'wrong', value: 1, fix, line: 12 },
    { path: ['name'], message: 'missing', fix, line: 1 },
  ]);

  expect(error.message.split('\n')).toEqual([
    'ecs-pipeline.yaml has 2 problems:',
    'ecs-pipeline.yaml:1  name: missing; change it',
    'ecs-pipeline.yaml:12  services: wrong, got 1; change it',
  ]);
  expect(error.problems.map(({ line }) => line)).toEqual([1, 12]);
});

test('a config in code has no lines', () => {
  const error = new ConfigError('config', [{ path: ['name'], message: 'missing', fix }]);

  expect(error.message).toBe('config has 1 problem:\nname: missing; change it');
});

test('it is a user error, so it has no stack trace', () => {
  expect(new ConfigError('config', [])).toBeInstanceOf(UserError);
});

test('the file name cannot send control characters to the terminal', () => {
  const { message } = new ConfigError('\u001b[2J.yaml', [{ path: [], message: 'wrong', fix, line: 1 }]);

  expect(message).not.toContain('\u001b');
});
