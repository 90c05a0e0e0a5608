import { Command, Option } from './command';
import { CommandEntry } from './commands';

/** What `ecs-pipeline --help` prints. */
export function generalHelp(commands: readonly CommandEntry[]): string {
  return [
    'Usage: npx ecs-pipeline COMMAND [OPTION…]',
    '',
    'In the folder of ecs-pipeline.yaml:',
    '',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'npx ecs-pipeline COMMAND --help tells the options of a command, with examples.',
    '',
  ].join('\n');
}

/** What a command prints with `--help`. */
export function commandHelp({ name, summary }: CommandEntry, { examples, notes, operands, options }: Command): string {
  const rows = Object.entries(options).map(([option, definition]): [string, string] => [
    flag(option, definition),
    help(definition),
  ]);
  return [
    `Usage: ${['npx ecs-pipeline', name, operands, rows.length > 0 && '[OPTION…]'].filter(Boolean).join(' ')}`,
    '',
    `${summary}.`,
    '',
    ...table([...rows, ['--help', 'Print this']]),
    ...(notes ? ['', notes] : []),
    '',
    'Examples:',
    ...examples.map((example) => `  npx ecs-pipeline ${example}`),
    '',
  ].join('\n');
}

function flag(name: string, { value }: Option): string {
  return value ? `--${name} ${value}` : `--${name}`;
}

function help({ help, multiple, required }: Option): string {
  return [help, required && '(required)', multiple && '(may be given several times)'].filter(Boolean).join(' ');
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
