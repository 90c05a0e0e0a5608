import { join } from 'node:path';
import { CodePipelineClient, StartPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import { DescribeServicesCommand, DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { ContainerCondition, type EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, clientOf, REGION } from './aws';
import { PipelinePlayer } from './pipeline-player';
import { render } from './repository';
import { step } from './step';
import { Root } from './terraform';
import { createTerraformRoles } from './terraform-roles';

const PIPELINE_ACCOUNT = '111111111111';
const DEV = '222222222222';

/** A web server that migrates its database first, and a nightly report from the same image. */
const CONFIG: EcsPipelineConfig = {
  name: 'desk',
  region: REGION,
  pipeline: { accountId: PIPELINE_ACCOUNT },
  environments: [{ name: 'dev', accountId: DEV }],
  services: [
    {
      name: 'web',
      containerPort: 8080,
      dependsOn: { migrate: ContainerCondition.SUCCESS },
      sidecars: [{ name: 'migrate', command: ['bin/migrate'], essential: false }],
    },
    { name: 'report', image: { from: 'web' }, command: ['bin/report'], schedule: 'cron(0 4 * * ? *)' },
  ],
};

describeWith(['terraform', 'moto_server', 'python3'], 'a sidecar with the deployed image and a scheduled task', () => {
  const folder = temporaryFolder();
  let emulator: Emulator;
  let player: PipelinePlayer;
  let accounts: Accounts;
  const digests: Record<string, string> = {};

  beforeAll(async () => {
    emulator = await startEmulator();
    player = await PipelinePlayer.start(emulator);
    accounts = new Accounts(emulator);
    render(CONFIG, folder);
    await createTerraformRoles(accounts, resolveModel(CONFIG));
  }, 120_000);

  afterAll(async () => {
    await emulator?.stop();
    await player?.stop();
  });

  const ecs = () => clientOf(ECSClient, emulator, administrator(DEV));
  const root = (path: string) => new Root(join(folder, path), emulator.environment);
  const imageOf = (name: string) => `${PIPELINE_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/desk/web@${digests[name]}`;
  const place = (name: string) => ({ account: PIPELINE_ACCOUNT, region: REGION, name });

  async function push(name: string): Promise<void> {
    digests[name] = await accounts.push(PIPELINE_ACCOUNT, 'desk/web', name, [name, 'deploy']);
    const execution = await player.begin(place('desk_web'), {
      trigger: { triggerType: 'CloudWatchEvent', triggerDetail: 'arn:aws:events:::rule/desk-web-image-pushed' },
      sourceRevisions: { Source: digests[name]! },
    });
    expect(execution).toMatchObject({ status: 'Succeeded', failure: undefined });
  }

  async function rollBackTo(name: string): Promise<void> {
    const client = clientOf(CodePipelineClient, emulator, administrator(PIPELINE_ACCOUNT));
    const { pipelineExecutionId = '' } = await client.send(
      new StartPipelineExecutionCommand({
        name: 'desk_web_dev',
        sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digests[name] }],
        variables: [
          { name: 'Reason', value: 'it loses orders' },
          { name: 'Hold', value: 'true' },
        ],
      }),
    );
    await player.play();
    expect(player.execution(place('desk_web_dev'), pipelineExecutionId)).toMatchObject({ status: 'Succeeded' });
  }

  /** Maps containers to images in a runnable task definition. */
  async function imagesIn(taskDefinition: string | undefined): Promise<Record<string, string | undefined>> {
    const found = await ecs().send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    expect(found.taskDefinition?.status).toBe('ACTIVE');
    return Object.fromEntries(
      (found.taskDefinition?.containerDefinitions ?? []).map(({ image, name }) => [name, image]),
    );
  }

  /** The images that the service runs and that the schedule would start. */
  async function running() {
    const described = new DescribeServicesCommand({ cluster: 'desk-dev', services: ['desk-dev-web'] });
    const { services = [] } = await ecs().send(described);
    const { image, revision } = (await emulator.schedules())[DEV]!['desk-dev-report']!;
    return { service: await imagesIn(services[0]?.taskDefinition), schedule: { image, revision } };
  }

  const everywhere = (name: string) => ({
    service: { web: imageOf(name), migrate: imageOf(name) },
    schedule: { image: imageOf(name), revision: 'ACTIVE' },
  });

  step('the generated repository is applied unchanged, and a second plan is empty', async () => {
    await root('environments/dev').apply();
    await root('pipeline').apply();
    await player.play();
    const roots = [root('environments/dev'), root('pipeline')];
    expect((await Promise.all(roots.map((one) => one.changes()))).filter(Boolean)).toEqual([]);
    return 'a service with a sidecar and a scheduled task are applied, and their second plan is empty';
  });

  step('a deployment updates the image of the service, the sidecar and the schedule', async () => {
    await push('first');
    expect(await running()).toEqual(everywhere('first'));
    await push('second');
    expect(await running()).toEqual(everywhere('second'));
    return 'the migration container and the scheduled task run the deployed digest';
  });

  step('a rollback includes the sidecar and the schedule', async () => {
    await rollBackTo('first');
    expect(await running()).toEqual(everywhere('first'));
    return 'after a rollback, no part of the task runs the newer image';
  });

  step('everything is destroyed', async () => {
    await accounts.deleteImages(PIPELINE_ACCOUNT, 'desk/web');
    await root('pipeline').destroy();
    await root('environments/dev').destroy();
    const left = Object.values(await emulator.inventory()).flat();
    expect(left.filter((item) => /service|schedule|task definition/.test(item))).toEqual([]);
    return 'the environment is destroyed while it is running an image';
  });
});
