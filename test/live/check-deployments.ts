import { NotChecked, Refuted } from './findings';
import type { Image } from './image';
import type { Pushed, Scene } from './scenario';

/** Failing and successful deployments in the first environment. */
export const checkDeployments = { ofFirstFailure, ofFirstImage, ofLaterFailure };

/** Deploys an image that cannot start, before anything is running. */
async function ofFirstFailure(scene: Scene): Promise<Image> {
  const { environments, findings, log, pipeline, push } = scene;
  const [first] = environments;
  log('pushing an image that cannot start');
  const { image, progress } = await push('fails', 'broken');
  await findings.check('push-event', () => {
    if (progress.trigger !== 'CloudWatchEvent') throw new Refuted(`started by ${progress.trigger}`);
    return `started by ${progress.trigger}, pinned to ${image.digest}`;
  });
  await findings.check('first-rollback', async () => {
    const deploy = `deploy-${first!.name}/Deploy`;
    if (!progress.failure?.startsWith(deploy)) {
      throw new Refuted(`expected a failure of ${deploy}, got ${progress.status} ${progress.failure ?? ''}`);
    }
    const [stack, service] = [await first!.stack(), await first!.service()];
    if (stack?.StackStatus !== 'UPDATE_ROLLBACK_COMPLETE') throw new Refuted(`the stack is ${stack?.StackStatus}`);
    if (service) throw new Refuted('the service still exists');
    return `${stack.StackStatus}, without a service`;
  });
  await findings.check('retry-failed-action', async () => {
    const deploy = `deploy-${first!.name}/Deploy`;
    const { failure, ran, status } = await pipeline.retryFailedActions(progress, `deploy-${first!.name}`);
    const times = ran.filter((action) => action === deploy).length;
    if (times !== 2 || !failure?.startsWith(deploy) || !/change ?set/i.test(failure)) {
      throw new Refuted(`ran ${deploy} ${times} times: ${status} ${failure ?? ''}`);
    }
    return failure;
  });
  return image;
}

async function ofFirstImage({ environments, findings, log, project, push, registry }: Scene): Promise<Pushed> {
  const [first] = environments;
  log('pushing an image that runs');
  const pushed = await push('runs', 'first');
  const { image, progress } = pushed;
  const expected = project.image(image.digest);
  const succeeded = (action: string) => () => {
    if (!progress.ran.includes(action) || progress.failure)
      throw new Refuted(progress.failure ?? `${action} did not run`);
    return `${action} succeeded`;
  };
  await findings.check('pipeline-role', succeeded(`deploy-${first!.name}/Deploy`));
  await findings.check('lambda-runtime', succeeded(`deploy-${first!.name}/Record`));
  findings.mustHold('pipeline-role', 'lambda-runtime');

  await findings.check('kept-parameter', async () => {
    const parameters = (await first!.stack())?.Parameters ?? [];
    const given = parameters.find(({ ParameterKey }) => ParameterKey === 'Image')?.ParameterValue;
    const names = parameters.map(({ ParameterKey }) => ParameterKey);
    if (given !== expected || !names.includes('DeployedImage')) throw new Refuted(JSON.stringify(parameters));
    return `Image is ${given}`;
  });
  await findings.check('record', async () => {
    const recorded = await first!.recorded();
    const tags = await registry.tagsOf(image);
    if (recorded !== expected || !tags.includes(`deployed-${first!.name}`)) {
      throw new Refuted(`recorded ${recorded}, tagged ${tags.join(', ')}`);
    }
    return `recorded, tagged ${tags.sort().join(', ')}`;
  });
  return pushed;
}

/** Deploys an image that cannot start while another one is running. */
async function ofLaterFailure(scene: Scene, broken: Image, runs: Image) {
  const { directPipeline, environments, findings, log, project } = scene;
  const [first] = environments;
  await findings.check('failed-deployment', async () => {
    log('deploying the image that cannot start, in place of the running one');
    const { failure, status } = await directPipeline(first!.name).start({
      digest: broken.digest,
      variables: { Reason: 'it cannot start' },
    });
    if (!failure?.startsWith(`deploy-${first!.name}/Deploy`))
      throw new Refuted(`expected a failure, got ${status} ${failure ?? ''}`);
    const expected = project.image(runs.digest);
    const [image, recorded] = [(await first!.container())?.image, await first!.recorded()];
    if (image !== expected || recorded !== expected) throw new Refuted(`runs ${image}, recorded ${recorded}`);
    return `rolled back: ${failure}`;
  });
}

/** @throws NotChecked if every environment is in the pipeline account */
export function otherAccounts({ environments, project }: Scene) {
  const others = environments.filter(({ name }) => project.accountOf(name).id !== project.accounts.pipeline.id);
  if (others.length === 0) throw new NotChecked('every environment is in the pipeline account');
  return others;
}
