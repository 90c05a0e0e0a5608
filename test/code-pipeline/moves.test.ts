import { CodePipeline } from './code-pipeline';
import { action, answer, dueAction, fail, names, pipeline, push, stage, statusOf, succeed } from './pipelines';

const APPROVE = stage('approve', action('Approve', 'approval'));
const DEPLOY = stage(
  'deploy',
  action('Record', 'function', 3),
  action('Prepare', 'function'),
  action('Deploy', 'deploy', 2),
);

function created(...args: Parameters<typeof pipeline>): CodePipeline {
  const aws = new CodePipeline();
  aws.add(pipeline(...args));
  return aws;
}

// https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
describe('an execution', () => {
  test('goes from stage to stage, runs the actions in their run order, and succeeds', () => {
    const aws = created([DEPLOY]);
    const id = push(aws, 'A');
    const stageStates = (status: string) => ({
      stageStates: [{ latestExecution: { status: 'Succeeded' } }, { latestExecution: { status } }],
    });
    for (const name of ['Prepare', 'Deploy', 'Record']) {
      expect(names(aws)).toEqual([`${id} deploy/${name}`]);
      expect(aws.call('GetPipelineState', { name: 'shop' })).toMatchObject(stageStates('InProgress'));
      expect(statusOf(aws, id)).toBe('InProgress');
      succeed(aws, name);
    }
    expect([names(aws), statusOf(aws, id)]).toEqual([[], 'Succeeded']);
  });

  test('starts when its pipeline is created', () => {
    const aws = new CodePipeline();
    const id = aws.create(pipeline([DEPLOY]), 'arn:aws:iam::111111111111:role/terraform');
    expect(names(aws)).toEqual([`${id} source/Source`]);
    expect(aws.call('GetPipelineExecution', { pipelineName: 'shop', pipelineExecutionId: id })).toMatchObject({
      pipelineExecution: {
        trigger: { triggerType: 'CreatePipeline', triggerDetail: 'arn:aws:iam::111111111111:role/terraform' },
      },
    });
  });

  test('stops at a failed action, which unlocks its stage', () => {
    const aws = created([DEPLOY]);
    const [first, second] = [push(aws, 'A'), push(aws, 'B')];
    expect(names(aws)).toEqual([`${first} deploy/Prepare`]);
    fail(aws, 'Prepare');
    expect([statusOf(aws, first), names(aws)]).toEqual(['Failed', [`${second} deploy/Prepare`]]);
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html
describe('actions with the same run order', () => {
  const TWO = stage('deploy', action('One', 'deploy'), action('Other', 'deploy'), action('Record', 'function', 2));

  test('run in parallel, and the next order waits for both', () => {
    const aws = created([TWO]);
    const id = push(aws, 'A');
    expect(names(aws)).toEqual([`${id} deploy/One`, `${id} deploy/Other`]);
    succeed(aws, 'Other');
    expect(names(aws)).toEqual([`${id} deploy/One`]);
    succeed(aws, 'One');
    expect(names(aws)).toEqual([`${id} deploy/Record`]);
  });

  test('continue if one of them fails, and keep the stage locked until they end', () => {
    const aws = created([TWO]);
    const [first, second] = [push(aws, 'A'), push(aws, 'B')];
    fail(aws, 'One');
    expect([statusOf(aws, first), names(aws)]).toEqual(['Failed', [`${first} deploy/Other`]]);
    const all = { pipelineName: 'shop', pipelineExecutionId: first, stageName: 'deploy', retryMode: 'ALL_ACTIONS' };
    expect(() => aws.call('RetryStageExecution', all)).toThrow('an action is in progress');
    succeed(aws, 'Other');
    expect([statusOf(aws, first), names(aws)]).toEqual(['Failed', [`${second} deploy/One`, `${second} deploy/Other`]]);
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
describe('in SUPERSEDED mode', () => {
  test('the newest execution that waits for a locked stage supersedes the others', () => {
    const aws = created([APPROVE]);
    const [a, b, c] = ['A', 'B', 'C'].map((digest) => push(aws, digest));
    expect([a, b, c].map((id) => statusOf(aws, id!))).toEqual(['InProgress', 'Superseded', 'InProgress']);
    expect(names(aws)).toEqual([`${a} approve/Approve`]);
    answer(aws, dueAction(aws, 'Approve'), 'Approved');
    expect(names(aws)).toEqual([`${c} approve/Approve`]);
  });

  test('a stage behind a waiting approval is free for a later execution', () => {
    const production = stage('approve-production', action('Question', 'approval'));
    const aws = created([APPROVE, production]);
    const a = push(aws, 'A');
    answer(aws, dueAction(aws, 'Approve'), 'Approved');
    const b = push(aws, 'B');
    expect(names(aws)).toEqual([`${a} approve-production/Question`, `${b} approve/Approve`]);
  });

  test('an execution that waits at a disabled transition is also superseded', () => {
    const aws = created([APPROVE]);
    aws.call('DisableStageTransition', {
      pipelineName: 'shop',
      stageName: 'approve',
      transitionType: 'Inbound',
      reason: 'not now',
    });
    const [a, b] = [push(aws, 'A'), push(aws, 'B')];
    expect([names(aws), statusOf(aws, a)]).toEqual([[], 'Superseded']);
    aws.call('EnableStageTransition', { pipelineName: 'shop', stageName: 'approve', transitionType: 'Inbound' });
    expect(names(aws)).toEqual([`${b} approve/Approve`]);
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
test('in QUEUED mode, executions enter in the order of their arrival', () => {
  const aws = created([DEPLOY], { executionMode: 'QUEUED' });
  const [a, b, c] = ['A', 'B', 'C'].map((digest) => push(aws, digest));
  for (const id of [a, b, c]) {
    expect(names(aws)).toEqual([`${id} deploy/Prepare`]);
    for (const name of ['Prepare', 'Deploy', 'Record']) succeed(aws, name);
    expect(statusOf(aws, id!)).toBe('Succeeded');
  }
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
test('an action that continues with a continuation token gets a new job, and the old job cannot end it', () => {
  const aws = created([DEPLOY]);
  const id = push(aws, 'A');
  const { job: first } = dueAction(aws, 'Prepare');
  aws.call('PutJobSuccessResult', { jobId: first!.id, continuationToken: 'busy' });
  const { job: second } = dueAction(aws, 'Prepare');
  expect(second).toEqual({ id: expect.not.stringMatching(`^${first!.id}$`), continuationToken: 'busy' });
  expect(() => aws.call('PutJobSuccessResult', { jobId: first!.id })).toThrow(
    expect.objectContaining({ name: 'JobNotFoundException' }),
  );
  aws.call('PutJobSuccessResult', { jobId: second!.id });
  expect(names(aws)).toEqual([`${id} deploy/Deploy`]);
});
