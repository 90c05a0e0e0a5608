import { SyncPlan } from '../../src/sync/plan-sync';
import { summarise } from '../../src/sync/summary';
import { managed } from './repositories';

const NOTHING: SyncPlan = {
  create: [],
  change: [],
  remove: [],
  gone: [],
  chmod: [],
  conflicts: [],
  manifest: { version: '1.0.0', checksums: new Map(), yours: new Set() },
};

const NEXT = 'Next: review the diff, commit, and apply the roots that it touches (docs/pipeline.md tells the order).\n';

const created = (...paths: readonly string[]) => paths.map((path) => managed(path, ''));
const removed = (...paths: readonly string[]) => paths.map((path) => ({ path, current: '' }));
const changed = (path: string, current = '', content = '') => ({ ...managed(path, content), current });

const pipelines = (...labels: string[]) => labels.map((label) => `module "${label}_pipeline" {\n}\n`).join('\n');

test('what a run did, what it kept, and the next step', () => {
  const plan = { ...NOTHING, create: created('a.tf', 'b.tf'), change: [changed('c.tf')], remove: removed('d/e.tf') };

  expect(summarise(plan, ['d/mine.tf'])).toBe(`Created: 2 files
  a.tf
  b.tf
Changed: 1 file
  c.tf
Removed: 1 file
  d/e.tf
Kept, as they are yours: 1 file
  d/mine.tf

${NEXT}`);
});

test('a run that only made files read-only again, or found deleted what it would have removed, has nothing to tell', () => {
  const plan = { ...NOTHING, chmod: created('a.tf'), gone: ['b.tf'] };

  expect(summarise(plan, [])).toBe('In sync: nothing to write.\n');
});

test('twelve files are listed; of more, those of one folder are counted', () => {
  const paths = Array.from({ length: 12 }, (_, index) => `modules/service/${index}.tf`);

  expect(summarise({ ...NOTHING, create: created(...paths) }, [])).toBe(
    `Created: 12 files\n${paths.map((path) => `  ${path}\n`).join('')}\n${NEXT}`,
  );
  expect(
    summarise({ ...NOTHING, create: created(...paths, 'pipeline/main.tf', 'modules/pipeline/x.tf', '.gitignore') }, []),
  ).toBe(`Created: 15 files
  .gitignore
  modules/pipeline/ (1)
  modules/service/ (12)
  pipeline/main.tf

${NEXT}`);
});

describe('what is gone from the files still stands in the accounts', () => {
  test('an environment: every one that lost its root, and how it is destroyed from the commit that has it', () => {
    const remove = removed('environments/qa/main.tf', 'environments/qa/terraform.tf', 'environments/old/terraform.tf');

    const summary = summarise({ ...NOTHING, remove }, []);

    expect(summary.match(/^environments\/\S+ is no longer generated/gm)).toEqual([
      'environments/qa is no longer generated',
      'environments/old is no longer generated',
    ]);
    expect(summary).toContain(
      '\n  git worktree add ../before-removal HEAD && terraform -chdir=../before-removal/environments/qa init && terraform -chdir=../before-removal/environments/qa destroy\n',
    );
  });

  test('not a root that only lost a file', () => {
    const summary = summarise({ ...NOTHING, remove: removed('environments/qa/approvals.tf', 'terraform.tf') }, []);

    expect(summary).not.toContain('no longer generated');
  });

  test('a service: every one whose pipeline is gone, and no other', () => {
    const root = changed('pipeline/main.tf', pipelines('api', 'mailer', 'old_worker'), pipelines('worker', 'api'));

    const summary = summarise({ ...NOTHING, change: [root] }, []);

    expect(summary.match(/destroys the service \w+/g)).toEqual([
      'destroys the service mailer',
      'destroys the service old_worker',
    ]);
  });

  test('not a service that came, nor one that changed', () => {
    const root = changed('pipeline/main.tf', pipelines('api'), `${pipelines('api', 'worker')}# changed\n`);

    expect(summarise({ ...NOTHING, change: [root] }, [])).not.toContain('destroys');
  });
});
