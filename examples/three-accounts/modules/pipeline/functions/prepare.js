// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Prepare: checks that the image can be deployed now and creates the permit that the Deploy action executes.

async function prepare({ digest, direct, environment: name, execution }, { isFirst, jobId }) {
  const environment = environmentOf(name);
  const stacks = await openStacks(environment);
  const permit = {
    name: `${direct ? 'direct' : 'promotion'}-${execution}`,
    digest,
    // Each attempt of the same execution is a different change to the stack.
    execution: `${execution}/${jobId}`,
  };
  if (direct) await prepareDirect(environment, stacks, permit, execution, isFirst);
  else await preparePromotion(environment, stacks, permit, execution);
}

async function preparePromotion(environment, stacks, permit, executionId) {
  refuseCreation(await executionOf(PIPELINE.name, executionId));
  await waitForStacks(stacks);
  // This environment as well, because the next one relies on its record during an update.
  await reconcile(environment, executionId);
  if (previousOf(environment)) await reconcile(previousOf(environment), executionId);
  try {
    await checkPromotion(environment, stacks, permit);
    for (const stack of stacks) await createPermit(stack, permit);
    // Check again now that the permit exists: whatever changed in between could not see it.
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
  // Only once: someone may release the environment while this action waits for the stack.
  if (request.hold && isFirst) await placeHold(environment, request);
  await waitForStacks(stacks);
  await reconcile(environment, executionId);
  for (const stack of stacks) await createPermit(stack, permit);
  // Only one execution of the direct pipeline is in this stage, so any other permit belongs to a promotion or is a
  // leftover.
  await deleteOtherPermits(stacks, permit, 'promotion');
  await deleteOtherPermits(stacks, permit, 'direct');

  // A promotion that passed its check just before may have updated the stack first.
  await waitForStacks(stacks);
  for (const stack of stacks) {
    const now = await describePermit(stack, permit.name);
    if (now?.ExecutionStatus !== 'AVAILABLE') throw new NotYet(`${stack.stackName} was updated in the meantime`);
  }
}

async function waitForStacks(stacks) {
  for (const stack of stacks) {
    if ((await describe(stack)).busy) throw new NotYet(`${stack.stackName} is being updated`);
  }
}

async function checkPromotion(environment, stacks, { digest }) {
  await check(environment, digest);
  // A promotion never deletes the permit of a direct deployment that is in progress.
  for (const stack of stacks) {
    for (const { name } of await permitsOf(stack, 'direct')) {
      const direct = await unless(['PipelineExecutionNotFoundException'], () =>
        executionOf(environment.directPipeline, name.slice('direct-'.length)),
      );
      if (direct?.status === 'InProgress') throw new Refused(`a direct deployment to ${environment.name} is in progress`);
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
