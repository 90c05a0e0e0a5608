import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { findCommand } from '../../src/cli/find-command';
import { commandHelp, generalHelp } from '../../src/cli/help';
import { parseOptions } from '../../src/cli/parse-options';
import { UserError } from '../../src/user-error';
import { temporaryFolder } from '../tools';
import { ecsPipeline } from './cli';

const entryOf = (name: string) => COMMANDS.find((entry) => entry.name === name)!;

describe('a command', () => {
  test('takes what follows its name', () => {
    const { entry, rest } = findCommand(COMMANDS, ['add', 'service', '--name', 'doctor']);

    expect([entry.name, rest]).toEqual(['add service', ['--name', 'doctor']]);
  });

  test.each([
    [['docter'], 'ecs-pipeline: no such command, got "docter"; did you mean npx ecs-pipeline doctor?'],
    [
      ['add', 'enviroment', '--name', 'qa'],
      'ecs-pipeline: no such command, got "add enviroment"; did you mean npx ecs-pipeline add environment?',
    ],
    [['add', '--name', 'qa'], 'ecs-pipeline: no such command, got "add"; use add environment or add service'],
    [['add'], 'ecs-pipeline: no such command, got "add"; use add environment or add service'],
    [['frobnicate'], /^ecs-pipeline: no such command, got "frobnicate"; use add environment, .* or /],
  ])('%j is none', (args, message) => {
    expect(() => findCommand(COMMANDS, args)).toThrow(UserError);
    expect(() => findCommand(COMMANDS, args)).toThrow(message);
  });
});

describe('an option', () => {
  const parse = (...args: string[]) =>
    parseOptions('add environment', entryOf('add environment').load(), ['--name', 'qa', ...args]);

  test('with a value beside it or behind =, once or several times', () => {
    const args = ['--account-id=5', '--approval', '--notify', 'a', '--notify=b=c'];

    expect({ ...parse(...args).values }).toEqual({
      name: 'qa',
      'account-id': '5',
      approval: true,
      notify: ['a', 'b=c'],
    });
  });

  test.each([
    [['--acount-id', '5'], '--acount-id: no such option; did you mean --account-id?'],
    [['-x'], /^-x: no such option; use --name, .* or --help$/],
    [['--__proto__', '5'], '--__proto__: no such option; '],
    [['--region'], '--region: has no value; write --region REGION'],
    [['--region', '--approval'], '--region: has no value; write --region REGION'],
    [['--region='], '--region: has no value; write --region REGION'],
    [['--approval=no'], '--approval: takes no value, got "no"; remove it'],
    [['qa'], 'add environment: takes options only, got "qa"; see --help'],
    [
      [],
      'add environment: needs --account-id; for example: npx ecs-pipeline add environment --name qa --account-id 555555555555',
    ],
  ])('%j: %s', (args, message) => {
    expect(() => parse(...args)).toThrow(UserError);
    expect(() => parse(...args)).toThrow(message);
  });
});

describe('help', () => {
  test('of all commands', () => {
    expect(generalHelp(COMMANDS)).toMatch(/^Usage: npx ecs-pipeline COMMAND.*\n {2}add environment {2}\S/s);
  });

  test.each(COMMANDS.map((entry) => [entry.name, entry] as const))(
    '%s: its examples are valid calls',
    (name, entry) => {
      const command = entry.load();
      const text = commandHelp(entry, command);

      expect(text).toMatch(new RegExp(`^Usage: npx ecs-pipeline ${name}\\b.*\n\n${entry.summary}\\.\n\n`));
      for (const example of command.examples) {
        expect(text).toContain(`\n  npx ecs-pipeline ${example}\n`);
        const { rest } = findCommand([entry], example.split(' '));
        expect(() => parseOptions(name, command, rest)).not.toThrow();
      }
    },
  );
});

describe('the program', () => {
  test('--version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

    expect(await ecsPipeline(temporaryFolder(), ['--version'])).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  test('a mistake is one line on stderr, and exit code 1', async () => {
    const result = await ecsPipeline(temporaryFolder(), ['doctr', '--json']);

    expect(result).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'ecs-pipeline: no such command, got "doctr"; did you mean npx ecs-pipeline doctor?\n',
    });
  });

  test('help loads neither the AWS SDK nor projen', async () => {
    const script = "process.on('exit', () => console.error(Object.keys(require.cache).join('\\n')));";
    const hook = join(temporaryFolder(), 'hook.cjs');
    writeFileSync(hook, script);
    const env = { ...process.env, NODE_OPTIONS: `--require ${hook}` };

    const { stderr, stdout } = await ecsPipeline(temporaryFolder(), ['--help'], env);

    expect(stdout).toContain('doctor');
    expect(stderr).toContain('run-command-line');
    expect(stderr).not.toMatch(/@aws-sdk|node_modules\/projen|vendor\/(aws|yaml)/);
  });
});
