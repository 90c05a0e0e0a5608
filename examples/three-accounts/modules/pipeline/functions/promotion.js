// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// The rules of promotion: what is promoted to an environment is what the environment before runs, nothing is promoted to
// one that is on hold, and nobody is asked for an image that could not be promoted.

/** Parameter Store in the pipeline's own account. */
const ownSsm = new SSMClient({});

function environmentOf(name) {
  const found = PIPELINE.environments.find((environment) => environment.name === name);
  if (!found) throw new Refused(`the pipeline has no environment ${name} any more: start another execution`);
  return found;
}

function environmentBefore(environment) {
  return PIPELINE.environments[PIPELINE.environments.indexOf(environment) - 1];
}

function environmentAfter(environment) {
  return PIPELINE.environments[PIPELINE.environments.indexOf(environment) + 1];
}

/** Refuses an image that may not be promoted to the environment now. */
async function check(environment, digest) {
  const hold = await holdOf(environment);
  if (hold) throw new Refused(`${environment.name} is on hold: ${hold.reason}`);
  const before = environmentBefore(environment);
  if (!before) return;
  for (const stack of await openStacks(before)) {
    const running = await runningDigest(stack);
    if (running === digest) continue;
    throw new Refused(
      `${before.name} runs ${running ?? 'nothing'} (${stack.stackName}), and only what runs there is promoted to ${environment.name}: this is ${digest}`,
    );
  }
}

/** Why nothing is promoted to the environment, or undefined. */
async function holdOf({ hold }) {
  const value = await unless(['ParameterNotFound'], () => readParameter(ownSsm, hold));
  return value === undefined ? undefined : JSON.parse(value);
}

/** Lets nothing into the environment from now on: the record is what counts, the closed transition is what one sees. */
async function placeHold(environment, { by, reason }) {
  await ownSsm.send(
    new PutParameterCommand({
      Name: environment.hold,
      Type: 'String',
      Value: JSON.stringify({ reason, by, since: new Date().toISOString() }),
      Overwrite: true,
    }),
  );
  await codePipeline.send(
    new DisableStageTransitionCommand({
      pipelineName: PIPELINE.name,
      stageName: environment.firstStage,
      transitionType: 'Inbound',
      // CodePipeline allows these characters only.
      reason: `On hold. ${reason}`.replace(/[^a-zA-Z0-9!@ ().*?-]/g, ' ').slice(0, 300),
    }),
  );
}

/**
 * Where several must approve, one alone cannot deploy directly what never ran there: each of them has to agree to this
 * image beforehand, in a parameter that only they can write. What ran there before had been agreed to then.
 */
async function checkAgreements({ agreement, approvals, name }, stacks, digest) {
  if (approvals.length < 2 || (await hasRun(stacks, digest))) return;
  const missing = [];
  for (const approval of approvals) {
    const agreed = await unless(['ParameterNotFound'], () => readParameter(ownSsm, `${agreement}/${approval}`));
    if (agreed !== digest) missing.push(approval);
  }
  if (missing.length === 0) return;
  throw new Refused(
    `${name} needs the agreement of ${approvals.join(' and ')} to an image that has not run there, and ${missing.join(' and ')} have not agreed to ${digest}`,
  );
}

async function hasRun(stacks, digest) {
  for (const stack of stacks) {
    if (!(await deploymentsOf(stack)).some(({ image }) => digestOf(image) === digest)) return false;
  }
  return true;
}

/** An agreement serves one deployment. By now they may have agreed to another image: that stays. */
async function useAgreements({ agreement, approvals }, digest) {
  if (approvals.length < 2) return;
  for (const approval of approvals) {
    const Name = `${agreement}/${approval}`;
    await unless(['ParameterNotFound'], async () => {
      if ((await readParameter(ownSsm, Name)) === digest) await ownSsm.send(new DeleteParameterCommand({ Name }));
    });
  }
}

/**
 * Brings everything in line with what the environment runs now: the records of its services, and what waits for the
 * environment after it. Whatever has failed to do so before is made good. Not while a stack is being updated: whoever
 * updates it comes here next.
 *
 * @returns `digest`, which all its services run, or undefined where they run none or several; `busy` when one is being
 * updated
 */
async function reconcile(environment, own) {
  const digests = new Set();
  for (const stack of await openStacks(environment)) {
    const now = await record(stack);
    if (!now.settled) return { busy: now.busy };
    digests.add(digestOf(now.image));
  }
  const digest = digests.size === 1 ? [...digests][0] : undefined;
  const after = environmentAfter(environment);
  if (!after) return { digest };
  for (const stack of await openStacks(after)) {
    for (const permit of await permitsOf(stack, 'promotion')) {
      if (permit.digest !== digest) await deletePermit(stack, permit.name);
    }
  }
  if (after.approvals.length > 0) {
    await stopStaleQuestions(after, digest, `${environment.name} runs ${digest ?? 'no such image'} now`, own);
  }
  return { digest };
}
