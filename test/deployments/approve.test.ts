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

/** Works with the pending approval of an environment. */
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

test('shows exactly which image would be deployed, and which one it replaces', async () => {
  const { lines, operations } = await question({}, (approval, { aws }) => {
    refuseStaleApproval(approval, NOW);
    return { lines: describeApproval(approval, NOW), operations: aws.operations };
  });

  expect(lines).toEqual([
    'api to production (account 444444444444, eu-west-1)',
    `  image      1.b ${digest('b')}`,
    '  replaces   1.a sha256:aaaaaaaaaaaa',
    '  api in staging runs this image',
    '  execution  b of shop_api, requested 1 h ago',
  ]);
  expect(operations.filter((operation) => operation.startsWith(DEV))).toEqual([]); // not involved
});

describe('refuses', () => {
  const refusal = (given: Partial<World>, environment?: string) =>
    question(given, (approval) => refuseStaleApproval(approval, NOW), { environment });
  const staging = (letter: string, status: string): Partial<World> => ({
    stacks: { ...world().stacks, [`${STAGING} shop-staging-api`]: stackOf(letter, { status }) },
  });

  test('an image that the previous environment no longer runs', async () => {
    await expect(refusal(staging('c', 'UPDATE_COMPLETE'))).rejects.toThrow(
      'api in staging now runs sha256:cccccccccccc instead of 1.b sha256:bbbbbbbbbbbb; the next approval is for the image that it runs',
    );
  });

  test('no image while an update of the previous environment is unfinished', async () => {
    await expect(refusal(staging('c', 'UPDATE_IN_PROGRESS'))).resolves.toBeUndefined();
    await expect(refusal(staging('c', 'UPDATE_ROLLBACK_FAILED'))).resolves.toBeUndefined();
  });

  test('a deployment to an environment on hold', async () => {
    const hold = { reason: 'a memory leak', by: NOTHING.caller, since: '2026-01-02T08:00:00.000Z' };
    const parameters = {
      ...world().parameters,
      [`${PIPELINE} /ecs-pipeline/shop/shop_api/production/hold`]: JSON.stringify(hold),
    };

    await expect(refusal({ parameters })).rejects.toThrow(
      'production is on hold (2 h ago by release-manager/ann): a memory leak; first run npx ecs-pipeline release production --service api',
    );
  });

  test('an approval that is not pending, and an environment without an approval', async () => {
    const pipelines = { shop_api: pipelineState({ name: 'approve-production', execution: ['b', 'Succeeded'] }) };

    await expect(refusal({ pipelines })).rejects.toThrow('no approval is pending for api in production; npx');
    await expect(refusal({ pipelines: {} })).rejects.toThrow('no approval is pending for api in production; npx');
    await expect(refusal({}, 'dev')).rejects.toThrow('dev has no approval: images are deployed to it without one');
  });

  test('a pipeline that cannot be read', async () => {
    await expect(refusal({ denied: [`${PIPELINE} GetPipelineState`] })).rejects.toThrow(
      'cannot read the pipeline shop_api',
    );
  });

  test('an unknown image', async () => {
    await expect(
      refusal({ executions: { b: [execution('b', 'InProgress', { sourceRevisions: [] })] } }),
    ).rejects.toThrow('the image of execution b is unknown');
  });
});

test('reports that the previous environment cannot be read, and leaves the check to the pipeline', async () => {
  const lines = await question({ denied: [`${STAGING} entry`] }, (approval) => {
    refuseStaleApproval(approval, NOW);
    return describeApproval(approval, NOW);
  });

  expect(lines).toContain(
    '  api in staging cannot be read; the pipeline checks the service before it deploys the image',
  );
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

  test('the named one is answered, and the others are listed', async () => {
    expect(await of('release')).toMatchObject({ action: 'Approve-release', token: 'of-release', others: ['qa'] });
  });

  test('no name, or one that is not pending', async () => {
    await expect(of()).rejects.toThrow('--approval: required because several approvals are pending; use qa or release');
    await expect(of('security')).rejects.toThrow('--approval: not pending, got "security"; use qa or release');
  });
});

describe('services that share an image', () => {
  const config = CONFIG.replace('  - name: api', '  - name: api\n  - name: worker\n    image: { from: api }');
  const stacks = (worker: string) => ({
    ...world().stacks,
    [`${STAGING} shop-staging-worker`]: stackOf(worker),
  });

  test('are approved together, and all of them must run the image in the previous environment', async () => {
    const lines = await question({ stacks: stacks('b') }, (approval) => describeApproval(approval, NOW), {
      config,
    });

    expect(lines[0]).toBe('api, worker to production (account 444444444444, eu-west-1)');
    expect(lines).toContain('  worker in staging runs this image');
    const refusal = question({ stacks: stacks('c') }, (approval) => refuseStaleApproval(approval, NOW), { config });
    await expect(refusal).rejects.toThrow(
      'worker in staging now runs sha256:cccccccccccc instead of 1.b sha256:bbbbbbbbbbbb',
    );
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

  test('has the token of the approval that was shown', async () => {
    expect(await answer({}, 'looked at staging')).toEqual([sent('looked at staging')]);
    expect(await answer({}, '')).toEqual([sent('Approved with npx ecs-pipeline')]);
  });

  test.each(['InvalidApprovalTokenException', 'ApprovalAlreadyCompletedException'])(
    'to an approval that is no longer pending: %s',
    async (code) => {
      await expect(answer({ errors: { PutApprovalResult: code } }, '')).rejects.toThrow(
        'the approval is no longer pending: someone has answered it, or the previous environment now runs another image;',
      );
    },
  );

  test('of someone who is not an approver', async () => {
    await expect(answer({ denied: [`${PIPELINE} PutApprovalResult`] }, '')).rejects.toThrow(
      `account 111111111111: AWS denies codepipeline:PutApprovalResult to ${NOTHING.caller}`,
    );
  });

  test('has a comment that is too long', () => {
    expect(() => checkComment('x'.repeat(513))).toThrow('--comment: too long, got 513 characters; use 512 or fewer');
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

  test('without a terminal and --yes, AWS is not called', async () => {
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
