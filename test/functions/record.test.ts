import {
  changeSets,
  DIGEST,
  EXECUTION_ID,
  execution,
  imageOf,
  OTHER_DIGEST,
  parameters,
  RECORDED,
  stack,
  startedBySomebody,
} from './answers';
import { json } from './aws-endpoint';
import { JOB_ID, parametersOf, runFunction } from './run-function';

const DEPLOYED = stack(imageOf(DIGEST), { execution: `${EXECUTION_ID}/${JOB_ID}` });

const written = (inputs: readonly Readonly<Record<string, unknown>>[], name: string) =>
  inputs.filter(({ Name }) => Name === name).map(({ Value }) => String(Value));

describe('Record', () => {
  const RECORD = parametersOf('record', 'dev');

  test('records the image that the stack runs, even if its own execution did not deploy it', async () => {
    const answers = {
      DescribeStacks: stack(imageOf(OTHER_DIGEST)),
      GetParameter: [
        json({ Parameter: { Value: imageOf(DIGEST) } }),
        json({ Parameter: { Value: imageOf(OTHER_DIGEST) } }),
      ],
    };

    const { inputsOf, refused } = await runFunction(RECORD, answers);

    expect(refused).toBe(`dev was updated again and now runs ${OTHER_DIGEST}: this image is not promoted`);
    expect(written(inputsOf('PutParameter'), '/ecs/shop-dev-api/deployed-image')).toEqual([imageOf(OTHER_DIGEST)]);
    expect(written(inputsOf('PutParameter'), '/ecs/shop-dev-api/deployment')).toEqual([]);
    expect(inputsOf('PutImage')).toMatchObject([{ imageTag: 'deployed-dev' }]);
    expect(inputsOf('BatchGetImage')).toMatchObject([{ imageIds: [{ imageDigest: OTHER_DIGEST }] }]);
  });

  test('reads the stack again after writing, because another deployment may have ended in between', async () => {
    const [older, newer] = [imageOf(OTHER_DIGEST), imageOf(DIGEST)];
    const answers = {
      DescribeStacks: [stack(older), stack(older), stack(newer)],
      GetParameter: [...['-', older, newer].map((Value) => json({ Parameter: { Value } }))],
    };

    const { inputsOf } = await runFunction(RECORD, answers);

    expect(written(inputsOf('PutParameter'), '/ecs/shop-dev-api/deployed-image')).toEqual([older, newer]);
  });

  test('waits while the stack is being updated', async () => {
    const answers = { DescribeStacks: stack(imageOf(DIGEST), { status: 'UPDATE_IN_PROGRESS' }) };

    const { operations, success } = await runFunction(RECORD, answers);

    expect(success).toEqual([{ jobId: JOB_ID, continuationToken: 'not-yet' }]);
    expect(operations).not.toContain('PutParameter');
  });

  test('stops executions in or before the approval stage with another image', async () => {
    const stage = { stageName: 'approve-production' };
    const asked = { pipelineExecutionId: 'asked', status: 'InProgress' };
    const state = { ...stage, latestExecution: asked, inboundExecutions: [{ pipelineExecutionId: 'next' }] };
    const answers = {
      GetPipelineState: json({ stageStates: [{ stageName: 'deploy-dev' }, state] }),
      GetPipelineExecution: ({ pipelineExecutionId }: Readonly<Record<string, unknown>>) =>
        execution({ artifactRevisions: [{ revisionId: pipelineExecutionId === 'asked' ? OTHER_DIGEST : DIGEST }] }),
      StopPipelineExecution: json({}),
    };

    const { inputsOf } = await runFunction(RECORD, answers);

    expect(inputsOf('StopPipelineExecution')).toEqual([
      { pipelineName: 'shop_api', pipelineExecutionId: 'asked', abandon: true, reason: `dev now runs ${DIGEST}` },
    ]);
  });

  test('ignores that an execution to stop has already ended', async () => {
    const latestExecution = { pipelineExecutionId: 'asked', status: 'InProgress' };
    const answers = {
      GetPipelineState: json({ stageStates: [{ stageName: 'approve-production', latestExecution }] }),
      GetPipelineExecution: execution({ artifactRevisions: [{ revisionId: OTHER_DIGEST }] }),
      StopPipelineExecution: json({ __type: 'PipelineExecutionNotStoppableException' }, 400),
    };

    const { success } = await runFunction(RECORD, answers);

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });

  test('deletes the change sets of the next environment with another image', async () => {
    const answers = {
      ListChangeSets: changeSets({ 'promotion-1': OTHER_DIGEST, 'promotion-2': DIGEST, 'direct-3': OTHER_DIGEST }),
    };

    const { inputsOf } = await runFunction(RECORD, answers);

    expect(inputsOf('DeleteChangeSet')).toMatchObject([
      { StackName: 'shop-production-api', ChangeSetName: 'promotion-1' },
    ]);
  });
});

describe('the history of a stack', () => {
  const entry = async (answers: object, direct = false) => {
    const { inputsOf } = await runFunction(parametersOf('record', 'production', direct), {
      DescribeStacks: DEPLOYED,
      DescribeImages: json({ imageDetails: [{ imageTags: ['deploy', 'deployed-dev', '1.2.0'] }] }),
      ...answers,
    });
    const [value] = written(inputsOf('PutParameter'), '/ecs/shop-production-api/deployment');
    return { value, parsed: value && JSON.parse(value) };
  };

  test('contains the approver of a promotion and the replaced image', async () => {
    const approval = {
      actionName: 'Approve',
      stageName: 'approve-production',
      status: 'Succeeded',
      updatedBy: 'arn:ada',
    };
    const previous = JSON.stringify({ image: imageOf(OTHER_DIGEST), execution: 'earlier' });
    const answers = {
      ListActionExecutions: json({ actionExecutionDetails: [{ ...approval, stageName: 'approve-x' }, approval] }),
      GetParameter: parameters({ ...RECORDED, '/ecs/shop-production-api/deployment': previous }),
    };

    expect((await entry(answers)).parsed).toEqual({
      image: imageOf(DIGEST),
      tags: ['1.2.0', 'deploy'],
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      pipeline: 'shop_api',
      execution: EXECUTION_ID,
      kind: 'promotion',
      by: 'arn:ada',
      reason: null,
      replaced: imageOf(OTHER_DIGEST),
    });
  });

  test('contains all approvers', async () => {
    const approval = { stageName: 'approve-production', status: 'Succeeded' };
    const given = [
      { ...approval, actionName: 'Approve-release', updatedBy: 'arn:grace' },
      { ...approval, actionName: 'Approve-qa', updatedBy: 'arn:ada' },
      { ...approval, actionName: 'Inspect', updatedBy: 'arn:function' },
    ];
    const answers = { ListActionExecutions: json({ actionExecutionDetails: given }) };

    expect((await entry(answers)).parsed).toMatchObject({ by: 'arn:ada, arn:grace' });
  });

  test.each([
    ['direct', 'false'],
    ['rollback', 'true'],
  ])('contains who started a %s deployment, and why', async (kind, Hold) => {
    const answers = { GetPipelineExecution: startedBySomebody({ Reason: 'orders are lost', Hold }) };

    expect((await entry(answers, true)).parsed).toMatchObject({
      pipeline: 'shop_api_production',
      kind,
      by: 'arn:aws:iam::111111111111:user/ada',
      reason: 'orders are lost',
      replaced: null,
    });
  });

  test('fits into a parameter, regardless of the reason and the tags', async () => {
    const imageTags = Array.from({ length: 100 }, (_, index) => `${index}`.padStart(128, 't'));
    const answers = {
      GetPipelineExecution: startedBySomebody({ Reason: 'é'.repeat(1000) }),
      DescribeImages: json({ imageDetails: [{ imageTags }] }),
    };

    expect(Buffer.byteLength((await entry(answers, true)).value ?? '')).toBeLessThanOrEqual(4096);
  });

  test('is not written twice', async () => {
    const previous = JSON.stringify({ image: imageOf(DIGEST), execution: EXECUTION_ID });
    const answers = { GetParameter: parameters({ ...RECORDED, '/ecs/shop-production-api/deployment': previous }) };

    expect((await entry(answers)).value).toBeUndefined();
  });
});

describe('the tag of the running image', () => {
  const RECORD = parametersOf('record', 'dev');

  test('is added to the image, regardless of its manifest type', async () => {
    const image = { imageManifest: '{}', imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' };

    const { inputsOf } = await runFunction(RECORD, { BatchGetImage: json({ images: [image] }) });

    expect(inputsOf('PutImage')).toEqual([{ repositoryName: 'shop/api', imageTag: 'deployed-dev', ...image }]);
  });

  test('can already exist: the image was deployed before', async () => {
    const PutImage = json({ __type: 'ImageAlreadyExistsException' }, 400);

    expect((await runFunction(RECORD, { PutImage })).success).toEqual([{ jobId: JOB_ID }]);
  });

  test('fails the action if it cannot be put, after the image was recorded', async () => {
    const PutImage = json({ __type: 'AccessDeniedException', message: 'may not ecr:PutImage' }, 400);
    const GetParameter = [json({ Parameter: { Value: '-' } }), json({ Parameter: { Value: imageOf(DIGEST) } })];

    const { inputsOf, refused } = await runFunction(RECORD, { PutImage, GetParameter });

    expect(refused).toBe('AccessDeniedException: may not ecr:PutImage');
    expect(written(inputsOf('PutParameter'), '/ecs/shop-dev-api/deployed-image')).toEqual([imageOf(DIGEST)]);
  });

  test('fails for an image that no longer exists, and shows the image', async () => {
    const BatchGetImage = json({ images: [], failures: [{ failureReason: 'Requested image not found' }] });

    expect((await runFunction(RECORD, { BatchGetImage })).refused).toBe(
      `Error: shop/api@${DIGEST}: Requested image not found`,
    );
  });
});
