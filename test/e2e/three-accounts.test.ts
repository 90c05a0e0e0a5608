import { resolveModel } from '../../src/model/resolve-model';
import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { bootstrapPolicies } from '../policies/bootstrap-policies';
import { lackingPermissions } from '../policies/terraform-permissions';
import { describeWith, temporaryFolder } from '../tools';
import { administrator, REGION } from './aws';
import { deliveries } from './event-rule';
import type { Execution } from './execution';
import { PipelinePlayer } from './pipeline-player';
import { copyExample, render } from './repository';
import { Shop } from './shop';
import {
  accountOf,
  configWithQa,
  directPipeline,
  ENVIRONMENTS,
  PIPELINE,
  PIPELINE_ACCOUNT,
  PIPELINE_ARN,
  pushEvent,
} from './shop-names';
import { step } from './step';

/** An execution that completed. */
const SUCCEEDED = { status: 'Succeeded', failure: undefined };

const RELEASE_MANAGER = `arn:aws:sts::${PIPELINE_ACCOUNT}:assumed-role/release-manager/jane`;

describeWith(['terraform', 'moto_server', 'python3'], 'three-accounts, from an empty account and back', () => {
  let emulator: Emulator;
  let player: PipelinePlayer;
  let shop: Shop;
  let prepared: Inventory;

  beforeAll(async () => {
    emulator = await startEmulator();
    player = await PipelinePlayer.start(emulator);
    shop = new Shop(emulator, player);
    await shop.prepare();
    prepared = await emulator.inventory();
  }, 120_000);

  afterAll(async () => {
    await emulator?.stop();
    await player?.stop();
  });

  const waitsIn = (stage: string) => ({ status: 'InProgress', failure: undefined, approval: { stage } });
  const approved = async (execution: Execution) => {
    await execution.approve();
    return execution;
  };
  const logLevel = (value: string) => [{ name: 'LOG_LEVEL', value }];

  step('the environments are applied in parallel, then the pipelines', async () => {
    await Promise.all(shop.environmentRoots().map((environment) => environment.apply()));
    await shop.root('pipeline').apply();
    const resources = Object.values(await emulator.inventory()).flat().length;
    return `four roots are applied in the documented order to four accounts, which then contain ${resources} resources`;
  });

  step('the pipelines know the targets without reading a state', async () => {
    const output = async (environment: string) =>
      (await shop.root(`environments/${environment}`).outputs()).pipeline_targets;
    const outputs = await Promise.all(ENVIRONMENTS.map(output));
    const targets = await shop.root('pipeline').value('local.targets');
    expect(targets).toEqual({ api: outputs.map((ofServices) => (ofServices as { api: object }).api) });
    return "the pipelines' targets are exactly the outputs of the applied environments";
  });

  step('a second plan of every root is empty', async () => {
    const roots = [...shop.environmentRoots(), shop.root('pipeline')];
    expect((await Promise.all(roots.map((root) => root.changes()))).filter(Boolean)).toEqual([]);
    return 'nothing drifts: a second plan of every root is empty';
  });

  step('before the first image, nothing runs and no alarm exists', async () => {
    const items = Object.values(await emulator.inventory()).flat();
    expect(items.filter((item) => /^(service|task definition|scalable target|alarm) /.test(item))).toEqual([]);
    expect(await Promise.all(ENVIRONMENTS.map((name) => shop.recorded(name)))).toEqual(['-', '-', '-']);
    return 'before the first image, no service, task definition, scalable target or alarm exists';
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
    return 'a push event starts this pipeline, pinned to the digest, and a push of another tag does not';
  });

  step('the executions that CodePipeline starts for new pipelines deploy nothing', async () => {
    await player.play();
    const places = [PIPELINE, ...ENVIRONMENTS.map(directPipeline)];
    const executions = places.map((place) => player.latest(place));
    expect(executions.map(({ trigger }) => trigger)).toEqual(places.map(() => 'CreatePipeline'));
    expect(executions.map(({ failure }) => failure)).toEqual(
      ['dev', ...ENVIRONMENTS].map((environment, index) =>
        expect.stringMatching(
          `^deploy-${environment}/Prepare: nothing is deployed because the pipeline ${places[index]!.name} is new`,
        ),
      ),
    );
    expect(await shop.running()).toEqual({ dev: undefined, staging: undefined, production: undefined });
    return 'creating the pipelines of a repository that already has an image deploys nothing';
  });

  step('the image is promoted from environment to environment, and waits for its approvals', async () => {
    const first = shop.image('first');
    const execution = await shop.promote('first');
    expect(execution).toMatchObject(waitsIn('approve-staging'));
    expect(await shop.running()).toEqual({ dev: first, staging: undefined, production: undefined });

    await execution.approve();
    expect(execution).toMatchObject(waitsIn('approve-production'));
    expect(await shop.running()).toEqual({ dev: first, staging: first, production: undefined });

    await execution.approve(await shop.releaseManager());
    expect(execution).toMatchObject(SUCCEEDED);
    expect(await shop.running()).toEqual({ dev: first, staging: first, production: first });
    expect(await Promise.all(ENVIRONMENTS.map((name) => shop.recorded(name)))).toEqual([first, first, first]);
    const deployed = ENVIRONMENTS.map((name) => `deployed-${name}`);
    expect(await shop.tagsOf('first')).toEqual(['deploy', 'first', ...deployed].sort());
    expect(await shop.accounts.alarms(accountOf('production'))).toContain('shop-production-api-missing-tasks');
    return 'the pushed digest is deployed to dev, staging and production, each after its approval, and recorded';
  });

  step('each account records what was deployed, by whom and by which execution', async () => {
    const { id } = player.latest(PIPELINE);
    const entry = {
      image: shop.image('first'),
      tags: ['deploy', 'first'],
      at: expect.stringMatching(/^20\d\d-.*Z$/),
      pipeline: 'shop_api',
      execution: id,
      kind: 'promotion',
      reason: null,
      replaced: null,
    };
    expect(await shop.deployment('dev')).toEqual({ ...entry, by: null });
    expect(await shop.deployment('staging')).toEqual({ ...entry, by: `arn:aws:iam::${PIPELINE_ACCOUNT}:root` });
    expect(await shop.deployment('production')).toEqual({ ...entry, by: RELEASE_MANAGER });
    return 'each account records image, tags, execution and approver';
  });

  step('a second image replaces the first, and the approval shows what it approves', async () => {
    await shop.push('second');
    const second = shop.image('second');
    const execution = await shop.startByHand();
    expect(execution.failure).toBeUndefined();
    expect(execution.approval?.text.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`shop/api to staging (account ${accountOf('staging')}, ${REGION})`),
        `Image: ${second}`,
        'Tags: deploy, deployed-dev, second',
        'Runs in dev: this image',
        `Current image: ${shop.image('first')}`,
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
    return 'a second image replaces the first everywhere. Its approvals show both images, tags, account and execution';
  });

  step('a failed deployment is rolled back and not recorded', async () => {
    await shop.push('broken');
    await emulator.breakImages([shop.image('broken')]);
    const second = shop.image('second');
    const execution = await shop.promote('broken');
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
    return 'an unhealthy deployment is rolled back and not recorded, and the next apply keeps the running image';
  });

  step('a retry of only the failed action deploys nothing, a retry of the stage deploys', async () => {
    await emulator.breakImages([]);
    const execution = player.latest(PIPELINE);
    const second = shop.image('second');
    await execution.retry('deploy-dev', 'FAILED_ACTIONS');
    expect(execution.failure).toMatch(/^deploy-dev\/Deploy: ChangeSet .* does not exist/);
    expect(await shop.running()).toMatchObject({ dev: second });

    await execution.retry('deploy-dev', 'ALL_ACTIONS');
    expect(execution).toMatchObject(waitsIn('approve-staging'));
    expect(await shop.running()).toEqual({ dev: shop.image('broken'), staging: second, production: second });
    return 'a check is valid for one update: only a retry of the whole stage, which repeats the check, deploys';
  });

  step('a stale approval request is canceled', async () => {
    const mended = await approved(player.latest(PIPELINE));
    expect(mended).toMatchObject(waitsIn('approve-production'));
    const { approval } = mended;

    await shop.push('third');
    const third = await approved(await shop.promote('third'));

    expect(await shop.running()).toMatchObject({ staging: shop.image('third'), production: shop.image('second') });
    expect(mended.status).toBe('Stopped');
    expect(mended.stopReason).toContain(`staging now runs ${shop.digest('third')}`);
    expect(third).toMatchObject(waitsIn('approve-production'));
    await expect(mended.approve(await shop.releaseManager(), approval)).rejects.toMatchObject({
      name: 'InvalidApprovalTokenException',
    });
    return 'no approval is requested for an image that staging no longer runs: its execution shows the running image';
  });

  step('an approval at the wrong moment deploys nothing', async () => {
    const third = player.latest(PIPELINE);
    await shop.push('fourth');
    player.paused.add('deploy-staging/Record');
    const fourth = await approved(await shop.promote('fourth'));
    expect(fourth.ran.at(-1)).toBe('deploy-staging/Record');
    expect(await shop.running()).toMatchObject({ staging: shop.image('fourth'), production: shop.image('second') });
    expect(await shop.recorded('staging')).toBe(shop.image('third'));

    await third.approve(await shop.releaseManager());
    expect(third.failure).toMatch(
      `deploy-production/Prepare: cannot promote ${shop.digest('third')} to production: staging runs ${shop.digest('fourth')}`,
    );
    expect(await shop.running()).toMatchObject({ production: shop.image('second') });
    expect(await shop.recorded('staging')).toBe(shop.image('fourth'));

    player.paused.clear();
    await player.play();
    expect(fourth).toMatchObject(waitsIn('approve-production'));
    return 'an approval during a change of staging is refused, with the image that staging is running';
  });

  step('while staging is being updated, production can get its previous image', async () => {
    const fourth = player.latest(PIPELINE);
    await shop.push('fifth');
    await emulator.holdUpdate(accountOf('staging'), 'shop-staging-api');
    const fifth = await approved(await shop.promote('fifth'));
    expect(fifth.ran.at(-1)).toBe('deploy-staging/Deploy');

    await fourth.approve(await shop.releaseManager());
    expect(fourth).toMatchObject(SUCCEEDED);
    expect(await shop.running()).toMatchObject({ staging: shop.image('fourth'), production: shop.image('fourth') });

    await emulator.releaseUpdate(accountOf('staging'), 'shop-staging-api');
    await player.play();
    expect(await shop.running()).toMatchObject({ staging: shop.image('fifth'), production: shop.image('fourth') });
    expect(fifth).toMatchObject(waitsIn('approve-production'));
    return 'an update of staging counts only once it has succeeded';
  });

  step('production is rolled back and put on hold while another image waits for its approval', async () => {
    const fifth = player.latest(PIPELINE);
    const manager = await shop.releaseManager();
    const rollback = await shop.rollBack('production', 'second', 'it loses orders: see incident #7', manager);

    expect(rollback).toMatchObject(SUCCEEDED);
    const [second, fourth, fifthImage] = ['second', 'fourth', 'fifth'].map((name) => shop.image(name));
    expect(await shop.running()).toEqual({ dev: fifthImage, staging: fifthImage, production: second });
    expect(await shop.held('production')).toEqual({
      reason: 'it loses orders: see incident #7',
      by: RELEASE_MANAGER,
      since: expect.stringMatching(/^20\d\d-.*Z$/),
    });
    expect(await shop.transition('approve-production')).toMatchObject({
      enabled: false,
      disabledReason: 'On hold. it loses orders  see incident  7',
    });
    expect(await shop.deployment('production')).toMatchObject({
      kind: 'rollback',
      pipeline: 'shop_api_production',
      execution: rollback.id,
      by: RELEASE_MANAGER,
      reason: 'it loses orders: see incident #7',
      image: second,
      replaced: fourth,
    });
    expect(await shop.tagsOf('second')).toContain('deployed-production');

    expect(fifth).toMatchObject(waitsIn('approve-production'));
    await fifth.approve(manager);
    expect(fifth.failure).toBe('deploy-production/Prepare: production is on hold: it loses orders: see incident #7');
    expect(await shop.running()).toMatchObject({ production: second });
    return 'a rollback waits for no approval, records who made it and why, and stops promotions, even approved ones';
  });

  step('an image pushed afterward stops in front of production until the hold is released', async () => {
    const manager = await shop.releaseManager();
    const waiting: Execution[] = [];
    for (const name of ['sixth', 'seventh']) {
      await shop.push(name);
      waiting.push(await approved(await shop.promote(name)));
    }
    const [sixth, seventh] = waiting;
    expect(sixth!.status).toBe('Stopped');
    expect(sixth!.stopReason).toContain(shop.digest('seventh'));
    expect(seventh).toMatchObject({ status: 'InProgress', approval: undefined, waitsInFrontOf: 'approve-production' });
    expect(await shop.running()).toMatchObject({ staging: shop.image('seventh'), production: shop.image('second') });

    await shop.release('production', manager);
    expect(await shop.held('production')).toBeUndefined();
    expect(seventh).toMatchObject(waitsIn('approve-production'));
    await seventh!.approve(manager);
    expect(seventh).toMatchObject(SUCCEEDED);
    expect(await shop.running()).toMatchObject({ production: shop.image('seventh') });
    return 'while production is on hold, images stop after staging. On release, approval of the newest is requested';
  });

  step('a direct deployment needs an authorized person and a reason', async () => {
    const before = await shop.running();
    expect(await shop.deploy('dev', 'first', { reason: '-' })).toMatchObject({
      failure: expect.stringMatching(/^deploy-dev\/Prepare: a direct deployment requires a reason/),
    });
    const byEvent = await player.begin(directPipeline('dev'), {
      trigger: { triggerType: 'CloudWatchEvent' },
      sourceRevisions: { Source: shop.digest('first') },
      variables: { Reason: 'an event' },
    });
    expect(byEvent.failure).toMatch(
      /^deploy-dev\/Prepare: a direct deployment must be started with StartPipelineExecution, got CloudWa/,
    );
    expect(await shop.running()).toEqual(before);

    const manager = await shop.releaseManager();
    await expect(shop.deploy('dev', 'first', { by: manager })).rejects.toThrow('not authorized');
    expect(await shop.running()).toEqual(before);
    return 'without a reason, by an event, or by someone who is not an approver there, nothing is deployed';
  });

  step('a Terraform change and a deployment do not affect each other', async () => {
    await shop.devWithLogLevel('fresh').apply();
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('seventh'), environment: logLevel('fresh') });
    expect(await shop.deploy('dev', 'third')).toMatchObject(SUCCEEDED);
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('third'), environment: logLevel('fresh') });
    return 'with a fresh plan, the image survives the change, and the change survives the next deployment';
  });

  step('a plan that was saved before a deployment does not undo it', async () => {
    const changed = shop.devWithLogLevel('saved');
    await changed.plan('-out=saved.tfplan');
    expect(await shop.deploy('dev', 'first')).toMatchObject(SUCCEEDED);
    await changed.apply('saved.tfplan');
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('first'), environment: logLevel('saved') });
    return 'a plan saved before a deployment changes the template, and keeps the image deployed in the meantime';
  });

  step('an apply without refresh does not undo a deployment', async () => {
    expect(await shop.deploy('dev', 'second')).toMatchObject(SUCCEEDED);
    await shop.devWithLogLevel('old-state').apply('-refresh=false');
    const expected = { image: shop.image('second'), environment: logLevel('old-state') };
    expect(await shop.container('dev')).toMatchObject(expected);
    return 'an apply with -refresh=false keeps the image that was deployed after the last refresh';
  });

  step('an apply fails while the record of the image is missing, and the service keeps running', async () => {
    const second = shop.image('second');
    await shop.record('dev', '-');
    await expect(shop.devWithLogLevel('lost').apply()).rejects.toThrow('UPDATE_ROLLBACK_COMPLETE');
    expect(await shop.container('dev')).toMatchObject({ image: second, environment: logLevel('old-state') });

    await shop.record('dev', second);
    await shop.devWithLogLevel('found').apply();
    expect(await shop.container('dev')).toMatchObject({ image: second, environment: logLevel('found') });
    return 'without the record, an apply fails and the service keeps running. Once it is restored, the apply succeeds';
  });

  step('a recreated stack runs the recorded image', async () => {
    const dev = shop.root('environments/dev');
    await dev.apply('-replace=module.api.aws_cloudformation_stack.this');
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('second'), environment: logLevel('info') });
    expect(await dev.changes()).toBeUndefined();
    expect(await shop.deploy('dev', 'third')).toMatchObject(SUCCEEDED);
    expect(await shop.container('dev')).toMatchObject({ image: shop.image('third') });
    return 'a replaced stack has the recorded image, and accepts the next deployment';
  });

  step('an environment is added in the middle', async () => {
    render(configWithQa(), shop.folder);
    const [qa, pipeline] = [shop.root('environments/qa'), shop.root('pipeline')];
    await qa.apply();
    await pipeline.apply();
    expect((await Promise.all([qa.changes(), pipeline.changes()])).filter(Boolean)).toEqual([]);
    await player.play();
    expect(player.latest(directPipeline('qa')).failure).toMatch(/^deploy-qa\/Prepare: nothing is deployed because/);

    const third = shop.image('third');
    const execution = await shop.promote('third');
    expect(await shop.running(['qa', 'staging'])).toEqual({ qa: third, staging: shop.image('seventh') });
    await execution.approve();
    await execution.approve();
    expect(execution).toMatchObject(SUCCEEDED);
    expect(await shop.running(['staging', 'production'])).toEqual({ staging: third, production: third });
    return 'an environment added in the middle is applied, has an empty plan, and is deployed to in order';
  });

  step('an environment is removed', async () => {
    const branch = temporaryFolder();
    copyExample(branch);
    const pipeline = shop.root('pipeline', branch);
    await pipeline.apply();
    await shop.root('environments/qa').destroy();
    expect((await emulator.inventory())[accountOf('qa')]).toEqual(prepared[accountOf('qa')]);
    expect(await pipeline.changes()).toBeUndefined();
    const execution = await shop.promote('second');
    expect(execution).toMatchObject(waitsIn('approve-staging'));
    expect(execution.ran.join()).not.toContain('qa');
    return 'an environment is removed in the documented order without leftovers, and the pipeline works without it';
  });

  step('everything is destroyed', async () => {
    copyExample(shop.folder);
    await shop.deleteImages();
    await shop.root('pipeline').destroy();
    await Promise.all(shop.environmentRoots().map((environment) => environment.destroy()));
    expect(await emulator.inventory()).toEqual(prepared);
    return 'everything is destroyed, and only the prepared resources are left in the accounts';
  });

  step('the roles that bootstrap creates have all the permissions', async () => {
    const policies = bootstrapPolicies(resolveModel(configWithQa()));
    const needed = (await emulator.permissions()).filter(({ principal }) => principal in policies.identity);
    expect(new Set(needed.map(({ principal }) => principal)).size).toBe(2 * (ENVIRONMENTS.length + 2));
    expect(await lackingPermissions(policies, needed)).toEqual([]);
    return `IAM allows all ${needed.length} permissions that Terraform needed to its roles and the state roles`;
  });
});
