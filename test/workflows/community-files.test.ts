import { join } from 'node:path';
import { parse } from 'yaml';
import { packedBy } from '../package/packed';
import { cleanEnvironment, run } from '../tools';
import { sectionOf } from '../tools/code-blocks';
import { filesIn, ROOT, read, repositoryFiles } from './repository';

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const REPOSITORY = 'https://github.com/ecs-pipeline/ecs-pipeline';
const FORMS = ['bug_report', 'feature_request'].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);
const CONFIG = '.github/ISSUE_TEMPLATE/config.yml';
const TEXTS = [
  ...FORMS,
  CONFIG,
  '.github/pull_request_template.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/releasing.md',
];

test('the issue templates are two forms and their config', () => {
  expect(new Set(filesIn('.github/ISSUE_TEMPLATE'))).toEqual(new Set([...FORMS, CONFIG]));
});

// https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
test.each(FORMS)('%s is a form that GitHub accepts', (path) => {
  const { body, description, name } = parse(read(path)) as Form;
  const fields = body.filter(({ type }) => type !== 'markdown');
  const ids = fields.map(({ id }) => id);

  expect([name, description]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  expect(body.filter(({ type }) => !['input', 'markdown', 'textarea'].includes(type))).toEqual([]);
  expect(body.filter(({ attributes, type }) => !attributes[type === 'markdown' ? 'value' : 'label'])).toEqual([]);
  expect(ids.filter((id) => !/^[a-z]+$/.test(id ?? ''))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(FORMS)('%s asks for the version, and to remove account IDs and secrets', (path) => {
  expect((parse(read(path)) as Form).body.map(({ id }) => id)).toContain('version');
  expect(read(path)).toMatch(/Replace account IDs, ARNs.* and secrets/s);
});

test('vulnerabilities are reported privately, and not in an issue', () => {
  const { blank_issues_enabled, contact_links } = parse(read(CONFIG));

  expect(blank_issues_enabled).toBe(false);
  expect(contact_links[0].url).toBe(`${REPOSITORY}/security/advisories/new`);
  expect(read('SECURITY.md')).toContain(`${REPOSITORY}/security/advisories/new`);
});

test('the repository is the one of package.json', () => {
  expect(JSON.parse(read('package.json')).repository.url).toBe(`${REPOSITORY}.git`);
});

test.each(TEXTS)('%s links to files of the repository', async (path) => {
  const files = await repositoryFiles();
  const text = read(path);
  const absolute = [...text.matchAll(/ecs-pipeline\/ecs-pipeline\/blob\/main\/([\w./-]+)/g)].map(([, file]) => file!);
  const folder = path.includes('/') ? path.replace(/[^/]+$/, '') : '';
  const relative = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) =>
    new URL(folder + link!, 'file:///').pathname.slice(1),
  );

  const exists = (file: string) => files.some((known) => known === file || known.startsWith(`${file}/`));
  expect([...absolute, ...relative].filter((file) => !exists(file))).toEqual([]);
});

test('docs/releasing.md names what the release workflow and npm have to agree about', () => {
  const section = sectionOf(read('docs/releasing.md'), '## Before the first release');

  expect(section).toContain('--file release.yml --repo ecs-pipeline/ecs-pipeline --env release --allow-publish');
  expect(section).toContain('for name in ecs-pipeline generator-ecs-pipeline');
});

test.each(['.', 'generators'])('the package in %s has its license, and none of these files', async (folder) => {
  const options = { cwd: join(ROOT, folder), env: cleanEnvironment() };
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], options);
  const [packed] = packedBy<{ files: { path: string }[] }>(stdout);
  const paths = packed!.files.map(({ path }) => path);
  const unwanted = /^(\.(?!jsii$)|CHANGELOG|CONTRIBUTING|SECURITY|docs\/|projenrc|scripts\/)/;

  expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
  expect(read(join(folder, 'LICENSE'))).toBe(read('LICENSE'));
  expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
});
