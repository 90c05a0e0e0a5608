import {
  ActionExecutionDetail,
  CodePipelineClient,
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
} from '../vendor/aws';
import { AwsAccount } from './aws-account';

/** The action that updates a stack; several in one stage have its name and the stack's. */
const DEPLOY = 'Deploy';

/** How an execution has ended. */
export interface Ended {
  /** CodePipeline's: `Succeeded`, `Failed`, `Stopped`, `Superseded` or `Cancelled`. */
  readonly status: string;
  /** What the actions that failed say. */
  readonly reasons: readonly string[];
  /** Whether a stack was being updated when it failed. */
  readonly isOfStack: boolean;
}

export interface FollowOptions {
  /** Is told each step once. */
  readonly onStep: (step: string) => Promise<void>;
  /** Between two looks. */
  readonly wait: () => Promise<void>;
}

/** Follows an execution until it ends. @throws CallError */
export async function followExecution(
  account: AwsAccount,
  region: string,
  pipelineName: string,
  id: string,
  { onStep, wait }: FollowOptions,
): Promise<Ended> {
  const client = account.client(CodePipelineClient, region);
  const told = new Set<string>();
  for (;;) {
    // First whether it has ended, so that the actions are those of its end.
    const { pipelineExecution } = await account.ask(
      'codepipeline:GetPipelineExecution',
      client.send(new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId: id })),
    );
    const { actionExecutionDetails = [] } = await account.ask(
      'codepipeline:ListActionExecutions',
      client.send(new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId: id } })),
    );
    const actions = [...actionExecutionDetails].reverse(); // the newest comes first
    for (const step of actions.map(stepOf).filter((one) => !told.has(one))) {
      told.add(step);
      await onStep(step);
    }
    const { status = '', statusSummary } = pipelineExecution ?? {};
    if (status !== 'InProgress' && status !== 'Stopping') {
      const failed = actions.filter((action) => action.status === 'Failed');
      return {
        status,
        reasons: [...failed.flatMap(reasonsOf), ...(statusSummary ? [statusSummary] : [])],
        isOfStack: failed.some(({ actionName = '' }) => actionName.startsWith(DEPLOY)),
      };
    }
    await wait();
  }
}

const WORDS: { readonly [status: string]: string } = {
  InProgress: 'has begun',
  Succeeded: 'has succeeded',
  Failed: 'has failed',
  Abandoned: 'was abandoned',
};

/** For example `deploy-production: Deploy has succeeded`. */
function stepOf({ actionName, stageName, status = 'Abandoned' }: ActionExecutionDetail): string {
  return `${stageName}: ${actionName} ${WORDS[status] ?? status}`;
}

function reasonsOf({ actionName, output }: ActionExecutionDetail): string[] {
  const { errorDetails, externalExecutionSummary } = output?.executionResult ?? {};
  const texts = [errorDetails?.message, externalExecutionSummary].filter((text) => text !== undefined && text !== '');
  return [...new Set(texts)].map((text) => `${actionName}: ${text}`);
}
