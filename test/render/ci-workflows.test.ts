import { parse } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderCiWorkflows } from '../../src/render/ci-workflows';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const ENVIRONMENTS = ['dev', 'no', 'production'];
const github = (more: object = {}) => ({ github: { repository: 'example/shop', ...more } });
const config = (ci?: EcsPipelineConfig['ci']) =>
  minimalConfig({ environments: ENVIRONMENTS.map((name) => minimalEnvironment(name)), ...(ci && { ci }) });

interface Job {
  readonly needs: readonly string[];
  readonly if: string;
  readonly environment: string;
  readonly permissions: object;
  readonly concurrency: object;
  readonly steps: readonly { readonly with?: object; readonly env?: object }[];
}

function workflow(name: string, ci: EcsPipelineConfig['ci'] = github()) {
  const file = renderCiWorkflows(resolveModel(config(ci))).find(
    ({ path }) => path === `.github/workflows/${name}.yml`,
  )!;
  return parse(file.content) as { on: Record<string, { branches?: string[] }>; jobs: Record<string, Job> };
}

test('no workflows are rendered without a CI system', () => {
  expect(renderCiWorkflows(resolveModel(config()))).toEqual([]);
});

test('a job applies each root, in promotion order, and the pipeline last', () => {
  const { reviewed, ...jobs } = workflow('apply').jobs;

  expect(reviewed).toBeDefined();
  expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
    ['apply-dev', ['reviewed']],
    ['apply-no', ['reviewed', 'apply-dev']],
    ['apply-production', ['reviewed', 'apply-no']],
    ['apply-pipeline', ['reviewed', 'apply-production']],
  ]);
});

test('a root is applied in the environment and with the role of its name, one run at a time', () => {
  // A name that YAML would parse as false.
  const job = workflow('apply').jobs['apply-no']!;

  expect(job.environment).toBe('no');
  expect(job.concurrency).toEqual({ group: 'apply-no', 'cancel-in-progress': false });
  expect(job.permissions).toEqual({ actions: 'read', contents: 'read', 'id-token': 'write' });
  expect(job.steps).toContainEqual(
    expect.objectContaining({
      with: { 'role-to-assume': expect.stringMatching(/:role\/bootstrap\/\w+\/\w+-ci-no$/), 'aws-region': 'eu-west-1' },
    }),
  );
  expect(job.steps.at(-1)?.env).toMatchObject({ ROOT: 'no' });
});

test('only the configured branch is planned and applied', () => {
  const ci = github({ branch: 'trunk' });

  expect(workflow('pull-request', ci).on.pull_request?.branches).toEqual(['trunk']);
  expect(workflow('apply', ci).on.push?.branches).toEqual(['trunk']);
  expect(workflow('apply', ci).jobs['apply-dev']?.if).toContain("github.ref == 'refs/heads/trunk'");
});
