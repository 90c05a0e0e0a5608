import { ecsPipeline } from '../cli/cli';
import { temporaryFolder } from '../tools';

const call = (...args: string[]) => ecsPipeline(temporaryFolder(), args);

/** The options of each command. The examples in its help use no others. */
const COMMANDS: readonly [string, readonly string[]][] = [
  ['status', ['json', 'profile', 'watch']],
  ['history', ['json', 'profile', 'service']],
  ['deploy', ['image', 'json', 'profile', 'reason', 'service', 'yes']],
  ['rollback', ['json', 'profile', 'reason', 'service', 'to', 'yes']],
  ['agree', ['approval', 'image', 'json', 'profile', 'service', 'yes']],
  ['approve', ['approval', 'comment', 'json', 'profile', 'service', 'yes']],
  ['reject', ['approval', 'comment', 'json', 'profile', 'service', 'yes']],
  ['hold', ['json', 'profile', 'reason', 'service']],
  ['release', ['json', 'profile', 'service']],
];

test.each(COMMANDS)('%s --help lists its options, and its examples use no others', async (command, options) => {
  const { exitCode, stdout } = await call(command, '--help');

  expect(exitCode).toBe(0);
  const [described = '', examples = ''] = stdout.split('\nExamples:\n');
  const listed = [...described.matchAll(/^ {2}(?:-h, )?--([\w-]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...options, 'help'].sort());
  const used = [...examples.matchAll(/ --([\w-]+)/g)].map(([, name = '']) => name);
  expect(options).toEqual(expect.arrayContaining(used));
  expect(examples).toContain(`npx ecs-pipeline ${command}`);
});

test('the general help lists every command', async () => {
  const { stdout } = await call('--help');

  for (const [command] of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} \\[options\\]`, 'm'));
});

test.each([
  [['history'], "missing required argument 'environment'"],
  [['deploy', 'dev'], "required option '--image <TAG|DIGEST>' not specified"],
  [['statsu'], "unknown command 'statsu'; did you mean status?"],
])('%j prints one line and exits with 1', async (args, message) => {
  const { exitCode, stderr, stdout } = await call(...args);

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/^ecs-pipeline: .*\n$/);
  expect(stderr).toContain(message);
});
