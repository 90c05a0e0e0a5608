import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/command-line';
import { flagsOf } from '../../src/interview';
import type { Subject } from '../../src/interview/question';
import { type Command, CommanderError } from '../../src/vendor/commander';
import { parseOptions } from '../live/options';
import { ROOT } from './pages';

/** Other programs, whose arguments are not checked here. test/generated checks those of the AWS CLI. */
const PROGRAMS = [
  'aws',
  'cat',
  'cd',
  'cp',
  'date',
  'docker',
  'export',
  'git',
  'mkdir',
  'mktemp',
  'printf',
  'terraform',
  'true',
];

/** Flags of `projen new` itself. */
const PROJEN_NEW_FLAGS = ['from', 'git', 'synth', 'post', 'package-manager', 'projenrc-ts'];

const NPM_COMMANDS = ['audit', 'ci', 'cit', 'deprecate', 'dist-tag', 'install', 'login', 'publish', 'test', 'trust'];

const PACKAGE = readJson('package.json');

/** What is wrong with a command that a reader is told to run, or nothing. */
export async function commandProblem([program = '', ...args]: readonly string[]): Promise<string | undefined> {
  if (program === 'npx' && args[0] === 'ecs-pipeline') return await ecsPipelineProblem(args.slice(1));
  if (program === 'npx' && args[0] === 'projen') return projenProblem(args.slice(1));
  if (program === 'npx' && existsSync(join(ROOT, 'node_modules/.bin', args[0] ?? ''))) return undefined;
  if (program === 'npm') return npmProblem(args);
  if (program === 'yo') return yeomanProblem(args);
  return PROGRAMS.includes(program) ? undefined : `unknown program ${[program, ...args.slice(0, 1)].join(' ')}`;
}

/** Parsed by the program's own command line, in which every command does nothing. */
async function ecsPipelineProblem(args: readonly string[]): Promise<string | undefined> {
  const program = createProgram(() => undefined);
  for (const command of commandsBelow(program)) {
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? undefined : error.message;
    throw error;
  }
}

function commandsBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(commandsBelow)];
}

/** A task of this project, or of a repository that it generates. */
function projenProblem([task = 'default', ...args]: readonly string[]): string | undefined {
  if (task === '--help') return undefined;
  if (task === 'new') return unknownFlags(args, [...namesOf('product'), ...PROJEN_NEW_FLAGS]);
  const own = readJson('.projen/tasks.json').tasks[task];
  if (own) return args.length === 0 ? undefined : argumentsProblem(task, own.steps ?? [], args);
  const generated = readJson('examples/three-accounts/.projen/tasks.json').tasks[task];
  return generated && args.length === 0 ? undefined : `unknown task ${[task, ...args].join(' ')}`;
}

function npmProblem([command = '', ...args]: readonly string[]): string | undefined {
  if (command !== 'run') return NPM_COMMANDS.includes(command) ? undefined : `unknown npm ${command}`;
  const [script = '', dashes, ...own] = args;
  const line: string | undefined = PACKAGE.scripts[script];
  if (line === undefined) return `unknown script ${script}`;
  if (dashes !== undefined && dashes !== '--') return `npm run ${script}: ${dashes} must follow --`;
  if (script === 'test:live') return liveProblem(own);
  return line.startsWith('projen ') ? projenProblem([line.slice('projen '.length), ...own]) : undefined;
}

function yeomanProblem([name = '', ...args]: readonly string[]): string | undefined {
  const [product, generator = 'app'] = name.split(':');
  if (product !== 'ecs-pipeline' || !existsSync(join(ROOT, 'generators/generators', generator))) {
    return `unknown generator ${name}`;
  }
  return unknownFlags(args, [...namesOf(generator === 'app' ? 'product' : (generator as Subject)), ...YEOMAN_FLAGS]);
}

/** See generators/README.md. */
const YEOMAN_FLAGS = ['force', 'git', 'skip-install'];

/** Without arguments, the program explains which ones it needs. */
function liveProblem(args: readonly string[]): string | undefined {
  if (args.length === 0) return undefined;
  try {
    parseOptions(args);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The task must pass arguments on, and the source of its program must declare each flag. */
function argumentsProblem(
  task: string,
  steps: readonly { exec?: string; receiveArgs?: boolean }[],
  args: readonly string[],
): string | undefined {
  const taking = steps.find(({ receiveArgs }) => receiveArgs);
  if (!taking) return `the task ${task} takes no arguments`;
  if (/^jest /.test(taking.exec ?? '')) return undefined;
  const [, file] = /^tsx (\S+)$/.exec(taking.exec ?? '') ?? [];
  const source = file === undefined ? '' : readFileSync(join(ROOT, file), 'utf8');
  return unknownFlags(
    args,
    [...source.matchAll(/^\s+'?([\w-]+)'?: \{ type: /gm)].map(([, flag]) => flag!),
  );
}

function unknownFlags(args: readonly string[], known: readonly string[]): string | undefined {
  const given = args.flatMap((arg) => /^--(?:no-)?([\w-]+)/.exec(arg)?.[1] ?? []);
  const unknown = given.filter((flag) => !known.includes(flag));
  return unknown.length === 0 ? undefined : `unknown flag --${unknown.join(', --')}`;
}

const namesOf = (subject: Subject): string[] => flagsOf(subject).map(({ name }) => name);

function readJson(path: string) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}
