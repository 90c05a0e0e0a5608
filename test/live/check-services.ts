import { checkNextProvider } from './check-setup';
import type { Environment } from './environment';
import { NotChecked, Refuted } from './findings';
import type { Image } from './image';
import { strategyOf } from './project';
import type { Scene } from './scenario';

/** Changes the services with Terraform while the image is running everywhere. */
export async function checkServices(scene: Scene, { digest }: Image): Promise<void> {
  const expected = scene.project.image(digest);
  await checkChange(scene, expected);
  await checkLostRecord(scene, expected);
  await checkCapacity(scene);
  await checkLaunchType(scene);
  await checkNextProvider(scene);
}

async function checkChange({ environments, findings, log, project }: Scene, expected: string): Promise<void> {
  const first = environments[0]!;
  await first.scaleTo(2);
  await findings.check('deployed-image-kept', async () => {
    log(`changing the service in ${first.name}`);
    project.change(first.name, {
      environment: { LEVEL: 'changed' },
      deployment: { alarm_names: [project.alarmName(first.name)] },
    });
    await project.environmentRoot(first.name).apply().catch(refute);
    const { environment = [], image } = (await first.container()) ?? {};
    if (image !== expected || environment[0]?.value !== 'changed') throw new Refuted(`runs ${image}`);
    return `the change was applied, and ${image} was kept`;
  });
  await findings.check('desired-count', async () => {
    const { desiredCount } = (await first.service()) ?? {};
    if (desiredCount !== 2) throw new Refuted(`expected 2 tasks, got ${desiredCount}`);
    return 'the service still has 2 tasks';
  });
}

async function checkLostRecord({ environments, findings, log, project }: Scene, expected: string): Promise<void> {
  const first = environments[0]!;
  await findings.check('lost-record', async () => {
    log('removing the record of the image, and applying a change');
    await first.record('-');
    project.change(first.name, {
      environment: { LEVEL: 'lost' },
      deployment: { alarm_names: [project.alarmName(first.name)] },
    });
    const denied = await denial(first, project.environmentRoot(first.name).apply()).finally(() =>
      first.record(expected),
    );
    const image = (await first.container())?.image;
    if (image !== expected) throw new Refuted(`runs ${image ?? 'no service'}`);
    return denied;
  });
}

/** Switches from one capacity provider to another, and removes the alarms. */
async function checkCapacity({ environments, findings, isEmulated, log, project }: Scene): Promise<void> {
  const first = environments[0]!;
  await findings.check('force-new-deployment', async () => {
    log('changing the capacity provider');
    const strategy = strategyOf('FARGATE_SPOT').map((item) => ({
      capacity_provider: item.capacityProvider,
      weight: item.weight,
    }));
    project.change(first.name, { capacity_provider_strategy: strategy, deployment: {} });
    await project.environmentRoot(first.name).apply().catch(refute);
    if (isEmulated) return 'the apply succeeded; the emulator does not show capacity providers';
    const { capacityProviderStrategy = [] } = (await first.service()) ?? {};
    const names = capacityProviderStrategy
      .flatMap(({ capacityProvider, weight }) => (weight ? [capacityProvider] : []))
      .join(', ');
    if (names !== 'FARGATE_SPOT') throw new Refuted(`runs on ${names}`);
    return `runs on ${names}`;
  });
  await findings.check('alarms-detach', async () => {
    if (isEmulated) throw new NotChecked('the emulator does not show the alarms of a service');
    const { alarms } = (await first.service())?.deploymentConfiguration ?? {};
    if (alarms?.enable) throw new Refuted(`still watches ${alarms.alarmNames?.join(', ')}`);
    return 'the service no longer watches any alarm';
  });
}

async function checkLaunchType({ environments, findings, log, project }: Scene): Promise<void> {
  const last = environments.at(-1)!;
  await findings.check('launch-type', async () => {
    log('changing from the launch type to a capacity provider');
    project.change(last.name, { capacity_provider: 'FARGATE' });
    const before = (await last.service())?.createdAt;
    const denied = await denial(last, project.environmentRoot(last.name).apply()).finally(() =>
      project.change(last.name, {}),
    );
    if (!denied.includes('Update:Replace')) throw new Refuted(denied);
    if (String((await last.service())?.createdAt) !== String(before)) throw new Refuted('the service was replaced');
    return denied;
  });
}

/** The stack policy denial that makes an apply fail, as the stack reports it. */
async function denial(environment: Environment, apply: Promise<void>): Promise<string> {
  const error = await apply.then(
    () => undefined,
    (error: Error) => error,
  );
  if (!error) throw new Refuted('the apply succeeded');
  const denied = (await environment.failures()).find((reason) => reason.includes('denied by stack policy'));
  if (!denied) throw new Refuted(`failed with another error: ${error.message.slice(error.message.indexOf('Error:'))}`);
  return denied;
}

function refute(error: Error): never {
  throw new Refuted(error.message);
}
