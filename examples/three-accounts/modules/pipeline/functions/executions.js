// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Pipeline executions: what started an execution, who approved it, and which ones ask for an outdated approval.

async function executionOf(pipelineName, pipelineExecutionId) {
  const { pipelineExecution } = await codePipeline.send(
    new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
  );
  return pipelineExecution;
}

/** Rejects the execution that CodePipeline starts when it creates a pipeline, because nobody asked for it. */
function refuseCreation({ pipelineName, trigger }) {
  if (trigger?.triggerType !== 'CreatePipeline') return;
  throw new Refused(
    `nothing is deployed because the pipeline ${pipelineName} is new: push an image or start an execution`,
  );
}

/** The reason for a direct deployment, who started it, and whether to hold the environment. */
function directRequestOf({ trigger, variables = [] }) {
  const valueOf = (name) => variables.find((variable) => variable.name === name)?.resolvedValue;
  if (trigger?.triggerType !== 'StartPipelineExecution') {
    throw new Refused(`a direct deployment must be started with StartPipelineExecution, got ${trigger?.triggerType}`);
  }
  const reason = valueOf('Reason')?.trim();
  if (!reason || reason === '-') {
    throw new Refused('a direct deployment requires a reason: start it with the variable Reason');
  }
  return { reason, hold: valueOf('Hold')?.trim().toLowerCase() === 'true', by: trigger.triggerDetail ?? null };
}

/** The ARNs of the approvers of the execution, or null if the environment has no approval. */
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

/** The IDs of the executions that are in a stage of the promotion pipeline or wait to enter it. */
async function executionsAt(stageName) {
  const { stageStates } = await codePipeline.send(new GetPipelineStateCommand({ name: PIPELINE.name }));
  const { inboundExecution, inboundExecutions, latestExecution } = stageStates.find(
    (stage) => stage.stageName === stageName,
  );
  const inFront = inboundExecutions ?? (inboundExecution ? [inboundExecution] : []);
  const inside = latestExecution?.status === 'InProgress' ? [latestExecution] : [];
  return [...new Set([...inside, ...inFront].map((execution) => execution.pipelineExecutionId))];
}

/** Stops executions in or before the environment's approval stage whose image is not `digest`. */
async function stopOutdatedApprovals(environment, digest, reason, own) {
  for (const pipelineExecutionId of await executionsAt(environment.firstStage)) {
    if (pipelineExecutionId === own) continue;
    const asked = (await executionOf(PIPELINE.name, pipelineExecutionId)).artifactRevisions?.[0]?.revisionId;
    if (!asked || asked === digest) continue;
    // The execution may already have ended or been stopped.
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
