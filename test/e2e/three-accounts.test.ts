import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { administrator, REGION } from './aws';
import { deliveries } from './event-rule';
import { copyExample, render } from './repository';
import { accountOf, configWithQa, ENVIRONMENTS, PIPELINE_ACCOUNT, PIPELINE_ARN, pushEvent, Shop } from './shop';
import { step } from './step';

/** An execution that went through to its end. */
const SUCCEEDED = { status: 'Succeeded', failure: undefined };

describeWith(['terraform', 'moto_server', 'python3'], 'three-accounts, from an empty account and back', () => {
  let emulator: Emulator;
  let shop: Shop;
  let prepared: Inventory;

  beforeAll(async () => {
    emulator = await startEmulator();
    shop = new Shop(emulator);
    await shop.prepare();
    prepared = await emulator.inventory();
  }, 120_000);

  afterAll(() => emulator?.stop());

  const waitsIn = (stage: string) => ({ status: 'InProgress', failure: undefined, approval: { stage } });
  const logLevel = (value: string) => [{ name: 'LOG_LEVEL', value }];

  step('the environments are applied in parallel, then the pipelines', async () => {
    await Promise.all(shop.environmentRoots().map((environment) => environment.apply()));
    await shop.root('pipeline').apply();
    const resources = Object.values(await emulator.inventory()).flat().length;
    return `four roots apply in the documented order, into four accounts, which then hold ${resources} resources`;
  });

  step('a second plan of every root is empty', async () => {
    const roots = [...shop.environmentRoots(), shop.root('pipeline')];
    expect((await Promise.all(roots.map((root) => root.changes()))).filter(Boolean)).toEqual([]);
    return 'nothing drifts: a second plan of every root is empty';
  });

  step('before the first image nothing runs and nothing alarms', async () => {
    const items = Object.values(await emulator.inventory()).flat();
    expect(items.filter((item) => /^(service|task definition|scalable target|alarm) /.test(item))).toEqual([]);
    expect(await Promise.all(ENVIRONMENTS.map((name) => shop.recorded(name)))).toEqual(['-', '-', '-']);
    return 'before the first image there is no service, no task definition, no scalable target and no alarm';
  });

  step('a push starts the pipeline with its digest', async () => {
    await shop.push('first');
    const digest = shop.digest('first');
    const deliver = (tag: string) => deliveries(emulator, administrator(PIPELINE_ACCOUNT), pushEvent(tag, digest));
    const [delivery, ...others] = await deliver('deploy');
    expect(others).toEqual([]);
    expect(delivery?.targetArn).toBe(PIPELINE_ARN);
    expect(JSON.parse(delivery?.input ?? '')).toEqual({
      sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digest }],
    });
    expect(await deliver('first')).toEqual([]);
    return 'the event of a push starts this pipeline, pinned to the digest; the push of another tag does not';
  });

  step('the execution that CodePipeline starts for a new pipeline deploys nothing', async () => {
    const execution = await shop.start({ triggerType: 'CreatePipeline' });
    expect(execution.failure).toMatch(
      /^deploy-dev\/Prepare: .*nothing is deployed because the pipeline shop-api was crea/,
    );
    expect(await shop.running()).toEqual({ dev: undefined, staging: undefined, production: undefined });
    return 'creating the pipeline of a repository that has an image already deploys nothing';
  });

  step('the image goes from environment to environment, and waits for its approvals', async () => {
    const first = shop.image('first');
    const execution = await shop.start({ digest: shop.digest('first') });
    expect(execution).toMatchObject(waitsIn('approve-staging'));
    expect(await shop.running()).toEqual({ dev: first, staging: undefined, production: undefined });

    await execution.approve();
    expect(execution).toMatchObject(waitsIn('approve-production'));
    expect(await shop.running()).toEqual({ dev: first, staging: first, production: undefined });

    await execution.approve();
    expect(execution).toMatchObject(SUCCEEDED);
    expect(await shop.running()).toEqual({ dev: first, staging: first, production: first });
    expect(await Promise.all(ENVIRONMENTS.map((name) => shop.recorded(name)))).toEqual([first, first, first]);
    const deployed = ENVIRONMENTS.map((name) => `deployed-${name}`);
    expect(await shop.tagsOf('first')).toEqual(['deploy', 'first', ...deployed].sort());
    expect(await shop.accounts.alarms(accountOf('production'))).toContain('shop-production-api-missing-tasks');
    return 'the pushed digest runs in dev, then staging, then production, each only after its approval, and is recorded';
  });

  step('a second image replaces the first, and the approval says what it approves', async () => {
    await shop.push('second');
    const second = shop.image('second');
    const execution = await shop.start({});
    expect(execution.failure).toBeUndefined();
    expect(execution.approval?.text.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`shop/api to staging (account ${accountOf('staging')}, ${REGION})`),
        `Image: ${second}`,
        'Its tags: deploy, deployed-dev, second',
        `Runs there now: ${shop.image('first')}`,
        `Execution: ${execution.id}`,
      ]),
    );
    await execution.approve();
    expect(execution.approval).toMatchObject({
      text: expect.stringContaining('Look at the staging dashboard first.'),
      notificationArn: `arn:aws:sns:${REGION}:${PIPELINE_ACCOUNT}:shop-approval-production`,
    });
    await execution.approve();
    expect(execution).toMatchObject(SUCCEEDED);
    expect(await shop.running()).toEqual({ dev: second, staging: second, production: second });
    expect(await shop.tagsOf('first')).toEqual(['first']);
    return 'a second image takes over everywhere; its approvals name image, tags, account, execution and what runs now';
  });

  step('a failed deployment is rolled back and not recorded', async () => {
    await shop.push('broken');
    await emulator.breakImages([shop.image('broken')]);
    const second = shop.image('second');
    const execution = await shop.start({ digest: shop.digest('broken') });
    expect(execution.status).toBe('Failed');
    expect(execution.failure).toContain('deploy-dev/Deploy: shop-dev-api: UPDATE_ROLLBACK_COMPLETE: ECS Deployment');
    expect(execution.ran.at(-1)).toBe('deploy-dev/Deploy');
    expect(await shop.running()).toEqual({ dev: second, staging: second, production: second });
    expect(await shop.recorded('dev')).toBe(second);
    expect(await shop.tagsOf('broken')).toEqual(['broken', 'deploy']);
    expect(await shop.tagsOf('second')).toContain('deployed-dev');
    expect(await shop.root('environments/dev').changes()).toBeUndefined();

    await shop.devWithLogLevel('after-failure').apply();
    expect(await shop.container('dev')).toMatchObject({ image: second, environment: logLevel('after-failure') });
    return 'a deployment that does not become healthy rolls back, is not recorded, and the next apply keeps what runs';
  });

  step('one environment is rolled back to an older image', async () => {
    const execution = await shop.deployTo('production', 'first');
    expect(execution).toMatchObject(waitsIn('approve-production'));
    await execution.approve();
    expect(execution).toMatchObject({ ...SUCCEEDED, skipped: ['deploy-dev', 'approve-staging', 'deploy-staging'] });
    const [first, second] = [shop.image('first'), shop.image('second')];
    expect(await shop.running()).toEqual({ dev: second, staging: second, production: first });
    expect(await shop.tagsOf('first')).toEqual(['deployed-production', 'first']);
    return 'an execution with an older digest and one environment rolls back there, after its approval, and nowhere else';
  });

  step('a change by Terraform and a deployment leave each other alone', async () => {
    await shop.push('third');
    await shop.devWithLogLevel('fresh').apply();
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('second'), environment: logLevel('fresh') });
    expect(await shop.deployTo('dev', 'third')).toMatchObject(SUCCEEDED);
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('third'), environment: logLevel('fresh') });
    return 'with a fresh plan the image survives the change, and the change survives the next deployment';
  });

  step('a plan that was saved before a deployment does not undo it', async () => {
    const changed = shop.devWithLogLevel('saved');
    await changed.plan('-out=saved.tfplan');
    expect(await shop.deployTo('dev', 'first')).toMatchObject(SUCCEEDED);
    await changed.apply('saved.tfplan');
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('first'), environment: logLevel('saved') });
    return 'a plan saved before a deployment changes the template and keeps the image that was deployed meanwhile';
  });

  step('an apply without refresh does not undo a deployment', async () => {
    expect(await shop.deployTo('dev', 'second')).toMatchObject(SUCCEEDED);
    await shop.devWithLogLevel('old-state').apply('-refresh=false');
    const expected = { image: shop.image('second'), environment: logLevel('old-state') };
    expect(await shop.container('dev')).toMatchObject(expected);
    return 'an apply with -refresh=false keeps the image that was deployed since the last refresh';
  });

  step('an apply while the record of the image is lost fails, and the service goes on', async () => {
    const second = shop.image('second');
    await shop.record('dev', '-');
    await expect(shop.devWithLogLevel('lost').apply()).rejects.toThrow('UPDATE_ROLLBACK_COMPLETE');
    expect(await shop.container('dev')).toMatchObject({ image: second, environment: logLevel('old-state') });

    await shop.record('dev', second);
    await shop.devWithLogLevel('found').apply();
    expect(await shop.container('dev')).toMatchObject({ image: second, environment: logLevel('found') });
    return 'while the record is lost an apply fails and the service runs on; once it is restored the apply goes through';
  });

  step('a stack that is created anew runs the recorded image', async () => {
    const dev = shop.root('environments/dev');
    await dev.apply('-replace=module.api.aws_cloudformation_stack.this');
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('second'), environment: logLevel('info') });
    expect(await dev.changes()).toBeUndefined();
    expect(await shop.deployTo('dev', 'third')).toMatchObject(SUCCEEDED);
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('third') });
    return 'a stack that is replaced comes back with the recorded image, and takes the next deployment';
  });

  step('an environment is added in the middle', async () => {
    render(configWithQa(), shop.folder);
    const [qa, pipeline] = [shop.root('environments/qa'), shop.root('pipeline')];
    await qa.apply();
    await pipeline.apply();
    expect((await Promise.all([qa.changes(), pipeline.changes()])).filter(Boolean)).toEqual([]);

    const third = shop.image('third');
    const execution = await shop.start({ digest: shop.digest('third') });
    expect(await shop.running(['qa', 'staging'])).toEqual({ qa: third, staging: shop.image('second') });
    await execution.approve();
    await execution.approve();
    expect(execution).toMatchObject(SUCCEEDED);
    expect(await shop.running(['staging', 'production'])).toEqual({ staging: third, production: third });
    return 'an environment that is added in the middle is applied, planned empty, and deployed to in its turn';
  });

  step('an environment is removed', async () => {
    const branch = temporaryFolder();
    copyExample(branch);
    const pipeline = shop.root('pipeline', branch);
    await pipeline.apply();
    await shop.root('environments/qa').destroy();
    expect((await emulator.inventory())[accountOf('qa')]).toEqual(prepared[accountOf('qa')]);
    expect(await pipeline.changes()).toBeUndefined();
    const execution = await shop.start({ digest: shop.digest('second') });
    expect(execution).toMatchObject(waitsIn('approve-staging'));
    expect(execution.ran.join()).not.toContain('qa');
    return 'an environment is removed in the documented order, leaves nothing, and the pipeline goes on without it';
  });

  step('everything is destroyed', async () => {
    copyExample(shop.folder);
    await shop.deleteImages();
    await shop.root('pipeline').destroy();
    await Promise.all(shop.environmentRoots().map((environment) => environment.destroy()));
    expect(await emulator.inventory()).toEqual(prepared);
    return 'everything is destroyed, and no account holds more than what was prepared';
  });
});
