import { otherAccounts } from './check-deployments';
import { NotChecked, Refuted } from './findings';
import type { Progress } from './pipeline';
import { PIPELINE, SERVICE } from './project';
import type { Pushed, Scene } from './scenario';

/** Promotes the image from the first environment, through its approvals, to the last one. */
export async function checkPipeline(scene: Scene, { image, progress }: Pushed): Promise<void> {
  const { environments, findings, log, pipeline, project } = scene;
  const [, second] = environments;
  const expected = project.image(image.digest);

  await findings.check('approval-text', () => {
    const { stage, text } = progress.approval ?? { stage: 'nothing', text: '' };
    if (stage !== `approve-${second!.name}`) throw new Refuted(`${stage} is waiting`);
    const parts = [expected, 'deployed-', project.accountOf(second!.name).id, 'Current image: none', progress.id];
    const missing = parts.filter((part) => !text.includes(part));
    if (missing.length > 0 || text.includes('#{')) throw new Refuted(`lacks ${missing.join(', ')}: ${text}`);
    return text.replace(/\n/g, ' / ');
  });
  findings.mustHold('approval-text');

  let waiting = await checkChange(scene, image.digest, progress);
  log('approving one environment after another');
  while (waiting.approval) waiting = await pipeline.approve(waiting);
  if (waiting.status !== 'Succeeded') throw new Error(`${waiting.id}: ${waiting.status}: ${waiting.failure}`);

  await findings.check('cross-account-change-set', () => {
    const names = otherAccounts(scene).map(({ name }) => name);
    return `deployed to ${names.join(', ')}`;
  });
  await findings.check('image-pull', async () => {
    if (scene.isEmulated) throw new NotChecked('the emulator runs no tasks');
    for (const environment of otherAccounts(scene)) {
      const digests = await environment.runningDigests();
      if (!digests.includes(image.digest))
        throw new Refuted(`${environment.name} is running ${digests.join(', ') || 'nothing'}`);
    }
    return `${image.digest} is running in other accounts`;
  });
  await checkDirectDeployment(scene, image.digest);
}

/** Changes the pipeline while an approval is pending. Returns an execution that is waiting. */
async function checkChange(scene: Scene, digest: string, { id }: Progress): Promise<Progress> {
  const { environments, findings, log, pipeline, project } = scene;
  const stage = `deploy-${environments[1]!.name}`;
  const change = async () => {
    log('changing the pipeline while an approval is pending');
    project.generate('Approved by npm run test:live, after a change.');
    await project.root(PIPELINE).apply();
  };
  await findings.check('disabled-transition', async () => {
    await pipeline.setTransition(stage, false);
    await change();
    const disabled = await pipeline.disabledTransition(stage);
    await pipeline.setTransition(stage, true);
    if (!disabled) throw new Refuted(`the transition into ${stage} is enabled again`);
    return `the transition into ${stage} stayed disabled`;
  });
  await findings.check('approval-survives-update', async () => {
    const now = await pipeline.look(id);
    if (!now.approval) throw new Refuted(`the execution that was waiting is ${now.status}`);
    return `${now.approval.stage} is still waiting`;
  });
  const now = await pipeline.look(id);
  if (now.approval) return now;
  log('restarting the canceled execution');
  return pipeline.start({ digest });
}

/** Deploys the running image directly to the last environment, and puts the environment on hold as a rollback does. */
async function checkDirectDeployment(scene: Scene, digest: string): Promise<void> {
  const { directPipeline, environments, findings, holds, log, pipeline } = scene;
  const last = environments.at(-1)!;
  const stage = `approve-${last.name}`;
  const before = await last.service();
  const reason = 'tested by npm run test live';
  try {
    log(`deploying the same image directly to ${last.name}, with a hold`);
    const execution = await directPipeline(last.name).start({ digest, variables: { Reason: reason, Hold: 'true' } });
    await findings.check('direct-deployment', () => {
      if (execution.status !== 'Succeeded') throw new Refuted(execution.failure ?? execution.status);
      return `ran ${execution.ran.join(', ')}`;
    });
    await findings.check('no-op-deployment', async () => {
      const after = await last.service();
      if (execution.status !== 'Succeeded') throw new Refuted(execution.failure ?? execution.status);
      if (after?.taskDefinition !== before?.taskDefinition) throw new Refuted(`replaced by ${after?.taskDefinition}`);
      return `succeeded, and ${after?.taskDefinition} keeps running`;
    });
    await findings.check('hold', async () => {
      const seen = { recorded: await holds.reason(last.name), disabled: await pipeline.disabledTransition(stage) };
      if (seen.recorded !== reason || !seen.disabled?.reason.includes(reason)) throw new Refuted(JSON.stringify(seen));
      return seen.disabled.reason;
    });
  } finally {
    if (await holds.reason(last.name)) await holds.remove(last.name);
    if (await pipeline.disabledTransition(stage)) await pipeline.setTransition(stage, true);
  }
}

/** Recreates the pipeline while its repository has an image. */
export async function checkRecreation({ environments, findings, log, pipeline, project }: Scene): Promise<void> {
  await findings.check('recreate-pipeline', async () => {
    log('recreating the pipeline');
    const begin = new Date();
    await project.root(PIPELINE).apply(`-replace=module.${SERVICE}_pipeline.aws_codepipeline.this`);
    const { failure, status } = await pipeline.created(begin);
    if (!failure?.startsWith(`deploy-${environments[0]!.name}/Prepare`))
      throw new Refuted(`${status} ${failure ?? ''}`);
    return failure;
  });
}
