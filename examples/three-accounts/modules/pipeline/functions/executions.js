// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Executions of the pipelines: what started one, who approved it, and which ask for something that is no longer so.

/** What CodePipeline says of an execution. */
async function executionOf(pipelineName, pipelineExecutionId) {
  const { pipelineExecution } = await codePipeline.send(
    new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
  );
  return pipelineExecution;
}

/** Refuses the execution that CodePipeline starts when a pipeline is created, which nobody has asked for. */
function refuseCreation({ pipelineName, trigger }) {
  if (trigger?.triggerType !== 'CreatePipeline') return;
  throw new Refused(
    `nothing is deployed because the pipeline ${pipelineName} was created: push an image, or start an execution`,
  );
}

/** The reason that a person gave for a direct deployment, and whether to hold the environment. */
function directRequestOf({ trigger, variables = [] }) {
  const valueOf = (name) => variables.find((variable) => variable.name === name)?.resolvedValue;
  if (trigger?.triggerType !== 'StartPipelineExecution') {
    throw new Refused(`a direct deployment is started by somebody, not by ${trigger?.triggerType}`);
  }
  const reason = valueOf('Reason')?.trim();
  if (!reason || reason === '-') throw new Refused('a direct deployment needs a reason: start it with the variable Reason');
  return { reason, hold: valueOf('Hold')?.trim().toLowerCase() === 'true', by: trigger.triggerDetail ?? null };
}

/** ARNs of who approved the execution for the environment, or null where nobody had to. */
async function approversOf({ approvals, firstStage }, pipelineExecutionId) {
  if (approvals.length === 0) return null;
  const { actionExecutionDetails = [] } = await codePipeline.send(
    new ListActionExecutionsCommand({ pipelineName: PIPELINE.name, filter: { pipelineExecutionId } }),
  );
  const given = actionExecutionDetails.filter(
    ({ actionName, stageName, status }) =>
      actionName.startsWith('Approve') && stageName === firstStage && status === 'Succeeded',
  );
  return [...new Set(given.map(({ updatedBy }) => updatedBy))].sort().join(', ') || null;
}

/** Ids of the executions in a stage of the promotion pipeline, and in front of it. */
async function executionsAt(stageName) {
  const { stageStates } = await codePipeline.send(new GetPipelineStateCommand({ name: PIPELINE.name }));
  const { inboundExecution, inboundExecutions, latestExecution } = stageStates.find(
    (stage) => stage.stageName === stageName,
  );
  const inFront = inboundExecutions ?? (inboundExecution ? [inboundExecution] : []);
  const inside = latestExecution?.status === 'InProgress' ? [latestExecution] : [];
  return [...new Set([...inside, ...inFront].map((execution) => execution.pipelineExecutionId))];
}

/** Stops what is asked for, or will be, in the environment's approval and is another image than `digest`. */
async function stopStaleQuestions(environment, digest, reason, own) {
  for (const pipelineExecutionId of await executionsAt(environment.firstStage)) {
    if (pipelineExecutionId === own) continue;
    const asked = (await executionOf(PIPELINE.name, pipelineExecutionId)).artifactRevisions?.[0]?.revisionId;
    if (!asked || asked === digest) continue;
    // It may have ended by now, or be stopped by somebody else.
    await unless(['DuplicatedStopRequestException', 'PipelineExecutionNotStoppableException'], () =>
      codePipeline.send(
        new StopPipelineExecutionCommand({
          pipelineName: PIPELINE.name,
          pipelineExecutionId,
          abandon: true,
          reason: reason.slice(0, 200),
        }),
      ),
    );
  }
}
