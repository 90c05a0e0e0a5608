// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// The promotion rules: only the image that the previous environment runs is promoted, nothing is promoted to an
// environment on hold, and nobody is asked to approve an image that cannot be promoted.

/** Parameter Store in the pipeline account. */
const ownSsm = new SSMClient({});

function environmentOf(name) {
  const found = PIPELINE.environments.find((environment) => environment.name === name);
  if (!found) throw new Refused(`the environment ${name} is no longer in the pipeline: start a new execution`);
  return found;
}

function previousOf(environment) {
  return PIPELINE.environments[PIPELINE.environments.indexOf(environment) - 1];
}

function nextOf(environment) {
  return PIPELINE.environments[PIPELINE.environments.indexOf(environment) + 1];
}

/** Rejects an image that cannot be promoted to the environment now. */
async function check(environment, digest) {
  const hold = await holdOf(environment);
  if (hold) throw new Refused(`${environment.name} is on hold: ${hold.reason}`);
  const previous = previousOf(environment);
  if (!previous) return;
  for (const stack of await openStacks(previous)) {
    const running = await runningDigest(stack);
    if (running === digest) continue;
    throw new Refused(
      `cannot promote ${digest} to ${environment.name}: ${previous.name} runs ${running ?? 'no image'} (${stack.stackName})`,
    );
  }
}

/** The hold on the environment, or undefined. */
async function holdOf({ hold }) {
  const value = await unless(['ParameterNotFound'], () => readParameter(ownSsm, hold));
  return value === undefined ? undefined : JSON.parse(value);
}

/**
 * Places the environment on hold. The parameter takes effect; the disabled transition shows the hold in the console.
 */
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
      // CodePipeline allows only these characters.
      reason: `On hold. ${reason}`.replace(/[^a-zA-Z0-9!@ ().*?-]/g, ' ').slice(0, 300),
    }),
  );
}

/**
 * If an environment has several approvals, no single approver can directly deploy an image that has not run there. It
 * first needs an agreement for each approval, in a parameter that only the approvers for this approval can write. An
 * image that has run there needs no new agreement.
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
    `${name} requires agreements for ${approvals.join(' and ')} because the image has not run there: ` +
      `${digest} has none for ${missing.join(' or ')}`,
  );
}

async function hasRun(stacks, digest) {
  for (const stack of stacks) {
    if (!(await deploymentsOf(stack)).some(({ image }) => digestOf(image) === digest)) return false;
  }
  return true;
}

/**
 * Deletes the agreements to this image, because an agreement is valid for one deployment. Keeps those to other images.
 */
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
 * Makes everything consistent with the image that the environment runs: the records of its services, and the permits
 * and approvals of the next environment. This also repairs what an earlier Record failed to do. It does nothing while a
 * stack is being updated, because the deployment that updates the stack gets here next.
 *
 * @returns `digest`: the image that all services run, or undefined if they run none or several; `busy`: whether a
 * service is being updated
 */
async function reconcile(environment, own) {
  const digests = new Set();
  for (const stack of await openStacks(environment)) {
    const now = await record(stack);
    if (!now.settled) return { busy: now.busy };
    digests.add(digestOf(now.image));
  }
  const digest = digests.size === 1 ? [...digests][0] : undefined;
  const next = nextOf(environment);
  if (!next) return { digest };
  for (const stack of await openStacks(next)) {
    for (const permit of await permitsOf(stack, 'promotion')) {
      if (permit.digest !== digest) await deletePermit(stack, permit.name);
    }
  }
  if (next.approvals.length > 0) {
    const reason = `${environment.name} now runs ${digest ?? 'no image or different images'}`;
    await stopOutdatedApprovals(next, digest, reason, own);
  }
  return { digest };
}
