import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from 'projen';
import { parse } from 'yaml';
import { addCiWorkflow, addReleaseWorkflow } from '../../projenrc/workflows';
import { ACTIONS } from '../../src/render/actions';
import { temporaryFolder } from '../tools';
import { filesIn, read, repositoryFiles } from './repository';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: { readonly [input: string]: unknown };
}

interface Job {
  readonly environment?: string;
  readonly needs?: string[];
  readonly permissions?: object;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

interface ParsedWorkflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: { readonly [name: string]: Job };
}

const WORKFLOWS = filesIn('.github/workflows').map((path) => ({ path, content: read(path) }));
const workflow = (name: string): ParsedWorkflow => parse(read(`.github/workflows/${name}.yml`));
const jobs = ['ci', 'release'].flatMap((name) => Object.entries(workflow(name).jobs));

describe('the workflows of this project', () => {
  test('are ci and release', () => {
    expect(WORKFLOWS.map(({ path }) => path)).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml']);
  });

  test('are what projenrc/workflows.ts describes', () => {
    const outdir = temporaryFolder();
    const project = new Project({ name: 'ecs-pipeline', outdir });
    addCiWorkflow(project);
    addReleaseWorkflow(project);
    project.synth();

    const withoutMarker = (text: string) => text.replace(/^#.*\n/, '');
    for (const { content, path } of WORKFLOWS) {
      expect(withoutMarker(readFileSync(join(outdir, path), 'utf8'))).toBe(withoutMarker(content));
    }
  });

  test('start only on pull requests, merge queues, main and version tags', () => {
    expect(workflow('ci').on).toEqual({ pull_request: {}, merge_group: {}, push: { branches: ['main'] } });
    expect(workflow('release').on).toEqual({ push: { tags: ['v*'] } });
  });

  test('have the least permissions', () => {
    expect(workflow('ci').permissions).toEqual({ contents: 'read' });
    expect(workflow('release').permissions).toEqual({});
    expect(jobs.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['ci', undefined],
      ['build', { contents: 'read' }],
      ['publish', { contents: 'read', 'id-token': 'write' }],
      ['github-release', { contents: 'write' }],
    ]);
  });

  test('store no secret, and leave no credentials in a checkout', () => {
    const checkouts = jobs
      .flatMap(([, { steps }]) => steps)
      .filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));

    expect(WORKFLOWS.filter(({ content }) => /secrets\.|registry-url|NODE_AUTH_TOKEN/.test(content))).toEqual([]);
    expect(checkouts).toHaveLength(3);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('publish only after the checks, in the protected environment, and without installing anything', () => {
    const { build, publish } = workflow('release').jobs;
    const scripts = publish!.steps.map((step) => step.run ?? '').join('\n');

    expect(publish).toMatchObject({ environment: 'release', needs: ['build'] });
    expect(build!.steps.map((step) => step.run)).toContain('.ci/run');
    expect(scripts).not.toMatch(/npm (ci|install)|npx/);
  });

  test('run only actions that are pinned to a commit, the ones of generated workflows', () => {
    const used = WORKFLOWS.flatMap(({ content }) => [...content.matchAll(/uses: (.*)/g)].map(([, action]) => action!));
    const known: string[] = Object.values(ACTIONS);

    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((action) => !known.includes(action))).toEqual([]);
    expect(known.filter((action) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('have a time limit for every job', () => {
    expect(jobs.filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('call only what is in the repository', async () => {
    const files = await repositoryFiles();
    const called = WORKFLOWS.flatMap(({ content }) => content.match(/(?:\.ci|scripts)\/[\w.-]+/g) ?? []);

    expect(new Set(called)).toEqual(
      new Set(['.ci/requirements.txt', '.ci/run', 'scripts/check-release.mjs', 'scripts/publish-packages.mjs']),
    );
    expect(called.filter((file) => !files.includes(file))).toEqual([]);
  });
});
