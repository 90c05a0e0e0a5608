import { FIRST_STEPS } from '../../src/next-steps';
import { Difference } from '../../src/sync/diff';
import { summarise } from '../../src/sync/summary';
import { warning } from '../../src/sync/warning';

const NEXT = 'Next: review the diff, commit, and apply the roots that changed (docs/pipeline.md explains the order).\n';

const NOTHING = { differences: [], kept: [], warnings: [] };

const all = (change: Difference['change'], ...paths: readonly string[]) => paths.map((path) => ({ path, change }));

test('lists what a run did, what it kept, and the next step', () => {
  const differences = [...all('create', 'a.tf', 'b.tf'), ...all('change', 'c.tf'), ...all('remove', 'd/e.tf')];

  expect(summarise({ ...NOTHING, differences, kept: ['d/mine.tf'] })).toBe(`Created: 2 files
  a.tf
  b.tf
Changed: 1 file
  c.tf
Removed: 1 file
  d/e.tf
Kept because they are yours: 1 file
  d/mine.tf

${NEXT}`);
});

test('shows warnings before the next step, which a surrounding command prints itself', () => {
  const summary = {
    ...NOTHING,
    differences: all('change', 'c.tf'),
    warnings: [
      warning('root-moved', 'environments/dev', 'One.', 'Two:', '', '  three'),
      warning('root-moved', 'x', 'Four.'),
    ],
  };
  const text = 'Changed: 1 file\n  c.tf\n\nWarning: One.\n  Two:\n\n    three\n\nWarning: Four.\n';

  expect(summarise(summary)).toBe(`${text}\n${NEXT}`);
  expect(summarise({ ...summary, isPart: true })).toBe(text);
});

test('shows the warnings of a run that wrote nothing', () => {
  expect(summarise(NOTHING)).toBe('In sync: nothing to write.\n');
  expect(summarise({ ...NOTHING, warnings: [warning('input-missing', 'environments/dev', 'One.')] })).toBe(
    'In sync: nothing to write.\n\nWarning: One.\n',
  );
});

test('lists up to twelve files; of more, it counts those in each folder', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `modules/service/${index}.tf`);

  expect(summarise({ ...NOTHING, differences: all('create', ...paths) })).toBe(
    `Created: 12 files\n${paths.map((path) => `  ${path}\n`).join('')}\n${NEXT}`,
  );
  const more = all('create', ...paths, 'pipeline/main.tf', 'modules/pipeline/x.tf', '.gitignore');
  expect(summarise({ ...NOTHING, differences: more })).toBe(`Created: 15 files
  .gitignore
  modules/pipeline/ (1)
  modules/service/ (12)
  pipeline/main.tf

${NEXT}`);
});

test('of the first run counts the created files, and ends with the first steps', () => {
  const differences = all('create', 'a', 'b');

  expect(summarise({ ...NOTHING, differences, isFirst: true })).toBe(`Created: 2 files\n\n${FIRST_STEPS}`);
  expect(summarise({ ...NOTHING, differences, isFirst: true, isPart: true })).toBe('Created: 2 files\n');
});

test('mentions changes that only bootstrap makes, because an apply does not', () => {
  const differences = all('change', 'bootstrap/pipeline.yaml');

  expect(summarise({ ...NOTHING, differences })).toBe(
    `Changed: 1 file\n  bootstrap/pipeline.yaml\n\n${NEXT}Before that, run npx ecs-pipeline bootstrap, because bootstrap/ changed.\n`,
  );
});
