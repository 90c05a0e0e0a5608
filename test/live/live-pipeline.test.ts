import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { buildImage } from './image';
import { LivePipeline } from './live-pipeline';

type Answers = Readonly<Record<string, (input: Record<string, unknown>) => object>>;

const IMAGE = buildImage('runs', 'test');

/** A pipeline whose client returns scripted answers, and the calls that it received. */
function pipelineOf(answers: Answers) {
  const client = new CodePipelineClient({ region: 'eu-west-1' });
  const asked: [string, Record<string, unknown>][] = [];
  client.middlewareStack.add(
    (_, context) => async (args) => {
      const name = context.commandName!.replace(/Command$/, '');
      const input = args.input as Record<string, unknown>;
      asked.push([name, input]);
      return { output: { $metadata: {}, ...answers[name]?.(input) }, response: {} };
    },
    { step: 'initialize' },
  );
  const signal = new AbortController().signal;
  return { pipeline: new LivePipeline(client, 'live_api', { signal, log: () => undefined, interval: 1 }), asked };
}

const waiting = (token: string) => ({
  stageStates: [
    { stageName: 'deploy-dev', latestExecution: { pipelineExecutionId: 'newer' } },
    {
      stageName: 'approve-staging',
      latestExecution: { pipelineExecutionId: 'one' },
      actionStates: [
        { actionName: 'Inspect', latestExecution: { status: 'Succeeded' } },
        { actionName: 'Approve', latestExecution: { status: 'InProgress', token } },
      ],
    },
  ],
});
const action = (name: string, order: number, more: object = {}) => {
  const [stageName, actionName] = name.split('/');
  return { stageName, actionName, startTime: new Date(order), status: 'Succeeded', ...more };
};

test('a push is followed from its digest to its pending approval', async () => {
  let looks = 0;
  const { pipeline } = pipelineOf({
    ListPipelineExecutions: () => {
      looks += 1;
      const summary = { pipelineExecutionId: 'one', sourceRevisions: [{ revisionId: IMAGE.digest }] };
      return { pipelineExecutionSummaries: [{ pipelineExecutionId: 'other' }, ...(looks > 2 ? [summary] : [])] };
    },
    GetPipelineExecution: () => ({
      pipelineExecution: { status: 'InProgress', trigger: { triggerType: 'CloudWatchEvent' } },
    }),
    GetPipelineState: () => waiting('t1'),
    ListActionExecutions: () => ({
      actionExecutionDetails: [
        action('approve-staging/Approve', 3, { input: { resolvedConfiguration: { CustomData: 'Deploy?' } } }),
        action('source/Source', 1),
      ],
    }),
  });
  expect(await pipeline.pushed(IMAGE)).toEqual({
    id: 'one',
    status: 'InProgress',
    trigger: 'CloudWatchEvent',
    ran: ['source/Source', 'approve-staging/Approve'],
    failure: undefined,
    approval: { stage: 'approve-staging', text: 'Deploy?' },
  });
  expect(looks).toBe(3);
});

test('an approval that was just given does not count as pending', async () => {
  let states = 0;
  const { asked, pipeline } = pipelineOf({
    GetPipelineState: () => waiting(states++ < 5 ? 't1' : 't2'),
    GetPipelineExecution: () => ({ pipelineExecution: { status: 'InProgress' } }),
  });
  await pipeline.approve({
    id: 'one',
    status: 'InProgress',
    ran: [],
    approval: { stage: 'approve-staging', text: '' },
  });
  expect(states).toBeGreaterThan(5);
  expect(asked.filter(([name]) => name === 'PutApprovalResult')).toEqual([
    [
      'PutApprovalResult',
      expect.objectContaining({ stageName: 'approve-staging', actionName: 'Approve', token: 't1' }),
    ],
  ]);
});

test('a failed execution reports the message of the failed action', async () => {
  const { pipeline } = pipelineOf({
    GetPipelineExecution: () => ({ pipelineExecution: { status: 'Failed' } }),
    ListActionExecutions: () => ({
      actionExecutionDetails: [
        action('deploy-dev/Deploy', 2, {
          status: 'Failed',
          output: { executionResult: { errorDetails: { message: 'rolled back' } } },
        }),
        action('deploy-dev/Prepare', 1),
      ],
    }),
  });
  expect(await pipeline.look('one')).toMatchObject({ status: 'Failed', failure: 'deploy-dev/Deploy: rolled back' });
});

test('an older execution is not mistaken for the execution of a recreated pipeline', async () => {
  const created = (pipelineExecutionId: string, time: number) => ({
    pipelineExecutionId,
    startTime: new Date(time),
    trigger: { triggerType: 'CreatePipeline' },
  });
  const { pipeline } = pipelineOf({
    ListPipelineExecutions: () => ({ pipelineExecutionSummaries: [created('old', 1_000), created('new', 900_000)] }),
    GetPipelineExecution: () => ({ pipelineExecution: { status: 'Failed' } }),
  });
  expect((await pipeline.created(new Date(890_000))).id).toBe('new');
});

test('the digest and the variables are passed to the execution', async () => {
  const { asked, pipeline } = pipelineOf({
    StartPipelineExecution: () => ({ pipelineExecutionId: 'one' }),
    GetPipelineExecution: () => ({ pipelineExecution: { status: 'Succeeded' } }),
  });
  await pipeline.start({ digest: IMAGE.digest, variables: { Reason: 'an incident' } });
  expect(asked[0]).toEqual([
    'StartPipelineExecution',
    {
      name: 'live_api',
      sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: IMAGE.digest }],
      variables: [{ name: 'Reason', value: 'an incident' }],
    },
  ]);
});

test('a retry restarts the failed actions, and the latest failure counts', async () => {
  const failed = (order: number, message: string) =>
    action('deploy-dev/Deploy', order, {
      status: 'Failed',
      output: { executionResult: { errorDetails: { message } } },
    });
  const { asked, pipeline } = pipelineOf({
    GetPipelineExecution: () => ({ pipelineExecution: { status: 'Failed' } }),
    ListActionExecutions: () => ({ actionExecutionDetails: [failed(3, 'no change set'), failed(2, 'rolled back')] }),
  });
  const progress = { id: 'one', status: 'Failed', ran: [] };
  expect((await pipeline.retryFailedActions(progress, 'deploy-dev')).failure).toBe('deploy-dev/Deploy: no change set');
  expect(asked[0]).toEqual([
    'RetryStageExecution',
    { pipelineName: 'live_api', pipelineExecutionId: 'one', stageName: 'deploy-dev', retryMode: 'FAILED_ACTIONS' },
  ]);
});

test('a disabled transition has a reason', async () => {
  const stage = (stageName: string, inboundTransitionState: object) => ({ stageName, inboundTransitionState });
  const { pipeline } = pipelineOf({
    GetPipelineState: () => ({
      stageStates: [stage('a', { enabled: true }), stage('b', { enabled: false, disabledReason: 'On hold' })],
    }),
  });
  expect(await pipeline.disabledTransition('a')).toBeUndefined();
  expect(await pipeline.disabledTransition('b')).toEqual({ reason: 'On hold' });
});
