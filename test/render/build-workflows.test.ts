import { parse } from 'yaml';
import { CpuArchitecture, EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { branchFilter, renderBuildWorkflows } from '../../src/render/build-workflows';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const GITHUB = { github: { repository: 'example/api' } };

const workflowsOf = (config: EcsPipelineConfig) => renderBuildWorkflows(resolveModel(config));

function workflowOf(config: EcsPipelineConfig) {
  const [workflow] = workflowsOf(config);
  return { text: workflow!.content, yaml: parse(workflow!.content) };
}

test('there is one for each image that GitHub pushes', () => {
  const services = [
    { name: 'api', push: GITHUB },
    { name: 'worker', image: { from: 'api' } },
    { name: 'web' },
    { name: 'mail', push: { iamUser: true } },
  ];
  const workflows = workflowsOf(minimalConfig({ services }));

  expect(workflows.map(({ path }) => path)).toEqual(['docs/workflows/api.yml']);
  expect(parse(workflows[0]!.content).name).toBe('Build api and worker');
});

test('names and tags that look like numbers are text', () => {
  const image = { repositoryName: '0x10', tag: '1.10' };
  const { push, wait } = workflowOf(minimalConfig({ services: [{ name: 'api', image, push: GITHUB }] })).yaml.jobs;

  expect(push.steps.at(-1).env.TAG).toBe('1.10');
  expect(wait.steps.at(-1).env.REPOSITORY).toBe('0x10');
});

test.each([
  ['main', 'main'],
  ['release/*', 'release/**'],
  ['c++', 'c\\+\\+'],
  ['!important', '\\!important'],
])('the branch %s of the trust policy is %s in a workflow', (branch, filter) => {
  const push = { github: { repository: 'example/api', branches: [branch] } };

  expect(branchFilter(branch)).toBe(filter);
  expect(workflowOf(minimalConfig({ services: [{ name: 'api', push }] })).yaml.on.push.branches).toEqual([filter]);
});

describe('what is waited for', () => {
  const stepOf = (approval: boolean) => {
    const environments = [minimalEnvironment('test', { approval }), minimalEnvironment('production')];
    const services = [{ name: 'api', push: GITHUB }];
    return workflowOf(minimalConfig({ environments, services })).yaml.jobs.wait.steps.at(-1);
  };

  test('is the first environment', () => {
    expect(stepOf(false).name).toBe('Wait until test runs the image');
    expect(stepOf(false).env).toMatchObject({ PIPELINE: 'shop_api', STAGE: 'deploy-test', ACTION: 'Record' });
    expect(stepOf(false).run).toContain('::notice::test runs $digest"');
  });

  test('is that somebody is asked, where an approval comes first', () => {
    expect(stepOf(true).name).toBe('Wait until the image waits for the approval of test');
    expect(stepOf(true).env).toMatchObject({ PIPELINE: 'shop_api', STAGE: 'approve-test', ACTION: 'Inspect' });
    expect(stepOf(true).run).toContain('::notice::$digest waits for the approval of test"');
  });

  test('is the first environment of the service', () => {
    const environments = ['dev', 'qa'].map((name) => minimalEnvironment(name));
    const services = [{ name: 'api', environments: ['qa'], push: GITHUB }, { name: 'web' }];

    expect(workflowOf(minimalConfig({ environments, services })).yaml.jobs.wait.name).toBe('Wait for qa');
  });
});

describe('the runner has the processor of the tasks', () => {
  const environments = ['dev', 'production'].map((name) => minimalEnvironment(name));

  test('which is x86 by default', () => {
    const { text, yaml } = workflowOf(minimalConfig({ environments, services: [{ name: 'api', push: GITHUB }] }));

    expect(yaml.jobs.push['runs-on']).toBe('ubuntu-latest');
    expect(text).not.toContain('ARM64');
  });

  test('or Arm', () => {
    const services = [{ name: 'api', cpuArchitecture: CpuArchitecture.ARM64, push: GITHUB }];

    expect(workflowOf(minimalConfig({ environments, services })).yaml.jobs.push['runs-on']).toBe('ubuntu-24.04-arm');
  });

  test('and where they have both, it says what to do', () => {
    const overrides = { dev: { cpuArchitecture: CpuArchitecture.ARM64 } };
    const services = [{ name: 'api', overrides, push: GITHUB }];
    const { text } = workflowOf(minimalConfig({ environments, services }));

    expect(text).toContain('# Tasks run on ARM64 and on X86_64: change the build to make an image for both.\n');
  });
});
