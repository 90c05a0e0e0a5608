import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CpuArchitecture } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBuildWorkflows } from '../../src/render/build-workflows';
import { minimalConfig } from '../config/fixtures';
import { describeWith } from '../tools';
import { gitlabPipelineFaults, startedJobs } from './gitlab-pipeline-faults';

const EXAMPLE = 'docs/workflows/worker.gitlab-ci.yml';
const WORKER = readFileSync(join(__dirname, '../../examples/everything', EXAMPLE), 'utf8');

/** The pipeline of a project with this push config, for tasks on Arm. */
function pipelineOf(gitlab: { branches?: string[]; tags?: string[] }): string {
  const push = { gitlab: { project: 'example/api', ...gitlab } };
  const services = [{ name: 'api', cpuArchitecture: CpuArchitecture.ARM64, push }];
  return renderBuildWorkflows(resolveModel(minimalConfig({ services })))[0]!.content;
}

describeWith(['git', 'shellcheck'], 'the pipelines of GitLab', () => {
  test('have no linter findings', async () => {
    expect(await gitlabPipelineFaults({ path: EXAMPLE, content: WORKER })).toEqual([]);
    expect(await gitlabPipelineFaults({ path: 'api.yml', content: pipelineOf({}) })).toEqual([]);
  });

  test.each([
    ['resource_group:', 'resource_groop:', "'resource_groop' property is not expected to be here"],
    ['"$IMAGE:$TAG"', '$IMAGE:$TAG', 'SC2086: '],
    ['while [ ', 'while [[ ', 'SC3010: '],
  ])('%j must not be %j', async (text, replacement, fault) => {
    const content = WORKER.replace(text, () => replacement);

    expect(await gitlabPipelineFaults({ path: EXAMPLE, content })).toContainEqual(expect.stringContaining(fault));
  });

  test.each([
    [{ branch: 'main' }, true],
    [{ branch: 'release/1/x' }, true],
    [{ branch: 'main-2' }, false],
    [{ tag: 'v1.0' }, true],
    [{ tag: 'main' }, false],
  ])('%j starts the jobs: %j', async (ref, expected) => {
    expect(await startedJobs(WORKER, ref)).toEqual(expected ? ['push-worker', 'wait-worker'] : []);
  });

  test.each([
    ['c++/*', 'c++/1'],
    ['a.(b|c)*', 'axb'],
    ['"quoted"', '"quoted"'],
  ])('only the asterisk is special in the branch %j: it matches %j', async (branch, pushed) => {
    const started = pushed === 'axb' ? [] : ['push-api', 'wait-api'];

    expect(await startedJobs(pipelineOf({ branches: [branch] }), { branch: pushed })).toEqual(started);
  });
});
