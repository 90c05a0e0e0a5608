// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Prepare: checks whether the image may be deployed now, and makes the permit that the action after it executes.

async function prepare({ digest, direct, environment: name, execution }, { isFirst, jobId }) {
  const environment = environmentOf(name);
  const stacks = await openStacks(environment);
  const permit = {
    name: `${direct ? 'direct' : 'promotion'}-${execution}`,
    digest,
    // Another attempt of the same execution is another change to the stack.
    execution: `${execution}/${jobId}`,
  };
  if (direct) await prepareDirect(environment, stacks, permit, execution, isFirst);
  else await preparePromotion(environment, stacks, permit, execution);
}

async function preparePromotion(environment, stacks, permit, executionId) {
  refuseCreation(await executionOf(PIPELINE.name, executionId));
  await waitForStacks(stacks);
  // Also of this environment, as the next one goes by its record while it is being updated.
  await reconcile(environment, executionId);
  if (environmentBefore(environment)) await reconcile(environmentBefore(environment), executionId);
  try {
    await checkPromotion(environment, stacks, permit);
    for (const stack of stacks) await createPermit(stack, permit);
    // Again, now that there is a permit: what has changed in between has not seen it.
    await checkPromotion(environment, stacks, permit);
  } catch (error) {
    if (!(error instanceof NotYet)) {
      for (const stack of stacks) await deletePermit(stack, permit.name);
    }
    throw error;
  }
  await deleteOtherPermits(stacks, permit, 'promotion');
}

async function prepareDirect(environment, stacks, permit, executionId, isFirst) {
  const execution = await executionOf(environment.directPipeline, executionId);
  refuseCreation(execution);
  const request = directRequestOf(execution);
  await checkAgreements(environment, stacks, permit.digest);
  // Once: somebody may release it while the stack is waited for.
  if (request.hold && isFirst) await placeHold(environment, request);
  await waitForStacks(stacks);
  await reconcile(environment, executionId);
  for (const stack of stacks) await createPermit(stack, permit);
  // No other execution of its own pipeline is here: what there is belongs to a promotion, or was left behind.
  await deleteOtherPermits(stacks, permit, 'promotion');
  await deleteOtherPermits(stacks, permit, 'direct');

  // A promotion that was let through just before may have been quicker.
  await waitForStacks(stacks);
  for (const stack of stacks) {
    const now = await describePermit(stack, permit.name);
    if (now?.ExecutionStatus !== 'AVAILABLE') throw new NotYet(`${stack.stackName} was updated in the meantime`);
  }
}

async function waitForStacks(stacks) {
  for (const stack of stacks) {
    if ((await look(stack)).busy) throw new NotYet(`${stack.stackName} is being updated`);
  }
}

async function checkPromotion(environment, stacks, { digest }) {
  await check(environment, digest);
  // A promotion never takes the permit of a direct deployment away that is under way.
  for (const stack of stacks) {
    for (const { name } of await permitsOf(stack, 'direct')) {
      const direct = await unless(['PipelineExecutionNotFoundException'], () =>
        executionOf(environment.directPipeline, name.slice('direct-'.length)),
      );
      if (direct?.status === 'InProgress') throw new Refused(`a direct deployment to ${environment.name} is under way`);
    }
  }
}

async function deleteOtherPermits(stacks, own, kind) {
  for (const stack of stacks) {
    for (const { name } of await permitsOf(stack, kind)) {
      if (name !== own.name) await deletePermit(stack, name);
    }
  }
}
