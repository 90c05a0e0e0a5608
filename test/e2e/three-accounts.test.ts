import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EcsPipelineConfig } from '../../src/config';
import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, REGION } from './aws';
import { deliveries } from './event-rule';
import { Execution, type StartOptions } from './pipeline-runner';
import { copyExample, exampleConfig, render } from './repository';
import { step } from './step';
import { Root } from './terraform';

const PIPELINE_ACCOUNT = '111111111111';
const REPOSITORY = 'shop/api';
const PIPELINE_ARN = `arn:aws:codepipeline:${REGION}:${PIPELINE_ACCOUNT}:shop-api`;
const ACCOUNT_OF: Record<string, string> = {
  dev: '222222222222',
  qa: '555555555555',
  staging: '333333333333',
  production: '444444444444',
};
const ENVIRONMENTS = ['dev', 'staging', 'production'];

describeWith(['terraform', 'moto_server', 'python3'], 'three-accounts, from an empty account and back', () => {
  let emulator: Emulator;
  let accounts: Accounts;
  let prepared: Inventory;
  let folder: string;
  const digests: Record<string, string> = {};

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
    folder = temporaryFolder();
    copyExample(folder);
    for (const accountId of [PIPELINE_ACCOUNT, ...Object.values(ACCOUNT_OF)]) {
      await accounts.createRole(accountId, 'terraform');
    }
    await accounts.createRole(PIPELINE_ACCOUNT, 'release-manager');
    await accounts.createBucket(PIPELINE_ACCOUNT, 'shop-terraform-state-111111111111');
    prepared = await emulator.inventory();
  }, 120_000);

  afterAll(() => emulator?.stop());

  const root = (path: string, repository = folder) => new Root(join(repository, path), emulator.environment);
  const environmentRoots = () => ENVIRONMENTS.map((name) => root(`environments/${name}`));

  const image = (name: string) => `${PIPELINE_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}@${digests[name]}`;
  const service = (environment: string) => `shop-${environment}-api`;
  const container = (environment: string) =>
    accounts.running(ACCOUNT_OF[environment]!, `shop-${environment}`, service(environment));
  const runningImages = async (environments = ENVIRONMENTS) => {
    const containers = await Promise.all(environments.map(container));
    return Object.fromEntries(environments.map((name, index) => [name, containers[index]?.image]));
  };
  const recorded = (environment: string) =>
    accounts.parameter(ACCOUNT_OF[environment]!, `/ecs/${service(environment)}/deployed-image`);
  const tagsOf = async (name: string) => {
    const found = (await accounts.images(PIPELINE_ACCOUNT, REPOSITORY)).find(
      ({ imageDigest }) => imageDigest === digests[name],
    );
    return found?.imageTags?.sort();
  };

  /** Pushes as docs/pipeline.md says: the commit's tag, and the one that starts the pipeline. */
  const push = async (name: string) => {
    digests[name] = await accounts.push(PIPELINE_ACCOUNT, REPOSITORY, name, [name, 'deploy']);
  };
  const start = (options: StartOptions) => Execution.start(emulator, PIPELINE_ARN, options);
  const deployTo = (environment: string, name: string) =>
    start({ digest: digests[name], variables: { Environment: environment } });

  step('the environments are applied in parallel, then the pipelines', async () => {
    await Promise.all(environmentRoots().map((environment) => environment.apply()));
    await root('pipeline').apply();
    const resources = Object.values(await emulator.inventory()).flat().length;
    return `four roots apply in the documented order, into four accounts, which then hold ${resources} resources`;
  });

  step('a second plan of every root is empty', async () => {
    const changes = await Promise.all([...environmentRoots(), root('pipeline')].map((each) => each.changes()));
    expect(changes.filter(Boolean)).toEqual([]);
    return 'nothing drifts: a second plan of every root is empty';
  });

  step('before the first image nothing runs and nothing alarms', async () => {
    const inventory = await emulator.inventory();
    const early = Object.values(inventory)
      .flat()
      .filter((item) => /^(service|task definition|scalable target|alarm) /.test(item));
    expect(early).toEqual([]);
    expect(await Promise.all(ENVIRONMENTS.map(recorded))).toEqual(['-', '-', '-']);
    return 'before the first image there is no service, no task definition, no scalable target and no alarm';
  });

  step('a push starts the pipeline with its digest', async () => {
    await push('first');
    const [delivery, ...others] = await deliveries(emulator, administrator(PIPELINE_ACCOUNT), ecrEvent('deploy'));
    expect(others).toEqual([]);
    expect(delivery?.targetArn).toBe(PIPELINE_ARN);
    expect(JSON.parse(delivery?.input ?? '')).toEqual({
      sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digests.first }],
    });
    expect(await deliveries(emulator, administrator(PIPELINE_ACCOUNT), ecrEvent('first'))).toEqual([]);
    return 'the event of a push starts this pipeline, pinned to the digest; the push of another tag does not';
  });

  const ecrEvent = (tag: string) => ({
    source: 'aws.ecr',
    'detail-type': 'ECR Image Action',
    account: PIPELINE_ACCOUNT,
    region: REGION,
    detail: {
      'action-type': 'PUSH',
      result: 'SUCCESS',
      'repository-name': REPOSITORY,
      'image-tag': tag,
      'image-digest': digests.first,
    },
  });

  step('the image goes from environment to environment, and waits for its approvals', async () => {
    const execution = await start({ digest: digests.first });
    expect(execution).toMatchObject({
      status: 'InProgress',
      failure: undefined,
      approval: { stage: 'approve-staging' },
    });
    expect(await runningImages()).toEqual({ dev: image('first'), staging: undefined, production: undefined });

    await execution.approve();
    expect(execution).toMatchObject({
      status: 'InProgress',
      failure: undefined,
      approval: { stage: 'approve-production' },
    });
    expect(await runningImages()).toEqual({ dev: image('first'), staging: image('first'), production: undefined });

    await execution.approve();
    expect(execution).toMatchObject({ status: 'Succeeded', failure: undefined });
    expect(await runningImages()).toEqual({ dev: image('first'), staging: image('first'), production: image('first') });
    expect(await Promise.all(ENVIRONMENTS.map(recorded))).toEqual(ENVIRONMENTS.map(() => image('first')));
    expect(await tagsOf('first')).toEqual([
      'deploy',
      'deployed-dev',
      'deployed-production',
      'deployed-staging',
      'first',
    ]);
    expect(await accounts.alarms(ACCOUNT_OF.production!)).toContain('shop-production-api-missing-tasks');
    return 'the pushed digest runs in dev, then staging, then production, each only after its approval, and is recorded';
  });

  step('a second image replaces the first, and the approval says what it approves', async () => {
    await push('second');
    const execution = await start({});
    expect(execution.approval?.text.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`${REPOSITORY} to staging (account 333333333333, ${REGION})`),
        `Image: ${image('second')}`,
        'Its tags: deploy, deployed-dev, second',
        `Runs there now: ${image('first')}`,
        `Execution: ${execution.id}`,
      ]),
    );
    await execution.approve();
    expect(execution.approval).toMatchObject({
      text: expect.stringContaining('Look at the staging dashboard first.'),
      notificationArn: `arn:aws:sns:${REGION}:${PIPELINE_ACCOUNT}:shop-approval-production`,
    });
    await execution.approve();
    expect(execution).toMatchObject({ status: 'Succeeded', failure: undefined });
    expect(await runningImages()).toEqual({
      dev: image('second'),
      staging: image('second'),
      production: image('second'),
    });
    expect(await tagsOf('first')).toEqual(['first']);
    return 'a second image takes over everywhere; its approvals name image, tags, account, execution and what runs now';
  });

  step('a failed deployment is rolled back and not recorded', async () => {
    await push('broken');
    await emulator.breakImages([image('broken')]);
    const execution = await start({ digest: digests.broken });
    expect(execution.status).toBe('Failed');
    expect(execution.failure).toContain('deploy-dev/Deploy: shop-dev-api: UPDATE_ROLLBACK_COMPLETE: ECS Deployment');
    expect(execution.ran.at(-1)).toBe('deploy-dev/Deploy');
    expect(await runningImages()).toEqual({
      dev: image('second'),
      staging: image('second'),
      production: image('second'),
    });
    expect(await recorded('dev')).toBe(image('second'));
    expect(await tagsOf('broken')).toEqual(['broken', 'deploy']);
    expect(await tagsOf('second')).toContain('deployed-dev');
    expect(await root('environments/dev').changes()).toBeUndefined();

    await withLogLevel('after-failure').apply();
    expect(await container('dev')).toMatchObject({ image: image('second'), environment: logLevel('after-failure') });
    return 'a deployment that does not become healthy rolls back, is not recorded, and the next apply keeps what runs';
  });

  step('an older image is rolled back to in one environment', async () => {
    const execution = await deployTo('production', 'first');
    expect(execution.approval?.stage).toBe('approve-production');
    await execution.approve();
    expect(execution).toMatchObject({
      status: 'Succeeded',
      failure: undefined,
      skipped: ['deploy-dev', 'approve-staging', 'deploy-staging'],
    });
    expect(await runningImages()).toEqual({
      dev: image('second'),
      staging: image('second'),
      production: image('first'),
    });
    expect(await tagsOf('first')).toEqual(['deployed-production', 'first']);
    return 'an execution with an older digest and one environment rolls back there, after its approval, and nowhere else';
  });

  step('a change by Terraform and a deployment leave each other alone', async () => {
    await push('third');
    await withLogLevel('fresh').apply();
    expect(await container('dev')).toMatchObject({ image: image('second'), environment: logLevel('fresh') });
    expect(await deployTo('dev', 'third')).toMatchObject({ status: 'Succeeded', failure: undefined });
    expect(await container('dev')).toMatchObject({ image: image('third'), environment: logLevel('fresh') });
    return 'with a fresh plan the image survives the change, and the change survives the next deployment';
  });

  step('a plan that was saved before a deployment does not undo it', async () => {
    const changed = withLogLevel('saved');
    await changed.plan('-out=saved.tfplan');
    await deployTo('dev', 'first');
    await changed.apply('saved.tfplan');
    expect(await container('dev')).toMatchObject({ image: image('first'), environment: logLevel('saved') });
    return 'a plan saved before a deployment changes the template and keeps the image that was deployed meanwhile';
  });

  step('an apply without refresh does not undo a deployment', async () => {
    await deployTo('dev', 'second');
    await withLogLevel('not-refreshed').apply('-refresh=false');
    expect(await container('dev')).toMatchObject({ image: image('second'), environment: logLevel('not-refreshed') });
    return 'an apply with -refresh=false keeps the image that was deployed since the last refresh';
  });

  step('a stack that is created anew runs the recorded image', async () => {
    const dev = root('environments/dev');
    await dev.apply('-replace=module.api.aws_cloudformation_stack.this');
    expect(await container('dev')).toMatchObject({ image: image('second'), environment: logLevel('info') });
    expect(await dev.changes()).toBeUndefined();
    expect(await deployTo('dev', 'third')).toMatchObject({ status: 'Succeeded', failure: undefined });
    expect(await container('dev')).toMatchObject({ image: image('third') });
    return 'a stack that is replaced comes back with the recorded image, and takes the next deployment';
  });

  step('an environment is added in the middle', async () => {
    render(withQa(), folder);
    await root('environments/qa').apply();
    await root('pipeline').apply();
    expect(
      (await Promise.all([root('environments/qa').changes(), root('pipeline').changes()])).filter(Boolean),
    ).toEqual([]);

    const execution = await start({ digest: digests.third });
    expect(await runningImages(['qa', 'staging'])).toEqual({ qa: image('third'), staging: image('second') });
    await execution.approve();
    await execution.approve();
    expect(execution).toMatchObject({ status: 'Succeeded', failure: undefined });
    expect(execution.ran.filter((name) => name.endsWith('/Deploy'))).toEqual(
      ['dev', 'qa', 'staging', 'production'].map((name) => `deploy-${name}/Deploy`),
    );
    return 'an environment that is added in the middle is applied, planned empty, and deployed to in its turn';
  });

  step('an environment is removed', async () => {
    const branch = temporaryFolder();
    copyExample(branch);
    await root('pipeline', branch).apply();
    await root('environments/qa').destroy();
    expect((await emulator.inventory())[ACCOUNT_OF.qa!]).toEqual(prepared[ACCOUNT_OF.qa!]);
    expect(await root('pipeline', branch).changes()).toBeUndefined();
    const execution = await start({ digest: digests.second });
    expect(execution.approval?.stage).toBe('approve-staging');
    expect(execution.ran.join()).not.toContain('qa');
    return 'an environment is removed in the documented order, leaves nothing, and the pipeline goes on without it';
  });

  step('everything is destroyed', async () => {
    copyExample(folder);
    await accounts.deleteImages(PIPELINE_ACCOUNT, REPOSITORY);
    await root('pipeline').destroy();
    await Promise.all(environmentRoots().map((environment) => environment.destroy()));
    expect(await emulator.inventory()).toEqual(prepared);
    return 'everything is destroyed, and no account holds more than what was prepared';
  });

  /** A copy of the repository whose dev environment says more, in an override file as its owner would write it. */
  const withLogLevel = (level: string): Root => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(
      join(copy, 'environments/dev/log_level_override.tf'),
      `module "api" {\n  environment = { LOG_LEVEL = "${level}" }\n}\n`,
    );
    return root('environments/dev', copy);
  };
  const logLevel = (value: string) => [{ name: 'LOG_LEVEL', value }];

  const withQa = (): EcsPipelineConfig => {
    const config = exampleConfig();
    const [dev, ...others] = config.environments;
    return { ...config, environments: [dev!, { name: 'qa', accountId: ACCOUNT_OF.qa! }, ...others] };
  };
});
