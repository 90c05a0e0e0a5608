import {
  changeSet,
  changeSets,
  DIGEST,
  EXECUTION_ID,
  execution,
  HOLD,
  imageOf,
  NO_CHANGE_SET,
  OTHER_DIGEST,
  parameters,
  queryError,
  RECORDED,
  stack,
  startedBySomebody,
} from './answers';
import { type Input, json } from './aws-endpoint';
import { PIPELINE } from './pipeline';
import { JOB_ID, parametersOf, runFunction } from './run-function';

const PERMIT = `promotion-${EXECUTION_ID}`;
const DIRECT_PERMIT = `direct-${EXECUTION_ID}`;

describe('Prepare of a promotion', () => {
  const PREPARE = parametersOf('prepare');

  test('makes a change set of the stack as it is, with this image', async () => {
    const { inputsOf, success } = await runFunction(PREPARE);

    expect(success).toEqual([{ jobId: JOB_ID }]);
    expect(inputsOf('CreateChangeSet')).toEqual([
      {
        StackName: 'shop-production-api',
        ChangeSetName: PERMIT,
        Description: DIGEST,
        UsePreviousTemplate: 'true',
        RoleARN: 'arn:aws:iam::444444444444:role/shop-production-api-cloudformation',
        'Parameters.member.1.ParameterKey': 'Image',
        'Parameters.member.1.ParameterValue': imageOf(DIGEST),
        'Parameters.member.2.ParameterKey': 'Execution',
        'Parameters.member.2.ParameterValue': `${EXECUTION_ID}/${JOB_ID}`,
        'Parameters.member.3.ParameterKey': 'DeployedImage',
        'Parameters.member.3.UsePreviousValue': 'true',
      },
    ]);
  });

  test('waits while the stack is being updated, and makes nothing', async () => {
    const answers = { DescribeStacks: stack(imageOf(DIGEST), { status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' }) };

    const { operations, success } = await runFunction(PREPARE, answers);

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
    expect(operations).not.toContain('CreateChangeSet');
  });

  test('goes by the record of the environment before while that is being updated', async () => {
    const busy = stack(imageOf(OTHER_DIGEST), { status: 'UPDATE_IN_PROGRESS' });
    const idle = stack(imageOf(OTHER_DIGEST));

    const { success } = await runFunction(PREPARE, { DescribeStacks: [idle, busy] });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('makes good first what a Record of its own environment has failed to do', async () => {
    const deployed = '/ecs/shop-production-api/deployed-image';
    const stale = [imageOf(OTHER_DIGEST)];
    const GetParameter = (input: Input) =>
      parameters(input.Name === deployed ? { [deployed]: stale.pop() ?? imageOf(DIGEST) } : RECORDED)(input);

    const { inputsOf, operations } = await runFunction(PREPARE, { GetParameter });

    expect(inputsOf('PutParameter')).toMatchObject([{ Name: deployed, Value: imageOf(DIGEST) }]);
    expect(operations.indexOf('PutParameter')).toBeLessThan(operations.indexOf('CreateChangeSet'));
  });

  test('uses the change set of an attempt that did not get to it', async () => {
    const { operations } = await runFunction(PREPARE, { DescribeChangeSet: changeSet('CREATE_COMPLETE', 'AVAILABLE') });

    expect(operations).not.toContain('CreateChangeSet');
  });

  test('makes a change set anew that an update of the stack has made useless', async () => {
    const obsolete = changeSet('CREATE_COMPLETE', 'OBSOLETE');
    const available = changeSet('CREATE_COMPLETE', 'AVAILABLE');

    const { inputsOf, operations } = await runFunction(PREPARE, { DescribeChangeSet: [obsolete, available] });

    expect(inputsOf('DeleteChangeSet')).toMatchObject([{ ChangeSetName: PERMIT }]);
    expect(operations.indexOf('DeleteChangeSet')).toBeLessThan(operations.indexOf('CreateChangeSet'));
  });

  test('reports why CloudFormation could not create the change set, and leaves none', async () => {
    const DescribeChangeSet = [NO_CHANGE_SET, changeSet('FAILED', 'UNAVAILABLE', 'Requires capabilities')];

    const { inputsOf, refused } = await runFunction(PREPARE, { DescribeChangeSet });

    expect(refused).toBe('shop-production-api: CloudFormation could not create the change set: Requires capabilities');
    expect(inputsOf('DeleteChangeSet')).toMatchObject([{ ChangeSetName: PERMIT }]);
  });

  test('waits when an update has begun before the change set was made', async () => {
    const CreateChangeSet = queryError(
      'ValidationError',
      'Stack is in UPDATE_IN_PROGRESS state and can not be updated.',
    );

    const { success } = await runFunction(PREPARE, { CreateChangeSet });

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
  });

  test('shows what CloudFormation says against a change set', async () => {
    const CreateChangeSet = queryError('ValidationError', 'Parameters: [Image] do not exist in the template');

    const { refused } = await runFunction(PREPARE, { CreateChangeSet });

    expect(refused).toBe('ValidationError: Parameters: [Image] do not exist in the template');
  });

  test('checks again once there is a change set, and takes it back', async () => {
    const [before, after] = [stack(imageOf(DIGEST)), stack(imageOf(OTHER_DIGEST))];

    const { inputsOf, refused } = await runFunction(PREPARE, {
      DescribeStacks: [before, before, before, before, after],
    });

    expect(refused).toMatch(`dev runs ${OTHER_DIGEST}`);
    expect(inputsOf('CreateChangeSet')).toHaveLength(1);
    expect(inputsOf('DeleteChangeSet')).toMatchObject([{ ChangeSetName: PERMIT }]);
  });

  test('deletes the change sets of other promotions, from every page', async () => {
    const pages = [
      changeSets({ [PERMIT]: DIGEST, 'promotion-2': DIGEST }, 'next'),
      changeSets({ 'promotion-3': DIGEST, other: '' }),
    ];
    const none = changeSets();

    const { inputsOf } = await runFunction(PREPARE, { ListChangeSets: [none, none, none, ...pages] });

    const deleted = inputsOf('DeleteChangeSet').map(({ ChangeSetName }) => ChangeSetName);
    expect(deleted).toEqual(['promotion-2', 'promotion-3']);
  });

  test.each([
    ['in progress', 'InProgress', `a direct deployment to production is in progress`],
    ['that has failed', 'Failed', undefined],
  ])('beside a direct deployment %s', async (_, status, message) => {
    const answers = {
      ListChangeSets: changeSets({ 'direct-9': OTHER_DIGEST }),
      GetPipelineExecution: execution({ status }),
    };

    const { inputsOf, refused } = await runFunction(PREPARE, answers);

    expect(refused).toBe(message);
    expect(inputsOf('DeleteChangeSet').map(({ ChangeSetName }) => ChangeSetName)).not.toContain('direct-9');
  });
});

describe('Prepare of a direct deployment', () => {
  const PREPARE = parametersOf('prepare', 'production', true);
  const available = changeSet('CREATE_COMPLETE', 'AVAILABLE');
  const asked = (variables: Record<string, string>) => ({ GetPipelineExecution: startedBySomebody(variables) });

  test('needs nothing of the environment before, and takes the change sets of promotions away', async () => {
    const answers = {
      ...asked({ Reason: 'orders are lost', Hold: 'false' }),
      DescribeStacks: stack(imageOf(OTHER_DIGEST)),
      GetParameter: parameters({ ...RECORDED, '/ecs/shop-production-api/deployed-image': imageOf(OTHER_DIGEST) }),
      ListChangeSets: changeSets({ 'promotion-2': DIGEST, [DIRECT_PERMIT]: DIGEST, other: '' }),
      DescribeChangeSet: [NO_CHANGE_SET, available],
    };

    const { inputsOf, operations, success } = await runFunction(PREPARE, answers);

    expect(success).toEqual([{ jobId: JOB_ID }]);
    expect(inputsOf('GetPipelineExecution')).toEqual([
      { pipelineName: 'shop_api_production', pipelineExecutionId: EXECUTION_ID },
    ]);
    expect(inputsOf('CreateChangeSet')).toMatchObject([{ ChangeSetName: DIRECT_PERMIT, Description: DIGEST }]);
    expect(inputsOf('DeleteChangeSet')).toMatchObject([{ ChangeSetName: 'promotion-2' }]);
    expect(operations).not.toContain('DisableStageTransition');
  });

  test('with Hold places the hold before anything else', async () => {
    const reason = 'orders "lost", see https://shop.example/1';
    const answers = { ...asked({ Reason: reason, Hold: 'True' }), DisableStageTransition: json({}) };

    const { inputsOf, operations } = await runFunction(PREPARE, answers);

    const [hold] = inputsOf('PutParameter');
    expect(hold).toMatchObject({ Name: HOLD, Type: 'String', Overwrite: true });
    expect(JSON.parse(String(hold!.Value))).toEqual({
      reason,
      by: 'arn:aws:iam::111111111111:user/ada',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(inputsOf('DisableStageTransition')).toEqual([
      {
        pipelineName: 'shop_api',
        stageName: 'approve-production',
        transitionType: 'Inbound',
        reason: 'On hold. orders  lost   see https   shop.example 1',
      },
    ]);
    expect(operations.indexOf('PutParameter')).toBeLessThan(operations.indexOf('DescribeStacks'));
  });

  test('places the hold once, as somebody may release it while the stack is waited for', async () => {
    const again = { continuationToken: 'not-yet' };

    const { operations } = await runFunction(PREPARE, asked({ Reason: 'orders are lost', Hold: 'true' }), again);

    expect(operations).not.toContain('PutParameter');
  });

  test('asks again when a promotion was quicker', async () => {
    const answers = {
      ...asked({ Reason: 'orders are lost' }),
      DescribeChangeSet: [NO_CHANGE_SET, available, NO_CHANGE_SET],
    };

    const { success } = await runFunction(PREPARE, answers);

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
  });

  test.each([
    [
      'without a reason',
      startedBySomebody({ Reason: '-' }),
      'a direct deployment requires a reason: start it with the variable Reason',
    ],
    [
      'with a blank reason',
      startedBySomebody({ Reason: ' ' }),
      'a direct deployment requires a reason: start it with the variable Reason',
    ],
    [
      'by an event',
      execution(),
      'a direct deployment must be started with StartPipelineExecution, got CloudWatchEvent',
    ],
    [
      'by its creation',
      execution({ pipelineName: 'shop_api_production', trigger: { triggerType: 'CreatePipeline' } }),
      'nothing is deployed because the pipeline shop_api_production is new: push an image or start an execution',
    ],
  ])('that is started %s is refused', async (_, GetPipelineExecution, message) => {
    const { operations, refused } = await runFunction(PREPARE, { GetPipelineExecution });

    expect(refused).toBe(message);
    expect(operations).not.toContain('CreateChangeSet');
  });
});

describe('Prepare of a direct deployment where several must approve', () => {
  const PREPARE = parametersOf('prepare', 'production', true);
  const AGREEMENT = '/ecs-pipeline/shop/shop_api/production/agreement';
  const GetPipelineExecution = startedBySomebody({ Reason: 'cannot wait' });
  const history = (...images: string[]) =>
    json({ Parameters: ['-', ...images.map((image) => JSON.stringify({ image }))].map((Value) => ({ Value })) });
  const production = PIPELINE.environments[1]!;
  const alone = production.approvals;

  beforeAll(() => {
    production.approvals = ['qa', 'release'];
  });

  afterAll(() => {
    production.approvals = alone;
  });

  test('goes on when all have agreed to this image', async () => {
    const agreed = { [`${AGREEMENT}/qa`]: DIGEST, [`${AGREEMENT}/release`]: DIGEST };
    const GetParameter = parameters({ ...RECORDED, ...agreed });

    const { success } = await runFunction(PREPARE, {
      GetPipelineExecution,
      GetParameter,
      GetParameterHistory: history(),
    });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('says who has not agreed, or has agreed to another', async () => {
    const GetParameter = parameters({ ...RECORDED, [`${AGREEMENT}/qa`]: OTHER_DIGEST });
    const GetParameterHistory = history(imageOf(OTHER_DIGEST));

    const { operations, refused } = await runFunction(PREPARE, {
      GetPipelineExecution,
      GetParameter,
      GetParameterHistory,
    });

    expect(refused).toBe(
      `production requires the agreement of qa and release to an image that has not run there: ${DIGEST} lacks the agreement of qa and release`,
    );
    expect(operations).not.toContain('CreateChangeSet');
  });

  test('needs nobody else for an image that ran there before', async () => {
    const GetParameterHistory = [
      json({ Parameters: [{ Value: JSON.stringify({ image: imageOf(OTHER_DIGEST) }) }], NextToken: 'next' }),
      history(imageOf(DIGEST)),
    ];

    const { success } = await runFunction(PREPARE, { GetPipelineExecution, GetParameterHistory });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('uses up what was agreed to once it is recorded, and leaves what they have agreed to since', async () => {
    const agreed = { [`${AGREEMENT}/qa`]: DIGEST, [`${AGREEMENT}/release`]: OTHER_DIGEST };
    const answers = { GetParameter: parameters({ ...RECORDED, ...agreed }), DeleteParameter: json({}) };
    const record = { ...PREPARE, action: 'record' };

    const { inputsOf, success } = await runFunction(record, { ...answers, GetPipelineExecution });

    expect(inputsOf('DeleteParameter')).toEqual([{ Name: `${AGREEMENT}/qa` }]);
    expect(success).toEqual([{ jobId: JOB_ID }]);
  });
});

test('a promotion goes on only without a hold', async () => {
  const held = parameters({ ...RECORDED, [HOLD]: JSON.stringify({ reason: 'orders are lost' }) });

  const { operations, refused } = await runFunction(parametersOf('prepare'), { GetParameter: held });

  expect(refused).toBe('production is on hold: orders are lost');
  expect(operations).not.toContain('CreateChangeSet');
});
