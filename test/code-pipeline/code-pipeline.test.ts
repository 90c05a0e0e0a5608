import { CodePipeline } from './code-pipeline';
import { action, answer, dueAction, fail, names, pipeline, push, stage, statusOf, succeed } from './pipelines';

const INSPECT = action('Inspect', 'function', 1, {
  namespace: 'now',
  configuration: { UserParameters: '{"digest":"#{Source.ImageDigest}"}' },
});
const APPROVE = action('Approve', 'approval', 2, {
  configuration: { CustomData: '#{codepipeline.PipelineExecutionId}: #{now.Image} because #{variables.Reason}' },
});
const STAGES = [stage('approve', INSPECT, APPROVE), stage('deploy', action('Deploy', 'deploy'))];
const TRANSITION = { pipelineName: 'shop', stageName: 'approve', transitionType: 'Inbound' };
const VARIABLES = { variables: [{ name: 'Reason', defaultValue: '-' }] };

let aws: CodePipeline;

beforeEach(() => {
  aws = new CodePipeline();
  aws.add(pipeline(STAGES, VARIABLES));
});

const named = (name: string) => expect.objectContaining({ name });

function inspect(Image: string): void {
  const { job } = dueAction(aws, 'Inspect');
  aws.call('PutJobSuccessResult', { jobId: job!.id, outputVariables: { Image } });
}

// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
describe('variables', () => {
  test('are those of actions, of the pipeline and of the execution', () => {
    const id = push(aws, 'A');
    expect(dueAction(aws, 'Inspect').configuration).toEqual({ UserParameters: '{"digest":"A"}' });
    inspect('B');
    expect(dueAction(aws, 'Approve').configuration).toEqual({ CustomData: `${id}: B because -` });
  });

  test('that no action has set fail the action that refers to them', () => {
    const id = push(aws, 'A');
    succeed(aws, 'Inspect');
    expect([statusOf(aws, id), names(aws)]).toEqual(['Failed', []]);
    const message = '#{now.Image}: no action has set this variable';
    expect(aws.call('ListActionExecutions', { pipelineName: 'shop' })).toMatchObject({
      actionExecutionDetails: [
        { actionName: 'Approve', status: 'Failed', output: { executionResult: { errorDetails: { message } } } },
        { actionName: 'Inspect', status: 'Succeeded' },
        { actionName: 'Source', status: 'Succeeded' },
      ],
    });
  });

  // https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
  test('that make a value longer than 1000 characters also fail the action', () => {
    const room = 1000 - 'shop/1:  because -'.length;
    push(aws, 'A');
    inspect('x'.repeat(room));
    expect(dueAction(aws, 'Approve').configuration.CustomData).toHaveLength(1000);

    answer(aws, dueAction(aws, 'Approve'), 'Rejected');
    const second = push(aws, 'B');
    inspect('x'.repeat(room + 1));
    expect(statusOf(aws, second)).toBe('Failed');
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
describe('StartPipelineExecution', () => {
  const by = 'arn:aws:iam::111111111111:role/release-manager';

  test('returns who started it, its variables and its pinned image', () => {
    const { pipelineExecutionId } = aws.call(
      'StartPipelineExecution',
      {
        name: 'shop',
        sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: 'A' }],
        variables: [{ name: 'Reason', value: 'an incident' }],
      },
      by,
    ) as { pipelineExecutionId: string };
    const { actionExecutionId, revision } = dueAction(aws, 'Source');
    expect(revision).toBe('A');
    aws.end(actionExecutionId, { status: 'Succeeded', outputVariables: { ImageDigest: 'A' }, revision });
    expect(aws.call('GetPipelineExecution', { pipelineName: 'shop', pipelineExecutionId })).toMatchObject({
      pipelineExecution: {
        status: 'InProgress',
        trigger: { triggerType: 'StartPipelineExecution', triggerDetail: by },
        variables: [{ name: 'Reason', resolvedValue: 'an incident' }],
        artifactRevisions: [{ name: 'image', revisionId: 'A' }],
      },
    });
  });

  test('is rejected with an unknown variable or source action', () => {
    expect(() => aws.start('shop', { variables: { Reazon: 'x' } })).toThrow(named('ValidationException'));
    expect(() => aws.start('shop', { variables: { Reason: '' } })).toThrow(named('ValidationException'));
    expect(() => aws.start('shop', { sourceRevisions: { Sauce: 'A' } })).toThrow(named('ValidationException'));
    expect(() => aws.start('other')).toThrow(named('PipelineNotFoundException'));
    expect(aws.due()).toEqual([]);
  });
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionExecutions.html
test('ListActionExecutions returns the newest actions first, in pages', () => {
  const id = push(aws, 'A');
  inspect('B');
  push(aws, 'B');
  const input = { pipelineName: 'shop', filter: { pipelineExecutionId: id }, maxResults: 2 };
  const first = aws.call('ListActionExecutions', input) as { nextToken: string };
  expect(first).toMatchObject({
    actionExecutionDetails: [
      { stageName: 'approve', actionName: 'Approve', status: 'InProgress' },
      { stageName: 'approve', actionName: 'Inspect', status: 'Succeeded', output: { outputVariables: { Image: 'B' } } },
    ],
  });
  const second = aws.call('ListActionExecutions', { ...input, nextToken: first.nextToken });
  expect(second).toEqual({ actionExecutionDetails: [expect.objectContaining({ actionName: 'Source' })] });
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html
describe('a change of the definition', () => {
  test('cancels executions in or before a removed stage, and lets the others continue', () => {
    const other = stage('later', action('Later', 'approval'));
    aws.add({ ...pipeline([...STAGES, other], VARIABLES) });
    const a = push(aws, 'A');
    inspect('B');
    const b = push(aws, 'B');
    const copy = aws.fork();
    copy.update(pipeline([other]));
    expect([statusOf(copy, a), statusOf(copy, b), names(copy)]).toEqual(['Cancelled', 'Cancelled', []]);
    copy.update(pipeline([...STAGES, other], VARIABLES));
    expect(names(copy)).toEqual([]);
    aws.update(pipeline(STAGES, VARIABLES));
    expect([statusOf(aws, b), names(aws)]).toEqual(['InProgress', [`${a} approve/Approve`]]);
  });
});

test('a declaration with unsupported features is rejected', () => {
  const condition = { beforeEntry: { conditions: [] } };
  expect(() => aws.add(pipeline([{ ...STAGES[0]!, ...condition }]))).toThrow('conditions are not supported');
  expect(() => aws.add(pipeline(STAGES, { executionMode: 'PARALLEL' }))).toThrow('got PARALLEL');
  expect(() => aws.add(pipeline(STAGES, { pipelineType: 'V1' }))).toThrow('got V1');
});

describe('a copy', () => {
  test('is independent of the original', () => {
    const steps: ((copy: CodePipeline) => unknown)[] = [
      (copy) => copy.start('shop'),
      (copy) => {
        const { actionExecutionId } = dueAction(copy, 'Source');
        copy.end(actionExecutionId, { status: 'Succeeded', outputVariables: { ImageDigest: 'A' }, revision: 'A' });
      },
      (copy) => push(copy, 'B'),
      (copy) => fail(copy, 'Inspect', 'shop/1'),
      (copy) => copy.call('DisableStageTransition', { ...TRANSITION, reason: 'x' }),
      (copy) => push(copy, 'C'),
    ];
    let before = aws;
    for (const step of steps) {
      const [text, copy] = [JSON.stringify(before.pipelines), before.fork()];
      expect(JSON.stringify(copy.pipelines)).toBe(text);
      step(copy);
      expect(JSON.stringify(copy.pipelines)).not.toBe(text);
      expect(JSON.stringify(before.pipelines)).toBe(text);
      before = copy;
    }
  });

  test('has the same key until something relevant happens', () => {
    push(aws, 'A');
    const copy = aws.fork();
    copy.now = 1;
    expect(copy.key).toBe(aws.key);
    const { job } = dueAction(copy, 'Inspect');
    copy.call('PutJobSuccessResult', { jobId: job!.id, continuationToken: 'not-yet' });
    expect(copy.key).not.toBe(aws.key);
    const held = aws.fork();
    held.call('DisableStageTransition', { ...TRANSITION, reason: 'x' });
    expect(held.key).not.toBe(aws.key);
  });

  test('has another key while a failed stage stays locked', () => {
    const two = pipeline([stage('deploy', action('One', 'deploy'), action('Other', 'deploy'))]);
    aws.add(two);
    push(aws, 'A');
    fail(aws, 'One');
    aws.update(two);
    const copy = aws.fork();
    succeed(copy, 'Other');
    expect(copy.key).not.toBe(aws.key);
  });

  test('has the same key if only irrelevant past details differ', () => {
    push(aws, 'A');
    const copy = aws.fork();
    for (const [pipelines, because] of [
      [aws, 'one thing'],
      [copy, 'another thing'],
    ] as const) {
      const { actionExecutionId } = dueAction(pipelines, 'Inspect');
      pipelines.end(actionExecutionId, { status: 'Failed', message: because });
    }
    expect(copy.key).toBe(aws.key);

    inspectAndApprove(aws, 'seen by one');
    inspectAndApprove(copy, 'seen by another');
    expect(copy.key).toBe(aws.key); // the text of the approval is in the past
  });

  test('has another key while a retry is possible', () => {
    push(aws, 'A');
    fail(aws, 'Inspect');
    const copy = aws.fork();
    push(copy, 'B');
    push(aws, 'C');
    copy.call('StopPipelineExecution', { pipelineName: 'shop', pipelineExecutionId: 'shop/2', abandon: true });
    aws.call('StopPipelineExecution', { pipelineName: 'shop', pipelineExecutionId: 'shop/2', abandon: true });
    expect(copy.key).not.toBe(aws.key); // B or C can be retried
    copy.update(pipeline(STAGES, VARIABLES));
    aws.update(pipeline(STAGES, VARIABLES));
    expect(copy.key).toBe(aws.key);
  });

  function inspectAndApprove(pipelines: CodePipeline, Image: string): void {
    push(pipelines, 'B');
    const { job } = dueAction(pipelines, 'Inspect');
    pipelines.call('PutJobSuccessResult', { jobId: job!.id, outputVariables: { Image } });
    answer(pipelines, dueAction(pipelines, 'Approve'), 'Approved');
  }
});

test('the caller creates every ID', () => {
  const seeds: string[] = [];
  const other = new CodePipeline((seed) => {
    seeds.push(seed);
    return `id-${seed}`;
  });
  other.add(pipeline(STAGES, VARIABLES));
  expect(push(other, 'A')).toBe('id-shop/1');
  expect(dueAction(other, 'Inspect')).toMatchObject({
    actionExecutionId: 'id-id-shop/1/approve/Inspect/1',
    job: { id: 'id-id-id-shop/1/approve/Inspect/1/job/1' },
  });
  expect(seeds).toContain('shop/1');
});
