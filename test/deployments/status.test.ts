import { Attempts } from '../../src/deployments/attempts';
import { deploymentStatus } from '../../src/deployments/deployment-status';
import { readFacts } from '../../src/deployments/read-facts';
import { statusTable } from '../../src/deployments/status-table';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, NOTHING, type World } from './fake-aws';
import { InProcess } from './in-process';
import {
  action,
  at,
  CONFIG,
  DEPLOYED,
  DEV,
  digest,
  execution,
  NOW,
  PIPELINE,
  PRODUCTION,
  pipelineState,
  STAGING,
  stackOf,
  world,
} from './shop-world';

/** The status of a world, as the commands show it. */
async function look(given: World, config = CONFIG) {
  const inProcess = await InProcess.start(given, config);
  try {
    const attempts = new Attempts();
    const facts = await readFacts(inProcess.accounts, inProcess.targets, attempts);
    const statuses = deploymentStatus(inProcess.targets, facts);
    const table = statusTable(statuses, attempts.problems, NOW);
    return { operations: inProcess.aws.operations, problems: attempts.problems, statuses, table };
  } finally {
    await inProcess.stop();
  }
}

/** The lines of the table about production. */
const production = async (given: Partial<World>) => {
  const { table } = await look(world(given));
  return table.slice(table.indexOf('         production')).replace(/^ {9}/gm, '').trimEnd().split('\n');
};

const A_RUNS = 'production   1.a sha256:aaaaaaaaaaaa  6 h ago  release-manager/ann (rollback)';

describe('status', () => {
  test('shows the running images and the pending approvals', async () => {
    const { operations, table } = await look(world());

    expect(table).toBe(`\
SERVICE  ENVIRONMENT  IMAGE                    SINCE    BY
api      dev          1.b sha256:bbbbbbbbbbbb  6 h ago  (promotion)
         staging      1.b sha256:bbbbbbbbbbbb  6 h ago  ben (promotion)
         production   1.a sha256:aaaaaaaaaaaa  6 h ago  release-manager/ann (rollback)
         reason: a memory leak
         1.b sha256:bbbbbbbbbbbb needs approval from role release-manager (requested 1 h ago)
         → npx ecs-pipeline approve production --service api
`);
    // The docs and the policies list these calls.
    expect(operations).toEqual([
      `${PIPELINE} AssumeRole`,
      `${PIPELINE} DescribeImages`,
      `${PIPELINE} GetCallerIdentity`,
      `${PIPELINE} GetParametersByPath`,
      `${PIPELINE} GetPipelineState`,
      `${PIPELINE} ListPipelineExecutions`,
      ...[DEV, STAGING, PRODUCTION].flatMap((account) => [`${account} DescribeStacks`, `${account} GetParameters`]),
    ]);
  });

  test('shows the schedule of a scheduled task', async () => {
    const config = CONFIG.replace(
      '  - name: api',
      '  - { name: api, schedule: cron(0 4 * * ? *), scheduleOptions: { timezone: Europe/Berlin } }',
    );
    const { statuses, table } = await look(world(), config);

    expect(table).toContain(`\
api      dev          1.b sha256:bbbbbbbbbbbb  6 h ago  (promotion)
         scheduled: cron(0 4 * * ? *) in Europe/Berlin
         staging`);
    expect(statuses[0]).toMatchObject({ schedule: 'cron(0 4 * * ? *) in Europe/Berlin', state: 'idle' });
    expect((await look(world())).statuses[0]).toMatchObject({ schedule: null });
  });

  test('shows environments before the first apply and before the first image', async () => {
    const none = await look({ ...NOTHING });
    const empty = await look({
      ...NOTHING,
      stacks: { [`${DEV} shop-dev-api`]: stackOf('a', { status: 'CREATE_COMPLETE', image: '' }) },
      parameters: { [`${DEV} /ecs/shop-dev-api/deployed-image`]: '-', [`${DEV} /ecs/shop-dev-api/deployment`]: '-' },
    });

    expect(none.table).toMatch(/^api {6}dev {10}not applied yet$/m);
    expect(empty.table).toMatch(/^api {6}dev {10}none yet$/m);
    expect(none.problems).toEqual([]);
  });

  test('shows a deployed image that a Terraform update has applied and no history entry describes', async () => {
    const { statuses } = await look(
      world({
        stacks: { [`${DEV} shop-dev-api`]: stackOf('c', { image: '', deployedImage: `shop/api@${digest('c')}` }) },
      }),
    );

    expect(statuses[0]!.runs).toEqual({
      digest: digest('c'),
      tags: ['1.c'],
      since: null,
      by: null,
      kind: null,
      reason: null,
      execution: null,
    });
  });

  test('suggests rejecting an image that the previous environment no longer runs', async () => {
    const stacks = { ...world().stacks, [`${STAGING} shop-staging-api`]: stackOf('c') };

    expect((await production({ stacks })).slice(2)).toEqual([
      '1.b sha256:bbbbbbbbbbbb needs approval from role release-manager (requested 1 h ago): api in staging no longer runs this image',
      '→ npx ecs-pipeline reject production --service api',
    ]);
  });

  test('uses the recorded image of the previous environment during an update', async () => {
    const update = stackOf('c', { status: 'UPDATE_IN_PROGRESS' });
    const { table } = await look(world({ stacks: { ...world().stacks, [`${STAGING} shop-staging-api`]: update } }));

    expect(table).toContain('staging      1.b sha256:bbbbbbbbbbbb');
    expect(table).toContain('→ npx ecs-pipeline approve production');
  });

  test('shows a hold, with its author, time and reason, and the image that is waiting', async () => {
    const hold = { reason: 'a memory leak\u001b[2J', by: NOTHING.caller, since: '2026-01-02T08:00:00.000Z' };
    const lines = await production({
      parameters: {
        ...world().parameters,
        [`${PIPELINE} /ecs-pipeline/shop/shop_api/production/hold`]: JSON.stringify(hold),
      },
      pipelines: {
        shop_api: pipelineState({ name: 'approve-production', inbound: ['c'], disabled: 'a memory leak' }),
      },
    });

    expect(lines.slice(2)).toEqual([
      'on hold (2 h ago by release-manager/ann): a memory leak\\u001b[2J',
      '→ npx ecs-pipeline release production --service api',
      '1.c sha256:cccccccccccc is waiting to enter the environment: on hold',
    ]);
  });

  test('shows a transition that was disabled by hand', async () => {
    const shop_api = pipelineState({ name: 'approve-production', inbound: ['c'], disabled: 'audit' });

    expect((await production({ pipelines: { shop_api } })).slice(2)).toEqual([
      '1.c sha256:cccccccccccc is waiting to enter the environment: the transition is disabled: audit',
    ]);
  });

  test('shows a direct deployment in progress, and the problems of its tasks', async () => {
    const stack = stackOf('c', {
      status: 'UPDATE_IN_PROGRESS',
      updated: '2026-01-02T09:55:00Z',
      events: [
        {
          at: '2026-01-02T09:55:10Z',
          logicalId: 'Service',
          physicalId: `arn:aws:ecs:eu-west-1:${PRODUCTION}:service/main/shop-production-api`,
          type: 'AWS::ECS::Service',
          status: 'UPDATE_IN_PROGRESS',
        },
        {
          at: '2026-01-02T09:55:00Z',
          logicalId: 'shop-production-api',
          physicalId: 'stack-id',
          type: 'AWS::CloudFormation::Stack',
          status: 'UPDATE_IN_PROGRESS',
        },
      ],
    });
    const lines = await production({
      stacks: { ...world().stacks, [`${PRODUCTION} shop-production-api`]: stack },
      serviceEvents: [
        { createdAt: at('09:58:00'), message: '(service x) was unable to place a task: no capacity.' },
        { createdAt: at('09:50:00'), message: '(service x) was unable to do something before.' },
      ],
      pipelines: {
        shop_api: pipelineState({ name: 'approve-production' }),
        shop_api_production: pipelineState({
          name: 'deploy-production',
          execution: ['c', 'InProgress'],
          actions: [action('Prepare', 'Succeeded'), action('Deploy', 'InProgress')],
        }),
      },
    });

    expect(lines).toEqual([
      A_RUNS,
      'reason: a memory leak',
      '1.c sha256:cccccccccccc is in progress at Deploy (1 h ago)',
      'problems so far: stack shop-production-api, UPDATE_IN_PROGRESS',
      '  (service x) was unable to place a task: no capacity.',
    ]);
  });

  test('shows the messages of the action, the stack and the service about a failed deployment', async () => {
    const lines = await production(FAILED);

    expect(lines.slice(2)).toEqual([
      '1.b sha256:bbbbbbbbbbbb failed 1 h ago: deploy-production/Deploy of shop_api',
      '  The stack was rolled back.',
      '  AWS::ECS::Service Service: Circuit Breaker was triggered',
      '  (service x) (task 2) failed container health checks.',
    ]);
  });

  test('hides a failure after a later deployment', async () => {
    const parameter = `${PRODUCTION} /ecs/shop-production-api/deployment`;
    const later = { ...JSON.parse(world().parameters[parameter]!), at: '2026-01-02T09:30:00.000Z' };
    const lines = await production({
      ...FAILED,
      stacks: world().stacks,
      parameters: { ...world().parameters, [parameter]: JSON.stringify(later) },
    });

    expect(lines.slice(2)).toEqual([]);
  });

  test('shows a rejected approval and a stopped one', async () => {
    const rejected = await production({
      executions: { b: [execution('b', 'Failed')] },
      pipelines: {
        shop_api: pipelineState({
          name: 'approve-production',
          execution: ['b', 'Failed'],
          actions: [
            action('Approve', 'Failed', {
              errorDetails: { message: 'Rejected' },
              lastUpdatedBy: NOTHING.caller,
              summary: 'not today',
            }),
          ],
        }),
      },
    });
    const stopped = await production({
      executions: { b: [execution('b', 'Stopped', { stopTrigger: { reason: 'staging now runs 1.c' } })] },
      pipelines: {
        shop_api: pipelineState({
          name: 'approve-production',
          execution: ['b', 'Stopped'],
          actions: [action('Approve', 'Abandoned')],
        }),
      },
    });

    expect(rejected.slice(2)).toEqual([
      '1.b sha256:bbbbbbbbbbbb was rejected 1 h ago: approve-production/Approve of shop_api',
      '  by release-manager/ann',
      '  not today',
    ]);
    expect(stopped.slice(2)).toEqual([
      '1.b sha256:bbbbbbbbbbbb was stopped 1 h ago: approve-production of shop_api',
      '  staging now runs 1.c',
    ]);
  });

  test('hides the failure of the execution that CodePipeline starts for a new pipeline', async () => {
    const creation = execution('b', 'Failed', { trigger: { triggerType: 'CreatePipeline' } });

    expect(await production({ ...FAILED, stacks: world().stacks, executions: { b: [creation] } })).toHaveLength(2);
  });

  test('shows the other accounts if one denies a call and another denies its role', async () => {
    const { problems, table } = await look(
      world({ denied: [`${DEV} DescribeStacks`, `${STAGING} entry`, `${PIPELINE} GetParametersByPath`] }),
    );

    expect(table).toContain('         production   1.a sha256:aaaaaaaaaaaa');
    expect(table).toMatch(/^api {6}dev {10}\?$/m);
    expect(problems.sort()).toEqual([
      'account 111111111111: AWS denies ssm:GetParametersByPath to arn:aws:sts::111111111111:assumed-role/release-manager/ann; allow it, or choose another profile with --profile ENVIRONMENT=PROFILE',
      'account 222222222222: AWS denies cloudformation:DescribeStacks to arn:aws:sts::222222222222:assumed-role/terraform/ecs-pipeline; allow it, or choose another profile with --profile ENVIRONMENT=PROFILE',
      'account 333333333333: arn:aws:sts::111111111111:assumed-role/release-manager/ann cannot assume arn:aws:iam::333333333333:role/terraform; allow it, or choose a profile for that account with --profile ENVIRONMENT=PROFILE',
    ]);
    expect(table).toContain('\n\nSome information could not be read:\naccount ');
  });

  test('reports other accounts if there is no role for them', async () => {
    const { problems } = await look(world(), CONFIG.replace('roleName: terraform, ', ''));

    expect(problems).toContain(
      'account 222222222222: the credentials belong to arn:aws:sts::111111111111:assumed-role/release-manager/ann; use credentials for 222222222222, for example with --profile dev=PROFILE',
    );
  });
});

describe('npx ecs-pipeline status', () => {
  test('--json prints to standard output, and the exit code is 1 if something could not be read', async () => {
    const aws = await FakeAws.start(world({ denied: [`${DEV} DescribeStacks`] }));
    const call = () => ecsPipeline(repository('', CONFIG), ['status', '--json'], cleanEnvironment(aws.environment));
    try {
      const { exitCode, stderr, stdout } = await call();

      expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
      const { ok, problems, services } = JSON.parse(stdout);
      expect([ok, problems.length, services.length]).toEqual([false, 1, 3]);
      expect(services[0]).toMatchObject({ environment: 'dev', state: 'unknown', runs: null });
      expect(services[2]).toMatchObject({
        service: 'api',
        environment: 'production',
        state: 'idle',
        runs: { digest: digest('a'), tags: ['1.a'], since: DEPLOYED, by: NOTHING.caller, kind: 'rollback' },
        waiting: [
          { for: 'approval', execution: 'b', approvers: ['role release-manager'], since: '2026-01-02T09:00:00.000Z' },
        ],
        hold: null,
        failure: null,
      });
    } finally {
      await aws.stop();
    }
  });

  test('--watch requires a terminal', async () => {
    expect(await ecsPipeline(repository('', CONFIG), ['status', '--watch'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '--watch: requires a terminal; remove --watch\n',
    });
  });
});

const FAILED: Partial<World> = {
  stacks: {
    ...world().stacks,
    [`${PRODUCTION} shop-production-api`]: stackOf('a', {
      status: 'UPDATE_ROLLBACK_COMPLETE',
      updated: '2026-01-02T08:50:00Z',
      events: [
        {
          at: '2026-01-02T08:55:00Z',
          logicalId: 'Service',
          physicalId: `arn:aws:ecs:eu-west-1:${PRODUCTION}:service/main/shop-production-api`,
          type: 'AWS::ECS::Service',
          status: 'UPDATE_FAILED',
          reason: 'Circuit Breaker was triggered',
        },
        {
          at: '2026-01-02T08:45:00Z',
          logicalId: 'shop-production-api',
          physicalId: 'stack-id',
          type: 'AWS::CloudFormation::Stack',
          status: 'UPDATE_IN_PROGRESS',
        },
      ],
    }),
  },
  serviceEvents: [
    { createdAt: at('08:54:00'), message: '(service x) (task 2) failed container health checks.' },
    { createdAt: at('08:53:00'), message: '(service x) (task 1) failed container health checks.' },
    { createdAt: at('08:52:00'), message: '(service x) has started 2 tasks: (task 1) (task 2).' },
  ],
  executions: { b: [execution('b', 'Failed')] },
  pipelines: {
    shop_api: pipelineState({
      name: 'deploy-production',
      execution: ['b', 'Failed'],
      actions: [
        action('Prepare', 'Succeeded'),
        action('Deploy', 'Failed', { errorDetails: { code: 'JobFailed', message: 'The stack was rolled back.' } }),
      ],
    }),
  },
};
