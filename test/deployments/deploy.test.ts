import { chooseImage } from '../../src/deployments/choose-image';
import { describeDeployment, situationOf } from '../../src/deployments/direct-deployment';
import { followExecution } from '../../src/deployments/follow-execution';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, NOTHING, type World } from './fake-aws';
import { InProcess } from './in-process';
import { CONFIG, digest, entry, execution, NOW, PIPELINE, PRODUCTION, STAGING, stackOf, world } from './shop-world';

const actionDetail = (actionName: string, status: string, more: object = {}) => ({
  stageName: 'deploy-production',
  actionName,
  status,
  ...more,
});

describe('an image', () => {
  const choose = async (text: string, given: Partial<World> = {}) => {
    const one = await InProcess.start(world(given));
    try {
      const { pipeline } = one.target('production');
      return await chooseImage(await one.accounts.open(PIPELINE), pipeline, text, '--image');
    } finally {
      await one.stop();
    }
  };

  test('is found by tag, digest, or the short digest that status shows', async () => {
    const image = { digest: digest('b'), tags: ['1.b'], pushed: '2026-01-01T00:00:01.000Z' };

    expect(await choose('1.b')).toEqual(image);
    expect(await choose('deploy')).toEqual(image);
    expect(await choose(digest('b'))).toEqual(image);
    expect(await choose('sha256:bbbbbbbbbbbb')).toEqual(image);
  });

  test.each([
    ['1.bb', '--image: not found in shop/api, got "1.bb"; did you mean 1.b?'],
    [
      'nightly',
      '--image: not found in shop/api, got "nightly"; the newest images are 1.c sha256:cccccccccccc, 1.b sha256:bbbbbbbbbbbb and 1.a sha256:aaaaaaaaaaaa',
    ],
    [digest('d'), `--image: not found in shop/api, got "${digest('d')}"; the newest images are 1.c`],
    ['sha256:ddddddd', '--image: not found in shop/api, got "sha256:ddddddd"; the newest images are 1.c'],
  ])('is not found: %s', async (text, message) => {
    await expect(choose(text)).rejects.toThrow(message);
  });

  test('is ambiguous, or missing because the registry is empty', async () => {
    const [one, other] = [`sha256:${'0'.repeat(64)}`, `sha256:${'0'.repeat(63)}1`];

    await expect(choose('sha256:0000000', { images: { [one]: [], [other]: [] } })).rejects.toThrow(
      '--image: matches 2 digests, got "sha256:0000000"; use more digits',
    );
    await expect(choose('1.b', { images: {} })).rejects.toThrow('got "1.b"; push an image first');
  });
});

describe('the running image and the incoming one', () => {
  const target = { environment: 'production', service: 'api', accountId: PRODUCTION, region: 'eu-west-1', stack: 's' };
  const withPipeline = { ...target, hold: '/hold', pipeline: { services: ['api'] } } as never;
  const image = { digest: digest('b'), tags: ['1.b'], pushed: '2026-01-01T10:00:00.000Z' };
  const deployment = { target: withPipeline, image, reason: 'a hot fix', hold: false };
  const runs = {
    digest: digest('a'),
    tags: ['1.a'],
    since: '2026-01-02T04:00:00.000Z',
    by: NOTHING.caller,
    kind: 'promotion',
    reason: null,
    execution: null,
  } as const;

  test('while no update is in progress', () => {
    expect(describeDeployment(deployment, { runs, isBusy: false, hold: null }, NOW)).toEqual([
      'api in production (account 444444444444, eu-west-1)',
      '  running   1.a sha256:aaaaaaaaaaaa, 6 h ago by release-manager/ann',
      '  incoming  1.b sha256:bbbbbbbbbbbb, pushed 24 h ago',
      '  reason    a hot fix',
    ]);
  });

  test('remarks about the deployment', () => {
    const hold = { reason: 'why', by: null, since: null };
    const lines = (more: object, situation: object) =>
      describeDeployment(
        { ...deployment, ...more },
        { runs: null, isBusy: false, hold: null, ...situation },
        NOW,
      ).slice(4);

    expect(lines({}, { isBusy: true, hold })).toEqual([
      'An update is in progress; the deployment waits for it to finish.',
      'The environment is on hold: why. It stays on hold.',
    ]);
    expect(lines({ hold: true }, { runs: { ...runs, digest: image.digest }, hold })).toEqual([
      'This image is already running.',
      'Afterward, promotions stop until someone releases the environment.',
    ]);
  });

  test('the stack does not exist yet', () => {
    const environments = new Map([['api in production', { stack: null, record: null, ledger: null }]]);
    const facts = {
      environments,
      pipelines: new Map(),
      holds: new Map(),
      agreements: new Map(),
      executions: new Map(),
      tags: new Map(),
    };

    expect(() => situationOf(withPipeline, facts)).toThrow(
      'the stack s does not exist yet; apply environments/production first',
    );
  });
});

describe('following an execution', () => {
  const follow = async (given: Partial<World>) => {
    const one = await InProcess.start(world(given));
    const steps: string[] = [];
    const waits: string[] = [];
    try {
      const ended = await followExecution(await one.accounts.open(PIPELINE), 'eu-west-1', 'p', 'x', {
        onStep: async (step) => void steps.push(step),
        wait: async () => void waits.push('wait'),
      });
      return { ended, steps, waits: waits.length };
    } finally {
      await one.stop();
    }
  };

  test('reports each step once until it succeeds', async () => {
    const { ended, steps, waits } = await follow({
      executions: { x: [execution('b'), execution('b', 'Stopping'), execution('b', 'Succeeded')] },
      actions: { x: [actionDetail('Prepare', 'Succeeded'), actionDetail('Deploy', 'InProgress')] },
    });

    expect(ended).toEqual({ status: 'Succeeded', reasons: [], isOfStack: false });
    expect(steps).toEqual(['deploy-production: Prepare succeeded', 'deploy-production: Deploy started']);
    expect(waits).toBe(2);
  });

  test.each([
    ['Prepare', false],
    ['Deploy', true],
    ['Deploy-shop-production-worker', true],
  ])('until %s fails, with its message', async (action, isOfStack) => {
    const errorDetails = { code: 'JobFailed', message: 'why' };
    const output = { executionResult: { errorDetails, externalExecutionSummary: 'why' } };
    const { ended } = await follow({
      executions: { x: [execution('b', 'Failed')] },
      actions: { x: [actionDetail(action, 'Failed', { output })] },
    });

    expect(ended).toEqual({ status: 'Failed', reasons: [`${action}: why`], isOfStack });
  });
});

describe('npx ecs-pipeline', () => {
  const call = async (given: Partial<World>, ...args: string[]) => {
    const aws = await FakeAws.start(world(given));
    try {
      const result = await ecsPipeline(repository('', CONFIG), args, cleanEnvironment(aws.environment));
      return { ...result, started: aws.inputsOf('StartPipelineExecution'), operations: aws.operations };
    } finally {
      await aws.stop();
    }
  };
  const SUCCESS: Partial<World> = {
    executions: { ...world().executions, started: [execution('c', 'Succeeded')] },
    actions: { started: [actionDetail('Record', 'Succeeded')] },
  };
  const start = (letter: string, reason: string, hold: boolean) => ({
    clientRequestToken: expect.any(String), // from the SDK, so that a retry does not start a second execution
    name: 'shop_api_production',
    sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digest(letter) }],
    variables: [
      { name: 'Reason', value: reason },
      { name: 'Hold', value: String(hold) },
    ],
  });

  test('deploy starts the direct pipeline and follows it to its end', async () => {
    const { exitCode, operations, started, stderr, stdout } = await call(
      SUCCESS,
      ...['deploy', 'production', '--image', '1.c', '--reason', 'a hot fix', '--yes', '--json'],
    );

    expect(started).toEqual([start('c', 'a hot fix', false)]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('  running   1.a sha256:aaaaaaaaaaaa, ');
    expect(stderr).toMatch(
      /\nStarted execution started of shop_api_production\. .*\ndeploy-production: Record succeeded\nDeployed to production\.\n$/,
    );
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      status: 'Succeeded',
      environment: 'production',
      pipeline: 'shop_api_production',
      execution: 'started',
      image: { digest: digest('c'), tags: ['1.c'] },
      reasons: [],
    });
    expect(operations.filter((operation) => !operation.startsWith(PIPELINE))).toEqual([
      `${PRODUCTION} DescribeStacks`,
      `${PRODUCTION} GetParameters`,
    ]);
    expect(operations.filter((operation) => operation.startsWith(STAGING))).toEqual([]);
  });

  test('deploy exits with 1 and the messages of the action and the stack if it fails', async () => {
    const events = [
      {
        at: '2026-01-02T09:00:00Z',
        logicalId: 'Service',
        physicalId: '',
        type: 'AWS::ECS::TaskDefinition',
        status: 'UPDATE_FAILED',
        reason: 'no such role',
      },
      {
        at: '2026-01-02T08:00:00Z',
        logicalId: 's',
        physicalId: 'stack-id',
        type: 'AWS::CloudFormation::Stack',
        status: 'UPDATE_IN_PROGRESS',
      },
    ];
    const output = { executionResult: { errorDetails: { message: 'rolled back' } } };
    const { exitCode, stderr } = await call(
      {
        stacks: { ...world().stacks, [`${PRODUCTION} shop-production-api`]: stackOf('a', { events }) },
        executions: { ...world().executions, started: [execution('c', 'Failed')] },
        actions: { started: [actionDetail('Deploy', 'Failed', { output })] },
      },
      ...['deploy', 'production', '--image', '1.c', '--yes'],
    );

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /\ndeploy-production: Deploy failed\nNot deployed: Failed\.\n {2}Deploy: rolled back\n {2}AWS::ECS::TaskDefinition Service: no such role\n$/,
    );
  });

  test('rollback deploys the previous image, with a hold', async () => {
    const history = { [`${PRODUCTION} /ecs/shop-production-api/deployment`]: [entry('c'), entry('b'), entry('a')] };
    const { exitCode, started, stderr } = await call({ ...SUCCESS, history }, 'rollback', 'production', '--yes');

    expect(exitCode).toBe(0);
    expect(started).toEqual([start('b', 'rollback from 1.a sha256:aaaaaaaaaaaa to 1.b sha256:bbbbbbbbbbbb', true)]);
    expect(stderr).toContain('Afterward, promotions stop until someone releases the environment.\n');
    expect(stderr).toMatch(
      /Deployed to production\.\nproduction is on hold: .*\n→ npx ecs-pipeline release production --service api\n$/,
    );
  });

  test('rollback --to deploys another image, and is required if the history has no previous one', async () => {
    const to = await call(SUCCESS, 'rollback', 'production', '--to', '1.c', '--reason', 'why', '--yes');
    const none = await call({ history: {} }, 'rollback', 'production', '--yes');

    expect(to.started).toEqual([start('c', 'why', true)]);
    expect(none).toMatchObject({ exitCode: 1, started: [], stdout: '' });
    expect(none.stderr).toBe('no previous image in the deployment history of production; specify an image with --to\n');
  });

  test('reports that the caller cannot start the deployment', async () => {
    const denied = [`${PIPELINE} StartPipelineExecution`];
    const { exitCode, stderr } = await call({ denied }, 'deploy', 'production', '--image', '1.c', '--yes');

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /\naccount 111111111111: AWS denies codepipeline:StartPipelineExecution to arn:aws:sts::111111111111:assumed-role\/release-manager\/ann; allow it/,
    );
  });
});
