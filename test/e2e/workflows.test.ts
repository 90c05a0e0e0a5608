import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { ecsPipeline } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, run, temporaryFolder } from '../tools';
import { writeProfiles } from './doctor-accounts';
import { assumeAsJob } from './github/actions';
import { Origin } from './github/origin';
import { type JobResult, WorkflowRunner } from './github/runner';
import { GithubServer, type PullRequest, REPOSITORY } from './github/server';
import { parseWorkflow } from './github/workflow';
import { PackageVersion } from './package-version';
import { step } from './step';
import { Root } from './terraform';

const ROOT = join(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const CONFIG: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [{ name: 'dev', accountId: '222222222222' }],
  services: [{ name: 'api', environment: { LOG_LEVEL: 'info' } }],
  ci: { github: { repository: REPOSITORY } },
};

/** An existing network and cluster, so that the tests need not wait for new ones. */
const INPUTS = `locals {
  cluster_name       = "apps"
  subnet_ids         = ["subnet-0a1b2c3d4e5f60001"]
  security_group_ids = ["sg-0a1b2c3d4e5f60003"]
  assign_public_ip   = false
}
`;

/** A separate suite runs the tests of the modules. */
const LEFT_OUT = ['Test the modules'];

/** The planning jobs of a pull request. */
const PLANNING = ['roots', 'plan', 'comment'];

describeWith(['terraform', 'moto_server', 'python3', 'git'], 'the workflows of the repository', () => {
  const folder = temporaryFolder();
  let emulator: Emulator;
  let github: GithubServer;
  let origin: Origin;
  let runner: WorkflowRunner;
  let packageVersion: PackageVersion;
  let digest = '';

  beforeAll(async () => {
    emulator = await startEmulator();
    github = await GithubServer.start();
    packageVersion = new PackageVersion(version);
    // The provider watches it for 55 seconds.
    packageVersion.remove('artifact-store', 'aws_s3_bucket_lifecycle_configuration', 'this');

    const repository = join(folder, 'origin');
    mkdirSync(join(repository, 'environments/dev'), { recursive: true });
    copyFileSync(join(ROOT, 'examples/minimal/.projenrc.js'), join(repository, '.projenrc.js'));
    writeFileSync(join(repository, 'environments/dev/inputs.tf'), INPUTS);
    await change({}, repository);
    for (const file of ['cluster.tf', 'network.tf']) rmSync(join(repository, 'environments/dev', file));
    origin = await Origin.create(repository);
    await bootstrap();

    const installed = join(folder, 'installed');
    packageVersion.installProgram(installed);
    runner = new WorkflowRunner({
      emulator,
      github,
      origin: repository,
      folder,
      env: environmentOfSteps(installed),
      leftOut: LEFT_OUT,
    });
  }, 120_000);

  afterAll(async () => {
    await github?.stop();
    await emulator?.stop();
  });

  /** Creates all roles that the workflows assume, as described in docs/bootstrap.md. */
  async function bootstrap(): Promise<void> {
    const env = { ...emulator.environment, AWS_SHARED_CREDENTIALS_FILE: await writeProfiles(emulator) };
    const profiles = ['--profile', 'pipeline=tools', '--profile', 'dev=dev'];
    const { exitCode, stderr } = await ecsPipeline(origin.folder, ['bootstrap', '--yes', ...profiles], env);
    if (exitCode !== 0) throw new Error(stderr);
  }

  /** Replaces npm, which has no registry here: the packages are already installed. */
  function environmentOfSteps(installed: string): NodeJS.ProcessEnv {
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const npm = `#!/bin/sh\n[ "$*" = 'ci --ignore-scripts' ] && cp -R '${installed}/node_modules' node_modules\n`;
    writeFileSync(join(programs, 'npm'), npm);
    chmodSync(join(programs, 'npm'), 0o755);
    return { PATH: `${programs}:${process.env.PATH}` };
  }

  /** Edits the config, and generates the files. */
  async function change(changes: Partial<EcsPipelineConfig>, repository = origin.folder): Promise<void> {
    writeFileSync(join(repository, 'ecs-pipeline.yaml'), stringify({ ...CONFIG, ...changes }));
    await packageVersion.generate(repository);
  }

  const withLevel = (level: string) => [{ name: 'api', environment: { LOG_LEVEL: level } }];

  /** Simulates GitHub after a push to the branch of a pull request. */
  async function push(
    pullRequest: PullRequest,
    branch: string,
    jobs?: readonly string[],
    repository = REPOSITORY,
  ): Promise<Record<string, JobResult>> {
    const sha = await origin.commit();
    Object.assign(pullRequest.head, { sha });
    const begun = github.begin('pull-request.yml', sha, repository);
    const event = { pull_request: { number: pullRequest.number, head: { sha, repo: { full_name: repository } } } };
    const merged = await origin.testMerge(branch);
    const results = await play('pull-request.yml', begun.id, { name: 'pull_request', event, sha: merged }, jobs);
    begun.status = 'completed';
    return results;
  }

  /** Simulates GitHub after a merge. */
  async function merge(pullRequest: PullRequest, branch: string): Promise<Record<string, JobResult>> {
    const { after, before } = await origin.mergeIntoMain(branch);
    Object.assign(pullRequest, { merged_at: '2026-11-28T00:00:00Z', merge_commit_sha: after });
    return play('apply.yml', github.begin('apply.yml', after).id, { name: 'push', event: { before }, sha: after });
  }

  /** Starts the workflow manually. */
  async function dispatch(inputs: Record<string, string>): Promise<Record<string, JobResult>> {
    const sha = await origin.head('main');
    return play('apply.yml', github.begin('apply.yml', sha).id, {
      name: 'workflow_dispatch',
      event: { inputs },
      inputs,
      sha,
    });
  }

  function play(
    file: string,
    id: number,
    trigger: Parameters<WorkflowRunner['play']>[2],
    jobs?: readonly string[],
  ): Promise<Record<string, JobResult>> {
    const path = `.github/workflows/${file}`;
    const workflow = parseWorkflow(path, readFileSync(join(origin.folder, path), 'utf8'));
    const some = Object.entries(workflow.jobs).filter(([name]) => jobs?.includes(name) ?? true);
    return runner.play({ path, jobs: Object.fromEntries(some) }, id, trigger);
  }

  /** Applies from a separate checkout. */
  async function applyByHand(level: string): Promise<void> {
    const checkout = temporaryFolder();
    await run('git', ['clone', '--quiet', '--branch', 'main', origin.folder, checkout]);
    const override = `module "api" {\n  environment = { LOG_LEVEL = "${level}" }\n}\n`;
    writeFileSync(join(checkout, 'environments/dev/log_level_override.tf'), override);
    await new Root(join(checkout, 'environments/dev'), emulator.environment).apply();
  }

  const resultsOf = (jobs: Record<string, JobResult>) =>
    Object.fromEntries(Object.entries(jobs).map(([name, { result }]) => [name, result]));
  const logsOf = (jobs: Record<string, JobResult>) =>
    Object.entries(jobs)
      .map(([name, { log }]) => `# ${name}\n${log}`)
      .join('\n');
  const inventory = async (account: string) => (await emulator.inventory())[account] ?? [];

  step('a pull request is checked, planned and commented', async () => {
    const pullRequest = github.open();
    await origin.branch('worker');
    await change({ services: [{ ...withLevel('info')[0]!, logRetentionDays: 7 }] });
    const jobs = await push(pullRequest, 'worker');

    expect([resultsOf(jobs), logsOf(jobs)]).toEqual([
      { check: 'success', roots: 'success', plan: 'success', 'plan (dev)': 'success', comment: 'success' },
      expect.any(String),
    ]);
    const [comment, ...others] = github.comments;
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/\n\| dev \| \d+ to add, 0 to change, 0 to destroy \|\n\n/);
    expect(comment?.body).toContain('# module.api.aws_cloudformation_stack.this will be created');
    expect(comment?.body).toMatch(/retention_in_days += 7\n/);
    expect(await inventory('222222222222')).not.toContain('stack shop-dev-api');
    return 'a pull request has one comment with the plan of each root that it can affect';
  });

  step('another push, which adds a service, changes that comment', async () => {
    await change({ services: [...withLevel('info'), { name: 'worker', image: { from: 'api' } }] });
    const jobs = await push(github.pullRequests[0]!, 'worker', PLANNING);

    expect([resultsOf(jobs), logsOf(jobs)]).toEqual([
      {
        roots: 'success',
        plan: 'success',
        'plan (dev)': 'success',
        'plan (pipeline)': 'success',
        comment: 'success',
      },
      expect.any(String),
    ]);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(/\n\| dev \| \d+ to add, .*\|\n\| pipeline \| \d+ to add, /);
    // The plan of everything at once is longer than a comment can be.
    expect(github.comments[0]?.body).toContain('The rest is in the log of the [run](https://github.com/');
    expect(github.comments[0]?.body).toContain('/actions/runs/2)');
    return 'the comment is updated in place';
  });

  step('a merge applies the reviewed plans, the environment before the pipeline', async () => {
    const jobs = await merge(github.pullRequests[0]!, 'worker');

    expect([resultsOf(jobs), logsOf(jobs)]).toEqual([
      { reviewed: 'success', 'apply-dev': 'success', 'apply-pipeline': 'success' },
      expect.stringMatching(/\ndev {2}applied: .*\npipeline {2}applied: /s),
    ]);
    expect(await inventory('222222222222')).toContain('stack shop-dev-worker');
    const principals = new Set((await emulator.calls()).map(({ operation, principal }) => `${operation} ${principal}`));
    const role = (name: string) => `arn:aws:iam::111111111111:role/bootstrap/shop/${name}`;
    for (const name of ['shop-ci-plan', 'shop-ci-dev', 'shop-ci-pipeline']) {
      expect(principals).toContain(`AssumeRole ${role(name)}`);
    }
    for (const name of ['shop-state-dev', 'shop-state-pipeline'])
      expect(principals).toContain(`PutObject ${role(name)}`);
    expect(principals).not.toContain(`PutObject ${role('shop-terraform-plan')}`);
    return 'a merge applies each root with its own role, in order';
  });

  step('a stale plan is refused', async () => {
    const pullRequest = github.open();
    await origin.branch('debug');
    await change({ services: [...withLevel('debug'), { name: 'worker', image: { from: 'api' } }] });
    const planned = await push(pullRequest, 'debug', PLANNING);
    expect(resultsOf(planned)).toEqual({
      roots: 'success',
      plan: 'success',
      'plan (dev)': 'success',
      comment: 'success',
    });
    expect(github.comments[1]?.body).toContain('| dev | 0 to add, 1 to change, 0 to destroy |');

    await applyByHand('trace');
    const jobs = await merge(pullRequest, 'debug');

    expect([resultsOf(jobs), logsOf(jobs)]).toEqual([
      { reviewed: 'success', 'apply-dev': 'failure', 'apply-pipeline': 'skipped' },
      expect.stringMatching(/the plan differs from the reviewed one\n.*old template_body changed from /s),
    ]);
    [, digest = ''] = /\n {2}digest {2}([0-9a-f]{64})\n/.exec(jobs['apply-dev']!.log) ?? [];
    expect(digest).not.toBe('');
    return 'a merge does not overwrite a change made after the review';
  });

  step('and applied once someone accepts it', async () => {
    const jobs = await dispatch({ root: 'dev', digest });
    expect([resultsOf(jobs), logsOf(jobs)]).toEqual([
      { reviewed: 'skipped', 'apply-dev': 'success', 'apply-pipeline': 'skipped' },
      expect.stringContaining('dev  applied: 0 to add, 1 to change, 0 to destroy'),
    ]);
    return 'a new plan is applied by its digest';
  });

  step('each job can assume only its own role', async () => {
    const job = (subject: string) =>
      assumeAsJob(emulator, 'arn:aws:iam::111111111111:role/bootstrap/shop/shop-ci-dev', `repo:${subject}`);
    const subjects = [
      `${REPOSITORY}:pull_request`,
      `${REPOSITORY}:ref:refs/heads/main`,
      `${REPOSITORY}:environment:pipeline`,
      'stranger/fork:environment:dev',
    ];

    await expect(job(`${REPOSITORY}:environment:dev`)).resolves.toBeDefined();
    for (const subject of subjects) await expect(job(subject)).rejects.toThrow('its trust policy does not allow it');
    return 'only the environment dev of the repository can assume the role that applies dev';
  });

  step('a pull request of a fork is not planned', async () => {
    const pullRequest = github.open();
    await origin.branch('fork');
    await change({ services: withLevel('debug') });
    const jobs = await push(pullRequest, 'fork', PLANNING, 'stranger/fork');

    expect(resultsOf(jobs)).toEqual({ roots: 'success', plan: 'skipped', comment: 'skipped' });
    return 'a fork gets no role and no comment';
  });

  /** Runs the scheduled workflow. */
  async function night(): Promise<JobResult> {
    const sha = await origin.head('main');
    const jobs = await play('drift.yml', github.begin('drift.yml', sha).id, { name: 'schedule', event: {}, sha });
    return jobs.drift!;
  }

  step('drift of a root and within a stack is reported in one issue, which is closed when both are gone', async () => {
    await applyByHand('trace');
    await emulator.driftResources('222222222222', 'shop-dev-api', [
      {
        LogicalResourceId: 'ScalableTarget',
        ResourceType: 'AWS::ApplicationAutoScaling::ScalableTarget',
        StackResourceDriftStatus: 'MODIFIED',
        PropertyDifferences: [
          { PropertyPath: '/MaxCapacity', ExpectedValue: '4', ActualValue: '9', DifferenceType: 'NOT_EQUAL' },
        ],
      },
    ]);
    expect(await night()).toMatchObject({ result: 'success' });
    expect(github.issues).toMatchObject([{ state: 'open', title: 'Drift detected in the AWS accounts of shop' }]);
    const [issue] = github.issues;
    expect(issue?.body).toContain('| dev | 0 to add, 1 to change, 0 to destroy |');
    expect(issue?.body).toContain(
      '| dev | shop-dev-api | ScalableTarget (AWS::ApplicationAutoScaling::ScalableTarget) was modified: /MaxCapacity |',
    );
    const role = 'arn:aws:iam::222222222222:role/bootstrap/shop/shop-terraform-plan';
    expect(await emulator.calls()).toContainEqual(
      expect.objectContaining({ operation: 'DetectStackDrift', account: '222222222222', principal: role }),
    );

    await emulator.driftResources('222222222222', 'shop-dev-api', []);
    await applyByHand('debug'); // matches the branch
    expect(await night()).toMatchObject({
      result: 'success',
      log: expect.stringMatching(
        /\ndev: no changes\npipeline: no changes\n3 of 3 stacks: no drift\n.*No drift found\.\nClosed issue #\d+\.\n/s,
      ),
    });
    expect(github.issues).toMatchObject([{ state: 'closed' }]);
    expect(github.comments.at(-1)).toMatchObject({ issue: issue?.number });
    return 'drift opens an issue, which is closed when the drift is gone';
  });
});
