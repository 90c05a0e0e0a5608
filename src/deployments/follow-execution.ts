import {
  ActionExecutionDetail,
  CodePipelineClient,
  GetPipelineExecutionCommand,
  ListActionExecutionsCommand,
} from '../vendor/aws';
import { AwsAccount } from './aws-account';

/** The action that updates a stack. If a stage has several, each name is followed by the stack's. */
const DEPLOY = 'Deploy';

/** How an execution ended. */
export interface Ended {
  /** CodePipeline's status: `Succeeded`, `Failed`, `Stopped`, `Superseded` or `Cancelled`. */
  readonly status: string;
  /** The messages of the failed actions. */
  readonly reasons: readonly string[];
  /** Whether the update of a stack failed. */
  readonly isOfStack: boolean;
}

export interface FollowOptions {
  /** Receives each step once. */
  readonly onStep: (step: string) => Promise<void>;
  /** Waits between two requests. */
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
    // The status comes first, so that the actions read next include the last ones.
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
  InProgress: 'started',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Abandoned: 'was abandoned',
};

/** For example `deploy-production: Deploy succeeded`. */
function stepOf({ actionName, stageName, status = 'Abandoned' }: ActionExecutionDetail): string {
  return `${stageName}: ${actionName} ${WORDS[status] ?? status}`;
}

function reasonsOf({ actionName, output }: ActionExecutionDetail): string[] {
  const { errorDetails, externalExecutionSummary } = output?.executionResult ?? {};
  const texts = [errorDetails?.message, externalExecutionSummary].filter((text) => text !== undefined && text !== '');
  return [...new Set(texts)].map((text) => `${actionName}: ${text}`);
}
