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

    expect(summary).toContain(
      '\nNo longer generated: environments/qa, environments/old. What was applied there still runs',
    );
    expect(summary.match(/^ {2}.*/gm)?.slice(-6)).toEqual([
      '  git worktree add ../before-removal HEAD',
      '  terraform -chdir=../before-removal/environments/qa init',
      '  terraform -chdir=../before-removal/environments/qa destroy',
      '  terraform -chdir=../before-removal/environments/old init',
      '  terraform -chdir=../before-removal/environments/old destroy',
      '  git worktree remove --force ../before-removal',
    ]);
  });

  test('not a root that only lost a file', () => {
    const summary = summarise({ ...NOTHING, remove: removed('environments/qa/approvals.tf', 'terraform.tf') }, []);

    expect(summary).not.toContain('No longer generated');
  });

  test('a service: every one whose pipeline is gone, and no other', () => {
    const root = changed('pipeline/main.tf', pipelines('api', 'mailer', 'old_worker'), pipelines('worker', 'api'));

    const summary = summarise({ ...NOTHING, change: [root] }, []);

    expect(summary.match(/destroy the service \w+/g)).toEqual([
      'destroy the service mailer',
      'destroy the service old_worker',
    ]);
  });

  test('not a service that came, nor one that changed', () => {
    const root = changed('pipeline/main.tf', pipelines('api'), `${pipelines('api', 'worker')}# changed\n`);

    expect(summarise({ ...NOTHING, change: [root] }, [])).not.toContain('destroy');
  });

  test('a new name for an old one: no order of applies is right for both', () => {
    const service = changed('pipeline/main.tf', pipelines('api'), pipelines('core'));
    const environment = {
      create: created('environments/b/terraform.tf'),
      remove: removed('environments/a/terraform.tf'),
    };

    expect(summarise({ ...NOTHING, change: [service] }, [])).toContain('Do it in two changes');
    expect(summarise({ ...NOTHING, ...environment }, [])).toContain('Do it in two changes');
    expect(summarise({ ...NOTHING, create: environment.create }, [])).not.toContain('two changes');
    expect(summarise({ ...NOTHING, remove: environment.remove }, [])).not.toContain('two changes');
  });

  test('a root with another state, account or Region', () => {
    const backend = (key: string) => `  backend "s3" {\n    bucket = "b"\n    key    = "${key}"\n  }\n`;
    const provider = (region: string, id: string) =>
      `provider "aws" {\n  region              = "${region}"\n  allowed_account_ids = ["${id}"]\n}\n`;
    const change = [
      changed('environments/a/terraform.tf', backend('x'), backend('y')),
      changed('environments/b/providers.tf', provider('eu-west-1', '1'), provider('eu-north-1', '2')),
      changed('environments/c/providers.tf', provider('eu-west-1', '1'), `${provider('eu-west-1', '1')}# changed\n`),
    ];

    expect(summarise({ ...NOTHING, change }, []).match(/^\S+ has another .*? now/gm)).toEqual([
      'environments/a has another state now',
      'environments/b has another account, Region now',
    ]);
  });

  test('a service that CloudFormation would have to replace', () => {
    const service = (label: string, ...lines: string[]) =>
      `module "${label}" {\n  source = "../../modules/service"\n\n${lines.map((line) => `  ${line}\n`).join('')}}\n\n`;
    const before =
      service('api', 'cluster_name = local.cluster_name') + service('web', 'service_name = "a"', 'cpu = 256');
    const after =
      service('api', 'cluster_name = "apps"') + service('web', 'service_name     = "a"', 'cpu = 512') + service('new');

    const summary = summarise({ ...NOTHING, change: [changed('environments/dev/main.tf', before, after)] }, []);

    expect(summary.match(/^environments\/.* has another name, cluster/gm)).toEqual([
      'environments/dev: api has another name, cluster',
    ]);
  });

  test('a Region in which nothing is deployed any more: the provider that Terraform still needs', () => {
    const main = 'provider "aws" {\n  region = "eu-west-1"\n}\n';
    const other = 'provider "aws" {\n  alias  = "eu_north_1"\n  region = "eu-north-1"\n}\n';

    const summary = (current: string, content: string) =>
      summarise({ ...NOTHING, change: [changed('pipeline/providers.tf', current, content)] }, []);

    expect(summary(`${main}\n${other}`, main)).toContain(
      'remove the file again.\n  provider "aws" {\n    alias  = "eu_north_1"\n    region = "eu-north-1"\n  }\n',
    );
    expect(summary(main, `${main}\n${other}`)).not.toContain('former_regions');
  });
});
