import { CodePipeline } from './code-pipeline';
import { action, answer, dueAction, fail, names, pipeline, push, stage, statusOf, succeed } from './pipelines';

const APPROVE = stage('approve', action('Inspect', 'function'), action('Approve', 'approval', 2));
const DEPLOY = stage('deploy', action('Prepare', 'function'), action('Deploy', 'deploy', 2));

let aws: CodePipeline;

beforeEach(() => {
  aws = new CodePipeline();
  aws.add(pipeline([APPROVE, DEPLOY]));
});

const named = (name: string) => expect.objectContaining({ name });

/** An execution with a pending approval. */
function asked(digest = 'A'): string {
  const id = push(aws, digest);
  succeed(aws, 'Inspect');
  return id;
}

function approved(digest = 'A'): string {
  const id = asked(digest);
  answer(aws, dueAction(aws, 'Approve'), 'Approved');
  return id;
}

const stop = (id: string, input: object) =>
  aws.call('StopPipelineExecution', { pipelineName: 'shop', pipelineExecutionId: id, ...input });

const retry = (id: string, stageName: string, retryMode: string) =>
  aws.call('RetryStageExecution', { pipelineName: 'shop', pipelineExecutionId: id, stageName, retryMode });

const stageState = (name: string) =>
  (aws.call('GetPipelineState', { name: 'shop' }) as { stageStates: { stageName: string }[] }).stageStates.find(
    ({ stageName }) => stageName === name,
  );

// https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html
describe('StopPipelineExecution', () => {
  test('abandons a pending approval, and lets the next execution in', () => {
    const [a, b] = [asked('A'), push(aws, 'B')];
    const due = dueAction(aws, 'Approve');
    stop(a, { abandon: true, reason: 'staging runs B' });
    expect([statusOf(aws, a), names(aws)]).toEqual(['Stopped', [`${b} approve/Inspect`]]);
    expect(() => answer(aws, due, 'Approved')).toThrow(named('ApprovalAlreadyCompletedException'));
    expect(aws.call('ListPipelineExecutions', { pipelineName: 'shop' })).toMatchObject({
      pipelineExecutionSummaries: [{}, { pipelineExecutionId: a, stopTrigger: { reason: 'staging runs B' } }],
    });
  });

  test('stops an execution that waits to enter a stage', () => {
    const [a, b] = [asked('A'), push(aws, 'B')];
    stop(b, { abandon: true });
    expect([statusOf(aws, a), statusOf(aws, b)]).toEqual(['InProgress', 'Stopped']);
    expect(stageState('approve')).toMatchObject({ inboundExecutions: [], latestExecution: { pipelineExecutionId: a } });
  });

  test('without abandon waits for actions in progress, which can then still be abandoned', () => {
    const a = approved();
    stop(a, {});
    expect([statusOf(aws, a), names(aws)]).toEqual(['Stopping', [`${a} deploy/Prepare`]]);
    expect(() => stop(a, {})).toThrow(named('DuplicatedStopRequestException'));
    const copy = aws.fork();
    succeed(copy, 'Prepare');
    expect([statusOf(copy, a), names(copy)]).toEqual(['Stopped', []]);
    stop(a, { abandon: true });
    expect([statusOf(aws, a), names(aws)]).toEqual(['Stopped', []]);
  });

  test('is rejected for an ended execution, and with a reason that is too long', () => {
    const a = asked();
    expect(() => stop(a, { reason: 'x'.repeat(201) })).toThrow(named('ValidationException'));
    answer(aws, dueAction(aws, 'Approve'), 'Rejected');
    expect(() => stop(a, { abandon: true })).toThrow(named('PipelineExecutionNotStoppableException'));
    expect(() => stop('shop/99', {})).toThrow(named('PipelineExecutionNotFoundException'));
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
describe('RetryStageExecution', () => {
  test('with FAILED_ACTIONS starts the failed actions, with ALL_ACTIONS all of them', () => {
    const a = approved();
    succeed(aws, 'Prepare');
    fail(aws, 'Deploy');
    const copy = aws.fork();
    retry(a, 'deploy', 'FAILED_ACTIONS');
    expect([statusOf(aws, a), names(aws)]).toEqual(['InProgress', [`${a} deploy/Deploy`]]);
    copy.call('RetryStageExecution', {
      pipelineName: 'shop',
      pipelineExecutionId: a,
      stageName: 'deploy',
      retryMode: 'ALL_ACTIONS',
    });
    expect([statusOf(copy, a), names(copy)]).toEqual(['InProgress', [`${a} deploy/Prepare`]]);
  });

  test('requests a rejected or stopped approval again, with a new token', () => {
    const a = asked();
    const first = dueAction(aws, 'Approve');
    answer(aws, first, 'Rejected');
    retry(a, 'approve', 'FAILED_ACTIONS');
    const second = dueAction(aws, 'Approve');
    expect(() => answer(aws, second, 'Approved', first.token)).toThrow(named('InvalidApprovalTokenException'));
    stop(a, { abandon: true });
    retry(a, 'approve', 'FAILED_ACTIONS');
    answer(aws, dueAction(aws, 'Approve'), 'Approved');
    expect(names(aws)).toEqual([`${a} deploy/Prepare`]);
  });

  // https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RetryStageExecution.html
  test('is rejected after another execution has entered the stage', () => {
    const a = push(aws, 'A');
    fail(aws, 'Inspect');
    const b = push(aws, 'B');
    expect(names(aws)).toEqual([`${b} approve/Inspect`]);
    expect(() => retry(a, 'approve', 'FAILED_ACTIONS')).toThrow(named('NotLatestPipelineExecutionException'));
  });

  test('is rejected if nothing has failed, and after a change of the pipeline', () => {
    const a = asked();
    expect(() => retry(a, 'approve', 'FAILED_ACTIONS')).toThrow(named('StageNotRetryableException'));
    answer(aws, dueAction(aws, 'Approve'), 'Rejected');
    expect(() => retry(a, 'nowhere', 'FAILED_ACTIONS')).toThrow(named('StageNotFoundException'));
    aws.update(pipeline([APPROVE, DEPLOY]));
    expect(() => retry(a, 'approve', 'ALL_ACTIONS')).toThrow(named('StageNotRetryableException'));
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutApprovalResult.html
describe('PutApprovalResult', () => {
  test('shows the approver and the reason in the state of the pipeline', () => {
    approved();
    expect(stageState('approve')).toMatchObject({
      actionStates: [
        {},
        {
          latestExecution: {
            status: 'Succeeded',
            summary: 'looked at it',
            lastUpdatedBy: 'arn:aws:iam::111111111111:role/release-manager',
            token: undefined,
          },
        },
      ],
    });
  });

  test('fails the execution with a rejection', () => {
    const a = asked();
    answer(aws, dueAction(aws, 'Approve'), 'Rejected');
    expect([statusOf(aws, a), names(aws)]).toEqual(['Failed', []]);
  });

  test('is rejected with a wrong token, and without a pending approval', () => {
    asked();
    const due = dueAction(aws, 'Approve');
    expect(() => answer(aws, due, 'Approved', 'another')).toThrow(named('InvalidApprovalTokenException'));
    expect(() => answer(aws, { ...due, stageName: 'deploy' }, 'Approved')).toThrow(named('ActionNotFoundException'));
    const fresh = new CodePipeline();
    fresh.add(pipeline([APPROVE]));
    expect(() => answer(fresh, due, 'Approved')).toThrow(named('InvalidApprovalTokenException'));
  });

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
  test('is too late after the timeout, which fails the approval', () => {
    const a = asked();
    const due = dueAction(aws, 'Approve');
    aws.end(due.actionExecutionId, { status: 'Failed', message: 'the approval has timed out' });
    expect(statusOf(aws, a)).toBe('Failed');
    expect(() => answer(aws, due, 'Approved')).toThrow(named('ApprovalAlreadyCompletedException'));
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html
describe('DisableStageTransition', () => {
  const disable = (reason: string) =>
    aws.call(
      'DisableStageTransition',
      { pipelineName: 'shop', stageName: 'deploy', transitionType: 'Inbound', reason },
      'arn:aws:iam::111111111111:role/shop-api-functions',
    );

  test('keeps executions out until it is enabled, and shows the reason', () => {
    aws.now = Date.parse('2026-01-02T03:04:05Z');
    disable('rolled back');
    const a = approved();
    expect([statusOf(aws, a), names(aws)]).toEqual(['InProgress', []]);
    expect(stageState('deploy')).toMatchObject({
      inboundExecution: { pipelineExecutionId: a, status: 'InProgress' },
      inboundTransitionState: {
        enabled: false,
        disabledReason: 'rolled back',
        lastChangedBy: 'arn:aws:iam::111111111111:role/shop-api-functions',
        lastChangedAt: new Date('2026-01-02T03:04:05Z'),
      },
    });
    aws.call('EnableStageTransition', { pipelineName: 'shop', stageName: 'deploy', transitionType: 'Inbound' });
    expect(names(aws)).toEqual([`${a} deploy/Prepare`]);
  });

  test('does not affect executions in the stage', () => {
    const a = approved();
    disable('rolled back');
    succeed(aws, 'Prepare');
    expect(names(aws)).toEqual([`${a} deploy/Deploy`]);
  });

  test.each(['sha256:0123', 'a_b', 'x'.repeat(301), ''])('rejects the reason %p', (reason) => {
    expect(() => disable(reason)).toThrow(named('ValidationException'));
  });
});
