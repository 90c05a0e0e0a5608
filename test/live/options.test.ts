import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment } from '../tools';
import { parseOptions } from './options';

const start = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'test/live/main.ts', ...args], {
    cwd: join(__dirname, '../..'),
    env: cleanEnvironment({ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }),
    encoding: 'utf8',
  });

describe('the program refuses to start and creates nothing', () => {
  test('without accounts, and lists what it needs', () => {
    const { status, stderr, stdout } = start('--yes');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^--profile: is required unless --emulator is given\.\n/);
    expect(stderr).toContain('npm run test:live -- --profile sandbox');
    expect(stderr).not.toContain('    at ');
  });

  test.each([
    [
      'with a profile that does not exist',
      ['--profile', 'nobody', '--yes'],
      '--profile nobody: has no valid credentials: ',
    ],
    ['without a terminal to ask in', ['--profile', 'nobody'], '--yes: is required without a terminal'],
  ])('%s', (_, args, message) => {
    const { status, stderr, stdout } = start(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

test('--help shows the options', () => {
  expect(start('--help')).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('--profile <profiles...>'),
  });
});

test('with a single profile, everything is in one account', () => {
  const { profiles } = parseOptions(['--profile', 'sandbox']);
  expect(profiles).toEqual({ pipeline: 'sandbox', environments: { dev: 'sandbox', staging: 'sandbox' } });
});

test('each environment can have a profile, in promotion order', () => {
  for (const args of [
    ['--profile', 'pipeline=p', 'dev=d', 'production=q'],
    ['--profile', 'pipeline=p', '--profile', 'dev=d', '--profile', 'production=q'],
  ]) {
    expect(parseOptions(args).profiles).toEqual({ pipeline: 'p', environments: { dev: 'd', production: 'q' } });
  }
});

test.each([
  [['--profile', 'pipeline=p', 'dev=d'], 'expected pipeline=… and at least two environments'],
  [['--profile', 'dev=d', 'staging=s'], 'expected pipeline=… and at least two environments'],
  [['--profile', 'pipeline=p', 'dev=a', 'dev=b', 'staging=s'], 'without duplicates'],
  [['--profile', 'pipeline=p', 'sandbox'], 'expected ENVIRONMENT=PROFILE, got sandbox'],
  [['--profile', 'pipeline=p', 'Dev=d', 'staging=s'], 'expected ENVIRONMENT=PROFILE, got Dev=d'],
  [['--profile', 'sandbox', '--emulator'], "option '--emulator' cannot be used with option '--profile <profiles...>'"],
  [['--profile', 'sandbox', '--region', 'europe'], 'expected a Region, for example eu-west-1'],
  [['--emulate'], "unknown option '--emulate'"],
])('%j is refused', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});

test('the emulator needs no profile', () => {
  expect(parseOptions(['--emulator', '--json', 'report.json'])).toMatchObject({
    profiles: undefined,
    yes: false,
    keep: false,
    json: 'report.json',
  });
});
