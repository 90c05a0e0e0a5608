import { answerApproval, checkComment } from '../../src/deployments/answer-approval';
import { approvalOf, describeApproval, refuseStaleApproval, targetsOfApproval } from '../../src/deployments/approval';
import { Attempts } from '../../src/deployments/attempts';
import { readFacts } from '../../src/deployments/read-facts';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, NOTHING, type World } from './fake-aws';
import { InProcess } from './in-process';
import {
  action,
  CONFIG,
  DEV,
  digest,
  execution,
  NOW,
  PIPELINE,
  pipelineState,
  STAGING,
  stackOf,
  world,
} from './shop-world';

/** The question in front of an environment, and what came of it. */
async function question<Result>(
  given: Partial<World>,
  work: (approval: ReturnType<typeof approvalOf>, one: InProcess) => Promise<Result> | Result,
  { config = CONFIG, environment = 'production', name }: { config?: string; environment?: string; name?: string } = {},
): Promise<Result> {
  const one = await InProcess.start(world(given), config);
  try {
    const target = one.target(environment);
    const targets = targetsOfApproval(one.targets, target);
    const facts = await readFacts(one.accounts, targets, new Attempts());
    return await work(approvalOf(target, targets, facts, name), one);
  } finally {
    await one.stop();
  }
}

test('shows exactly what would be deployed, and what runs', async () => {
  const { lines, operations } = await question({}, (approval, { aws }) => {
    refuseStaleApproval(approval, NOW);
    return { lines: describeApproval(approval, NOW), operations: aws.operations };
  });

  expect(lines).toEqual([
    'api to production (account 444444444444, eu-west-1)',
    `  image      1.b ${digest('b')}`,
    '  replaces   1.a sha256:aaaaaaaaaaaa',
    '  api in staging runs it',
    '  execution  b of shop_api, asked 1 h ago',
  ]);
  expect(operations.filter((operation) => operation.startsWith(DEV))).toEqual([]); // not involved
});

describe('refuses', () => {
  const refusal = (given: Partial<World>, environment?: string) =>
    question(given, (approval) => refuseStaleApproval(approval, NOW), { environment });
  const staging = (letter: string, status: string): Partial<World> => ({
    stacks: { ...world().stacks, [`${STAGING} shop-staging-api`]: stackOf(letter, { status }) },
  });

  test('what the environment before no longer runs', async () => {
    await expect(refusal(staging('c', 'UPDATE_COMPLETE'))).rejects.toThrow(
      'api in staging no longer runs 1.b sha256:bbbbbbbbbbbb, but sha256:cccccccccccc; what runs there is asked for next',
    );
  });

  test('but not while only an update tries to change that', async () => {
    await expect(refusal(staging('c', 'UPDATE_IN_PROGRESS'))).resolves.toBeUndefined();
    await expect(refusal(staging('c', 'UPDATE_ROLLBACK_FAILED'))).resolves.toBeUndefined();
  });

  test('what is on hold', async () => {
    const hold = { reason: 'a memory leak', by: NOTHING.caller, since: '2026-01-02T08:00:00.000Z' };
    const parameters = {
      ...world().parameters,
      [`${PIPELINE} /ecs-pipeline/shop/shop_api/production/hold`]: JSON.stringify(hold),
    };

    await expect(refusal({ parameters })).rejects.toThrow(
      'production is on hold, 2 h ago by release-manager/ann: a memory leak; npx ecs-pipeline release production --service api',
    );
  });

  test('nothing that waits, and an environment without an approval', async () => {
    const pipelines = { shop_api: pipelineState({ name: 'approve-production', execution: ['b', 'Succeeded'] }) };

    await expect(refusal({ pipelines })).rejects.toThrow('nothing waits for an approval of api in production; npx');
    await expect(refusal({ pipelines: {} })).rejects.toThrow('nothing waits for an approval of api in production; npx');
    await expect(refusal({}, 'dev')).rejects.toThrow('dev has no approval: what reaches it is deployed');
  });

  test('a pipeline that cannot be read', async () => {
    await expect(refusal({ denied: [`${PIPELINE} GetPipelineState`] })).rejects.toThrow(
      'the pipeline shop_api cannot be read',
    );
  });

  test('an image that is unknown', async () => {
    await expect(
      refusal({ executions: { b: [execution('b', 'InProgress', { sourceRevisions: [] })] } }),
    ).rejects.toThrow('the image of the execution b is unknown');
  });
});

test('who may not look at the environment before is told, and the pipeline checks', async () => {
  const lines = await question({ denied: [`${STAGING} entry`] }, (approval) => {
    refuseStaleApproval(approval, NOW);
    return describeApproval(approval, NOW);
  });

  expect(lines).toContain('  api in staging cannot be read; the pipeline checks it before it deploys');
});

describe('several approvals', () => {
  const pipelines = {
    shop_api: pipelineState({
      name: 'approve-production',
      execution: ['b', 'InProgress'],
      actions: [
        action('Inspect', 'Succeeded'),
        action('Approve-qa', 'InProgress', { token: 'of-qa' }),
        action('Approve-release', 'InProgress', { token: 'of-release' }),
        action('Approve-security', 'Succeeded'),
      ],
    }),
  };
  const of = (name?: string) => question({ pipelines }, (approval) => approval, { name });

  test('the one that is named, and which others are asked', async () => {
    expect(await of('release')).toMatchObject({ action: 'Approve-release', token: 'of-release', others: ['qa'] });
  });

  test('none is named, or one that is not asked for', async () => {
    await expect(of()).rejects.toThrow('--approval: needed, as several are asked for; use qa or release');
    await expect(of('security')).rejects.toThrow('--approval: not asked for, got "security"; use qa or release');
  });
});

describe('services that share an image', () => {
  const config = CONFIG.replace('  - name: api', '  - name: api\n  - name: worker\n    image: { from: api }');
  const stacks = (worker: string) => ({
    ...world().stacks,
    [`${STAGING} shop-staging-worker`]: stackOf(worker),
  });

  test('are approved together, and all have to run it in the environment before', async () => {
    const lines = await question({ stacks: stacks('b') }, (approval) => describeApproval(approval, NOW), {
      config,
    });

    expect(lines[0]).toBe('api, worker to production (account 444444444444, eu-west-1)');
    expect(lines).toContain('  worker in staging runs it');
    const refusal = question({ stacks: stacks('c') }, (approval) => refuseStaleApproval(approval, NOW), { config });
    await expect(refusal).rejects.toThrow('worker in staging no longer runs 1.b sha256:bbbbbbbbbbbb');
  });
});

describe('an answer', () => {
  const answer = (given: Partial<World>, comment: string) =>
    question(given, async (approval, { accounts, aws }) => {
      await answerApproval(await accounts.open(PIPELINE), approval, 'Approved', comment);
      return aws.inputsOf('PutApprovalResult');
    });
  const sent = (summary: string) => ({
    pipelineName: 'shop_api',
    stageName: 'approve-production',
    actionName: 'Approve',
    token: 'the-token',
    result: { status: 'Approved', summary },
  });

  test('with the token of the question that was looked at', async () => {
    expect(await answer({}, 'looked at staging')).toEqual([sent('looked at staging')]);
    expect(await answer({}, '')).toEqual([sent('Approved with npx ecs-pipeline')]);
  });

  test.each(['InvalidApprovalTokenException', 'ApprovalAlreadyCompletedException'])(
    'to a question that is no longer asked: %s',
    async (code) => {
      await expect(answer({ errors: { PutApprovalResult: code } }, '')).rejects.toThrow(
        'it is no longer asked: somebody has answered, or another image runs before;',
      );
    },
  );

  test('of somebody who may not give it', async () => {
    await expect(answer({ denied: [`${PIPELINE} PutApprovalResult`] }, '')).rejects.toThrow(
      `account 111111111111: AWS denies codepipeline:PutApprovalResult to ${NOTHING.caller}`,
    );
  });

  test('with a comment that is too long', () => {
    expect(() => checkComment('x'.repeat(513))).toThrow('--comment: too long, got 513 characters; at most 512');
  });
});

describe('npx ecs-pipeline', () => {
  test.each([
    ['approve', 'Approved', 'Approved. It is being deployed to production.\n→ npx ecs-pipeline status --watch\n'],
    ['reject', 'Rejected', 'Rejected. It will not be deployed to production.\n'],
  ])('%s --yes --json', async (command, status, end) => {
    const aws = await FakeAws.start(world());
    try {
      const { exitCode, stderr, stdout } = await ecsPipeline(
        repository('', CONFIG),
        [command, 'production', '--yes', '--json'],
        cleanEnvironment(aws.environment),
      );

      expect(exitCode).toBe(0);
      expect(stderr).toMatch(/^api to production \(account 444444444444, eu-west-1\)\n {2}image {6}1\.b sha256:b/);
      expect(stderr.endsWith(end)).toBe(true);
      expect(JSON.parse(stdout)).toEqual({
        ok: true,
        status,
        environment: 'production',
        pipeline: 'shop_api',
        execution: 'b',
        image: { digest: digest('b'), tags: ['1.b'] },
      });
      expect(aws.inputsOf('PutApprovalResult')).toMatchObject([{ result: { status } }]);
    } finally {
      await aws.stop();
    }
  });

  test('without a terminal and without --yes nothing is asked of AWS', async () => {
    const aws = await FakeAws.start(world());
    try {
      expect(
        await ecsPipeline(repository('', CONFIG), ['approve', 'production'], cleanEnvironment(aws.environment)),
      ).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: '--yes: required if there is no terminal to ask for confirmation\n',
      });
      expect(aws.calls).toEqual([]);
    } finally {
      await aws.stop();
    }
  });
});
