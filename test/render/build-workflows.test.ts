import { parse } from 'yaml';
import {
  CpuArchitecture,
  EcsPipelineConfig,
  GithubPushConfig,
  GitlabPushConfig,
  ServiceConfig,
} from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBuildWorkflows } from '../../src/render/build-workflows';
import { referenceFilter } from '../../src/render/github-build';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const GITHUB = { github: { repository: 'example/api' } };

const workflowsOf = (config: EcsPipelineConfig) => renderBuildWorkflows(resolveModel(config));

function workflowOf(config: EcsPipelineConfig) {
  const [workflow] = workflowsOf(config);
  return { text: workflow!.content, yaml: parse(workflow!.content) };
}

test('one workflow is rendered for each image that GitHub pushes', () => {
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

test('names and tags that look like numbers are strings', () => {
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

  expect(referenceFilter(branch)).toBe(filter);
  expect(workflowOf(minimalConfig({ services: [{ name: 'api', push }] })).yaml.on.push.branches).toEqual([filter]);
});

describe('the triggers of a workflow match the trust policy', () => {
  const workflowFrom = (github: Partial<GithubPushConfig>) =>
    workflowOf(
      minimalConfig({ services: [{ name: 'api', push: { github: { repository: 'example/api', ...github } } }] }),
    );

  test('branches and tags', () => {
    const { yaml } = workflowFrom({ branches: ['main'], tags: ['v*'] });

    expect(yaml.on).toEqual({ push: { branches: ['main'], tags: ['v**'] } });
  });

  test('only tags', () => {
    expect(workflowFrom({ tags: ['v*'] }).yaml.on).toEqual({ push: { tags: ['v**'] } });
  });

  test('only environments: one job is in the first environment, so that GitHub asks once', () => {
    const { text, yaml } = workflowFrom({ environments: ['production', 'hotfix'] });

    expect(yaml.on).toEqual({ push: { branches: ['main'] } });
    expect(Object.keys(yaml.jobs)).toEqual(['push']);
    expect(yaml.jobs.push.environment).toBe('production');
    expect(yaml.jobs.push.steps.at(-1).name).toBe('Wait until dev runs the image');
    expect(text).toContain('# Jobs in the environment hotfix can also push.\n');
  });

  test('environments and branches: the jobs are in no environment', () => {
    const { text, yaml } = workflowFrom({ branches: ['main'], environments: ['production', 'hotfix'] });

    expect(Object.keys(yaml.jobs)).toEqual(['push', 'wait']);
    expect(yaml.jobs.push.environment).toBeUndefined();
    expect(text).toContain('# Jobs in the environments production and hotfix can also push.\n');
  });
});

describe('a GitLab pipeline', () => {
  const pipelineFrom = (gitlab: Partial<GitlabPushConfig>, settings: Partial<ServiceConfig> = {}) => {
    const services = [{ name: 'api', push: { gitlab: { project: 'example/api', ...gitlab } }, ...settings }];
    return workflowOf(minimalConfig({ services }));
  };

  test('contains the role, the registry and the pipeline', () => {
    const { text, yaml } = pipelineFrom({});

    expect(yaml['.api'].variables.AWS_ROLE_ARN).toBe('arn:aws:iam::111111111111:role/shop-api-gitlab-push');
    expect(yaml['.api'].id_tokens.AWS_ID_TOKEN.aud).toBe('https://gitlab.com');
    expect(yaml['.api'].rules).toEqual([{ if: '$CI_COMMIT_BRANCH == "main"' }]);
    expect(yaml['push-api'].variables).toMatchObject({
      IMAGE: '111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api',
      TAG: 'deploy',
    });
    expect(yaml['wait-api'].variables).toMatchObject({ PIPELINE: 'shop_api', STAGE: 'deploy-dev', ACTION: 'Record' });
    expect(text).not.toContain('ci_id_token_sub_claim_components');
  });

  test('for a self-managed GitLab with the project ID in its tokens', () => {
    const { text, yaml } = pipelineFrom({ projectId: 7, url: 'https://git.example.com' });

    expect(yaml['.api'].id_tokens.AWS_ID_TOKEN.aud).toBe('https://git.example.com');
    expect(text).toContain(
      '# First set ci_id_token_sub_claim_components of the project to ["project_id", "ref_type", "ref"].\n',
    );
  });

  test('has a runner with the architecture of the tasks, if GitLab has one', () => {
    const settings = { cpuArchitecture: CpuArchitecture.ARM64 };

    expect(pipelineFrom({}).yaml['.api'].tags).toBeUndefined();
    expect(pipelineFrom({}, settings).yaml['.api'].tags).toEqual(['saas-linux-small-arm64']);
    expect(pipelineFrom({ url: 'https://git.example.com' }, settings).text).toContain(
      '# Tasks run on ARM64: add the tags of an ARM64 runner.\n',
    );
  });

  test('is rendered in addition to the GitHub workflow', () => {
    const push = { ...GITHUB, gitlab: { project: 'example/api' } };
    const workflows = workflowsOf(minimalConfig({ services: [{ name: 'api', push }] }));

    expect(workflows.map(({ path }) => path)).toEqual(['docs/workflows/api.yml', 'docs/workflows/api.gitlab-ci.yml']);
  });
});

describe('the workflow waits for', () => {
  const stepOf = (approval: boolean) => {
    const environments = [minimalEnvironment('test', { approval }), minimalEnvironment('production')];
    const services = [{ name: 'api', push: GITHUB }];
    return workflowOf(minimalConfig({ environments, services })).yaml.jobs.wait.steps.at(-1);
  };

  test('the first environment', () => {
    expect(stepOf(false).name).toBe('Wait until test runs the image');
    expect(stepOf(false).env).toMatchObject({ PIPELINE: 'shop_api', STAGE: 'deploy-test', ACTION: 'Record' });
    expect(stepOf(false).run).toContain('::notice::test runs $digest"');
  });

  test('the approval, if there is one before the first environment', () => {
    expect(stepOf(true).name).toBe('Wait until the image is waiting for approval for test');
    expect(stepOf(true).env).toMatchObject({ PIPELINE: 'shop_api', STAGE: 'approve-test', ACTION: 'Inspect' });
    expect(stepOf(true).run).toContain('::notice::$digest is waiting for approval for test"');
  });

  test('the first environment of the service', () => {
    const environments = ['dev', 'qa'].map((name) => minimalEnvironment(name));
    const services = [{ name: 'api', environments: ['qa'], push: GITHUB }, { name: 'web' }];

    expect(workflowOf(minimalConfig({ environments, services })).yaml.jobs.wait.name).toBe('Wait for qa');
  });
});

describe('the runner has the architecture of the tasks', () => {
  const environments = ['dev', 'production'].map((name) => minimalEnvironment(name));

  test('x86 by default', () => {
    const { text, yaml } = workflowOf(minimalConfig({ environments, services: [{ name: 'api', push: GITHUB }] }));

    expect(yaml.jobs.push['runs-on']).toBe('ubuntu-latest');
    expect(text).not.toContain('ARM64');
  });

  test('Arm', () => {
    const services = [{ name: 'api', cpuArchitecture: CpuArchitecture.ARM64, push: GITHUB }];

    expect(workflowOf(minimalConfig({ environments, services })).yaml.jobs.push['runs-on']).toBe('ubuntu-24.04-arm');
  });

  test('with both, a note explains what to do', () => {
    const overrides = { dev: { cpuArchitecture: CpuArchitecture.ARM64 } };
    const services = [{ name: 'api', overrides, push: GITHUB }];
    const { text } = workflowOf(minimalConfig({ environments, services }));

    expect(text).toContain('# Tasks run on ARM64 and X86_64: change the build to create a multi-architecture image.\n');
  });
});
