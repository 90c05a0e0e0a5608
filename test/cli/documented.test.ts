import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/command-line';

const read = (page: string) => readFileSync(join(__dirname, '../..', page), 'utf8');

const commands = createProgram(() => undefined).commands.flatMap((command) =>
  command.commands.length > 0 ? command.commands.map((inner) => `${command.name()} ${inner.name()}`) : [command.name()],
);

/** The code in the first column of every table of a page. */
const firstColumns = (page: string) =>
  [...read(page).matchAll(/^\| (`[^|]*(?:\\\|[^|]*)*) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replace(/^npx ecs-pipeline /, '')),
  );

/** Commands that workflows call, and nobody else. */
const OF_WORKFLOWS = /^ci /;

test.each(['README.md', 'docs/commands.md'])('%s has every command in a table', (page) => {
  const rows = firstColumns(page);
  const wanted = commands.filter((command) => page !== 'README.md' || !OF_WORKFLOWS.test(command));

  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((command) => !rows.some((row) => `${row} `.startsWith(`${command} `)))).toEqual([]);
});
