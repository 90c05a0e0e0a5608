import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '@aws-sdk/client-codepipeline';
import type { CodePipeline } from './code-pipeline';
import type { DueAction } from './due-action';

// Test pipelines, and helpers to run them.

const TYPES = {
  source: { category: 'Source', owner: 'AWS', provider: 'ECR', version: '1' },
  function: { category: 'Invoke', owner: 'AWS', provider: 'Lambda', version: '1' },
  approval: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
  deploy: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
} as const;

export function action(
  name: string,
  type: keyof typeof TYPES,
  runOrder = 1,
  more: Partial<ActionDeclaration> = {},
): ActionDeclaration {
  return { name, actionTypeId: TYPES[type], runOrder, ...more };
}

export function stage(name: string, ...actions: ActionDeclaration[]): StageDeclaration {
  return { name, actions };
}

const SOURCE = stage(
  'source',
  action('Source', 'source', 1, { namespace: 'Source', outputArtifacts: [{ name: 'image' }] }),
);

/** A stage `source`, then those given. */
export function pipeline(stages: StageDeclaration[], more: Partial<PipelineDeclaration> = {}): PipelineDeclaration {
  return { name: 'shop', pipelineType: 'V2', stages: [SOURCE, ...stages], ...more } as PipelineDeclaration;
}

/** The only due action with this name and, if given, of this execution. */
export function dueAction(aws: CodePipeline, actionName: string, executionId?: string): DueAction {
  const found = aws.due().filter((due) => {
    return due.actionName === actionName && (!executionId || due.pipelineExecutionId === executionId);
  });
  if (found.length !== 1) throw new Error(`${actionName}: ${found.length} due actions, due are ${names(aws)}`);
  return found[0]!;
}

/** What is due: `execution stage/action`. */
export function names(aws: CodePipeline): string[] {
  return aws.due().map((due) => `${due.pipelineExecutionId} ${due.stageName}/${due.actionName}`);
}

export function succeed(aws: CodePipeline, actionName: string, executionId?: string): void {
  aws.end(dueAction(aws, actionName, executionId).actionExecutionId, { status: 'Succeeded' });
}

export function fail(aws: CodePipeline, actionName: string, executionId?: string): void {
  aws.end(dueAction(aws, actionName, executionId).actionExecutionId, { status: 'Failed', message: 'it is broken' });
}

/** Starts an execution with the image and ends its source action. */
export function push(aws: CodePipeline, digest: string, name = 'shop'): string {
  const id = aws.start(name, { sourceRevisions: { Source: digest } });
  const due = aws.due().find(({ pipelineExecutionId }) => pipelineExecutionId === id);
  if (due) {
    const outputVariables = { ImageDigest: due.revision! };
    aws.end(due.actionExecutionId, { status: 'Succeeded', outputVariables, revision: due.revision });
  }
  return id;
}

export function answer(aws: CodePipeline, due: DueAction, status: 'Approved' | 'Rejected', token = due.token): object {
  const { actionName, pipelineName, stageName } = due;
  const input = { pipelineName, stageName, actionName, token, result: { status, summary: 'looked at it' } };
  return aws.call('PutApprovalResult', input, 'arn:aws:iam::111111111111:role/release-manager');
}

export function statusOf(aws: CodePipeline, id: string, name = 'shop'): string | undefined {
  return aws.pipelines[name]?.executions.find((execution) => execution.id === id)?.status;
}
