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

  test('creates a change set with the current template and this image', async () => {
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

  test('waits while the stack is being updated, and creates nothing', async () => {
    const answers = { DescribeStacks: stack(imageOf(DIGEST), { status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' }) };

    const { operations, success } = await runFunction(PREPARE, answers);

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
    expect(operations).not.toContain('CreateChangeSet');
  });

  test('uses the record of the previous environment while that is being updated', async () => {
    const busy = stack(imageOf(OTHER_DIGEST), { status: 'UPDATE_IN_PROGRESS' });
    const idle = stack(imageOf(OTHER_DIGEST));

    const { success } = await runFunction(PREPARE, { DescribeStacks: [idle, busy] });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('first repairs what a Record of its own environment failed to do', async () => {
    const deployed = '/ecs/shop-production-api/deployed-image';
    const stale = [imageOf(OTHER_DIGEST)];
    const GetParameter = (input: Input) =>
      parameters(input.Name === deployed ? { [deployed]: stale.pop() ?? imageOf(DIGEST) } : RECORDED)(input);

    const { inputsOf, operations } = await runFunction(PREPARE, { GetParameter });

    expect(inputsOf('PutParameter')).toMatchObject([{ Name: deployed, Value: imageOf(DIGEST) }]);
    expect(operations.indexOf('PutParameter')).toBeLessThan(operations.indexOf('CreateChangeSet'));
  });

  test('uses the change set of an attempt that did not execute it', async () => {
    const { operations } = await runFunction(PREPARE, { DescribeChangeSet: changeSet('CREATE_COMPLETE', 'AVAILABLE') });

    expect(operations).not.toContain('CreateChangeSet');
  });

  test('recreates a change set that a stack update made obsolete', async () => {
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

  test('waits if an update started before the change set was created', async () => {
    const CreateChangeSet = queryError(
      'ValidationError',
      'Stack is in UPDATE_IN_PROGRESS state and can not be updated.',
    );

    const { success } = await runFunction(PREPARE, { CreateChangeSet });

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
  });

  test('shows why CloudFormation rejects a change set', async () => {
    const CreateChangeSet = queryError('ValidationError', 'Parameters: [Image] do not exist in the template');

    const { refused } = await runFunction(PREPARE, { CreateChangeSet });

    expect(refused).toBe('ValidationError: Parameters: [Image] do not exist in the template');
  });

  test('checks again after creating the change set, and deletes it if the check fails', async () => {
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

  test('ignores the previous environment and deletes the change sets of promotions', async () => {
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

  test('places the hold only once, because someone may release it while Prepare waits for the stack', async () => {
    const again = { continuationToken: 'not-yet' };

    const { operations } = await runFunction(PREPARE, asked({ Reason: 'orders are lost', Hold: 'true' }), again);

    expect(operations).not.toContain('PutParameter');
  });

  test('waits if a promotion was faster', async () => {
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
      'for a new pipeline',
      execution({ pipelineName: 'shop_api_production', trigger: { triggerType: 'CreatePipeline' } }),
      'nothing is deployed because the pipeline shop_api_production is new: push an image or start an execution',
    ],
  ])('fails if it is started %s', async (_, GetPipelineExecution, message) => {
    const { operations, refused } = await runFunction(PREPARE, { GetPipelineExecution });

    expect(refused).toBe(message);
    expect(operations).not.toContain('CreateChangeSet');
  });
});

describe('Prepare of a direct deployment with several approvals', () => {
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

  test('continues when this image has all agreements', async () => {
    const agreed = { [`${AGREEMENT}/qa`]: DIGEST, [`${AGREEMENT}/release`]: DIGEST };
    const GetParameter = parameters({ ...RECORDED, ...agreed });

    const { success } = await runFunction(PREPARE, {
      GetPipelineExecution,
      GetParameter,
      GetParameterHistory: history(),
    });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('reports the approvals without an agreement, or with one to another image', async () => {
    const GetParameter = parameters({ ...RECORDED, [`${AGREEMENT}/qa`]: OTHER_DIGEST });
    const GetParameterHistory = history(imageOf(OTHER_DIGEST));

    const { operations, refused } = await runFunction(PREPARE, {
      GetPipelineExecution,
      GetParameter,
      GetParameterHistory,
    });

    expect(refused).toBe(
      `production requires agreements for qa and release because the image has not run there: ${DIGEST} has none for qa or release`,
    );
    expect(operations).not.toContain('CreateChangeSet');
  });

  test('needs no agreement for an image that has run there', async () => {
    const GetParameterHistory = [
      json({ Parameters: [{ Value: JSON.stringify({ image: imageOf(OTHER_DIGEST) }) }], NextToken: 'next' }),
      history(imageOf(DIGEST)),
    ];

    const { success } = await runFunction(PREPARE, { GetPipelineExecution, GetParameterHistory });

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('deletes the agreements to the image when it is recorded, and keeps newer ones', async () => {
    const agreed = { [`${AGREEMENT}/qa`]: DIGEST, [`${AGREEMENT}/release`]: OTHER_DIGEST };
    const answers = { GetParameter: parameters({ ...RECORDED, ...agreed }), DeleteParameter: json({}) };
    const record = { ...PREPARE, action: 'record' };

    const { inputsOf, success } = await runFunction(record, { ...answers, GetPipelineExecution });

    expect(inputsOf('DeleteParameter')).toEqual([{ Name: `${AGREEMENT}/qa` }]);
    expect(success).toEqual([{ jobId: JOB_ID }]);
  });
});

test('a promotion continues only without a hold', async () => {
  const held = parameters({ ...RECORDED, [HOLD]: JSON.stringify({ reason: 'orders are lost' }) });

  const { operations, refused } = await runFunction(parametersOf('prepare'), { GetParameter: held });

  expect(refused).toBe('production is on hold: orders are lost');
  expect(operations).not.toContain('CreateChangeSet');
});
