import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Task {
  readonly description?: string;
  readonly steps?: readonly { readonly execArgs?: readonly string[]; readonly receiveArgs?: boolean }[];
}
const file = join(__dirname, '../../examples/three-accounts/.projen/tasks.json');
const { tasks } = JSON.parse(readFileSync(file, 'utf8')) as { tasks: Record<string, Task> };

test('projen lists the tasks of this repository, and none that would do nothing', () => {
  const roots = ['dev', 'pipeline', 'production', 'staging'];

  expect(Object.keys(tasks).sort()).toEqual(
    [
      ...['apply', 'bootstrap', 'check', 'default', 'doctor', 'eject', 'fmt', 'plan', 'test', 'validate'],
      ...['apply', 'destroy', 'plan'].flatMap((name) => roots.map((root) => `${name}:${root}`)),
    ].sort(),
  );
  expect(Object.entries(tasks).filter(([, { description, steps }]) => !description || !steps?.length)).toEqual([]);
});

test('a task of a root runs the command with the root, and passes further arguments on', () => {
  expect(tasks['apply:dev']?.steps).toEqual([
    { execArgs: ['npx', '--no', '--', 'ecs-pipeline', 'apply', 'dev'], receiveArgs: true },
  ]);
});
