// The simulated operations of the CodePipeline API, with inputs and outputs in the shapes of the AWS SDK.

import type {
  DisableStageTransitionInput,
  EnableStageTransitionInput,
  GetPipelineExecutionInput,
  GetPipelineStateInput,
  ListActionExecutionsInput,
  ListPipelineExecutionsInput,
  PutApprovalResultInput,
  PutJobFailureResultInput,
  PutJobSuccessResultInput,
  RetryStageExecutionInput,
  StartPipelineExecutionInput,
  StopPipelineExecutionInput,
} from '@aws-sdk/client-codepipeline';
import type { CodePipeline } from './code-pipeline';
import { CodePipelineError } from './code-pipeline-error';
import { jobId, type Running } from './due-action';
import { answerApproval, disableTransition, enableTransition, executionOf, retry, stop } from './interventions';
import { endAction, type Scene } from './moves';
import type { PipelineDefinition } from './pipeline-definition';
import { lastRun } from './pipeline-state';
import { actionDetails, executionSummary, pipelineExecution, pipelineState } from './views';

/** The ARN of the caller of an operation. */
type Caller = string | undefined;

const OPERATIONS = {
  GetPipelineExecution(aws: CodePipeline, input: GetPipelineExecutionInput) {
    const scene = aws.scene(input.pipelineName!);
    return { pipelineExecution: pipelineExecution(scene, executionOf(scene.state, input.pipelineExecutionId!)) };
  },

  GetPipelineState(aws: CodePipeline, input: GetPipelineStateInput) {
    return pipelineState(aws.scene(input.name!));
  },

  /** The newest first. */
  ListActionExecutions(aws: CodePipeline, input: ListActionExecutionsInput) {
    const scene = aws.scene(input.pipelineName!);
    const wanted = input.filter?.pipelineExecutionId;
    const executions = wanted ? [executionOf(scene.state, wanted)] : scene.state.executions;
    const details = executions.flatMap((execution) => actionDetails(scene, execution)).reverse();
    return page(details, input, (actionExecutionDetails) => ({ actionExecutionDetails }));
  },

  /** The newest first. */
  ListPipelineExecutions(aws: CodePipeline, input: ListPipelineExecutionsInput) {
    const scene = aws.scene(input.pipelineName!);
    const summaries = scene.state.executions.map((execution) => executionSummary(scene, execution)).reverse();
    return page(summaries, input, (pipelineExecutionSummaries) => ({ pipelineExecutionSummaries }));
  },

  StartPipelineExecution(aws: CodePipeline, input: StartPipelineExecutionInput, by: Caller) {
    const { name = '', sourceRevisions = [], variables = [] } = input;
    const pipelineExecutionId = aws.start(name, {
      trigger: { triggerType: 'StartPipelineExecution', triggerDetail: by },
      variables: Object.fromEntries(variables.map((variable) => [variable.name, variable.value])),
      sourceRevisions: Object.fromEntries(sourceRevisions.map((source) => [source.actionName, source.revisionValue])),
    });
    return { pipelineExecutionId };
  },

  StopPipelineExecution(aws: CodePipeline, input: StopPipelineExecutionInput) {
    const { abandon, pipelineExecutionId = '', pipelineName = '', reason } = input;
    stop(aws.scene(pipelineName), pipelineExecutionId, { abandon, reason });
    return { pipelineExecutionId };
  },

  RetryStageExecution(aws: CodePipeline, input: RetryStageExecutionInput) {
    const { pipelineExecutionId = '', pipelineName = '', retryMode, stageName = '' } = input;
    const scene = aws.scene(pipelineName);
    mustHave(scene.definition, stageName);
    retry(scene, pipelineExecutionId, stageName, retryMode!);
    return { pipelineExecutionId };
  },

  PutApprovalResult(aws: CodePipeline, input: PutApprovalResultInput, by: Caller) {
    const { actionName = '', pipelineName = '', result, stageName = '', token = '' } = input;
    const scene = aws.scene(pipelineName);
    mustHave(scene.definition, stageName, actionName);
    const isApproved = result?.status === 'Approved';
    const asked = lastRun(scene.state, stageName, actionName);
    answerApproval(scene, asked, { by, isApproved, summary: result?.summary ?? '', token });
    return { approvedAt: new Date(aws.now) };
  },

  DisableStageTransition(aws: CodePipeline, input: DisableStageTransitionInput, by: Caller) {
    disableTransition(inboundOf(aws, input), input.stageName!, input.reason!, by);
    return {};
  },

  EnableStageTransition(aws: CodePipeline, input: EnableStageTransitionInput) {
    enableTransition(inboundOf(aws, input), input.stageName!);
    return {};
  },

  /** With a continuation token, the action continues: CodePipeline invokes the function again with a new job. */
  PutJobSuccessResult(aws: CodePipeline, input: PutJobSuccessResultInput, by: Caller) {
    const { continuationToken, executionDetails, outputVariables, jobId = '' } = input;
    const { action, execution, scene } = jobOf(aws, jobId);
    const { externalExecutionId, summary } = executionDetails ?? {};
    if (continuationToken) {
      Object.assign(action, { continuationToken, job: action.job + 1, summary, updatedAt: aws.now });
    } else {
      const details = { externalExecutionId, outputVariables, summary, updatedBy: by };
      endAction(scene, execution, action, { status: 'Succeeded', ...details });
    }
    return {};
  },

  PutJobFailureResult(aws: CodePipeline, input: PutJobFailureResultInput, by: Caller) {
    const { action, execution, scene } = jobOf(aws, input.jobId!);
    const { externalExecutionId, message } = input.failureDetails!;
    endAction(scene, execution, action, { status: 'Failed', externalExecutionId, message, updatedBy: by });
    return {};
  },
};

type Operation = (aws: CodePipeline, input: object, caller: Caller) => object;

export function call(aws: CodePipeline, operation: string, input: object, caller: Caller): object {
  if (!Object.hasOwn(OPERATIONS, operation)) throw new Error(`${operation}: not supported`);
  return (OPERATIONS as Record<string, Operation>)[operation]!(aws, input, caller);
}

/** The action of this job, if the job is its current one. */
function jobOf(aws: CodePipeline, id: string): Running {
  const found = aws.running().find(({ action, scene }) => jobId(scene, action) === id);
  if (!found) throw new CodePipelineError('JobNotFoundException', `${id}: not waiting for a result`);
  return found;
}

function mustHave(definition: PipelineDefinition, stageName: string, actionName?: string): void {
  const stage = definition.stage(stageName);
  if (!stage) throw new CodePipelineError('StageNotFoundException', `${definition.name}: has no stage ${stageName}`);
  if (actionName !== undefined && !stage.action(actionName)) {
    throw new CodePipelineError('ActionNotFoundException', `${stageName}: has no action ${actionName}`);
  }
}

function inboundOf(aws: CodePipeline, input: EnableStageTransitionInput): Scene {
  const scene = aws.scene(input.pipelineName!);
  mustHave(scene.definition, input.stageName!);
  if (input.transitionType !== 'Inbound') throw new Error(`only Inbound is supported, got ${input.transitionType}`);
  return scene;
}

function page<T, O>(
  items: T[],
  { maxResults = 100, nextToken = '0' }: { maxResults?: number; nextToken?: string },
  outputOf: (items: T[]) => O,
): O & { nextToken?: string } {
  const [begin, end] = [Number(nextToken), Number(nextToken) + maxResults];
  return { ...outputOf(items.slice(begin, end)), nextToken: end < items.length ? String(end) : undefined };
}
