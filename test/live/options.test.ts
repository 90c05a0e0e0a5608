import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment } from '../tools';
import { parseOptions } from './options';

const ROOT = join(__dirname, '../..');

test('without accounts the program refuses to start, and says what it needs', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'test/live/main.ts', '--yes'], {
    cwd: ROOT,
    env: cleanEnvironment({ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', AWS_PROFILE: 'default' }),
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^--profile: is missing, and nothing runs without accounts\.\n/);
  expect(stderr).toContain('npm run test:live -- --profile sandbox');
  expect(stderr).not.toContain('    at ');
});

test('a profile that leads nowhere is refused before anything is generated', () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'test/live/main.ts', '--profile', 'nobody'],
    {
      cwd: ROOT,
      env: cleanEnvironment({ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }),
      encoding: 'utf8',
    },
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('--profile nobody: leads to no account: ');
});

test('one profile leads to one account for everything', () => {
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
  [['--profile', 'pipeline=p', 'dev=d'], 'expected pipeline=… and two environments or more'],
  [['--profile', 'dev=d', 'staging=s'], 'expected pipeline=… and two environments or more'],
  [['--profile', 'pipeline=p', 'dev=a', 'dev=b', 'staging=s'], 'each once'],
  [['--profile', 'pipeline=p', 'sandbox'], 'expected ENVIRONMENT=PROFILE, got sandbox'],
  [['--profile', 'pipeline=p', 'Dev=d', 'staging=s'], 'expected ENVIRONMENT=PROFILE, got Dev=d'],
  [['--profile', 'sandbox', '--emulator'], "option '--emulator' cannot be used with option '--profile <profiles...>'"],
  [['--profile', 'sandbox', '--region', 'europe'], 'expected a Region such as eu-west-1'],
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
