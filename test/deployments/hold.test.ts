import { holdEnvironment, releaseEnvironment } from '../../src/deployments/holds';
import { checkReason } from '../../src/deployments/reason';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, NOTHING, type World } from './fake-aws';
import { InProcess } from './in-process';
import { CONFIG, PIPELINE, world } from './shop-world';

const PARAMETER = '/ecs-pipeline/shop/shop_api/production/hold';
const HOLD = { reason: 'a leak: memory', by: NOTHING.caller, since: '2026-01-02T08:00:00.000Z' };
const held = (hold: object): Partial<World> => ({
  parameters: { [`${PIPELINE} ${PARAMETER}`]: JSON.stringify(hold) },
});

async function on<Result>(given: Partial<World>, work: (one: InProcess) => Promise<Result>): Promise<Result> {
  const inProcess = await InProcess.start(world(given));
  try {
    return await work(inProcess);
  } finally {
    await inProcess.stop();
  }
}

const made = ({ aws }: InProcess) =>
  aws.calls.filter(({ operation }) => !/Identity/.test(operation)).map(({ input, operation }) => [operation, input]);

const TRANSITION = { pipelineName: 'shop_api', stageName: 'approve-production', transitionType: 'Inbound' };

describe('hold', () => {
  test('sets the parameter before it disables the transition', async () => {
    const { calls, current } = await on({}, async (one) => {
      const account = await one.accounts.open(PIPELINE);
      return { current: await holdEnvironment(account, one.target('production'), HOLD), calls: made(one) };
    });

    expect(current).toBe(HOLD);
    expect(calls).toEqual([
      ['PutParameter', { Name: PARAMETER, Type: 'String', Value: JSON.stringify(HOLD) }],
      ['DisableStageTransition', { ...TRANSITION, reason: 'On hold. a leak memory' }],
    ]);
  });

  test('disables the transition to the deployment if the environment has no approval', async () => {
    const calls = await on({}, async (one) => {
      await holdEnvironment(await one.accounts.open(PIPELINE), one.target('dev'), HOLD);
      return made(one);
    });

    expect(calls[1]).toEqual(['DisableStageTransition', expect.objectContaining({ stageName: 'deploy-dev' })]);
  });

  test('keeps an existing hold, and disables the transition again if someone has enabled it', async () => {
    const before = { ...HOLD, reason: 'the first' };
    const { calls, current } = await on(held(before), async (one) => {
      const account = await one.accounts.open(PIPELINE);
      return { current: await holdEnvironment(account, one.target('production'), HOLD), calls: made(one) };
    });

    expect(current).toEqual(before);
    expect(calls.at(-1)).toEqual(['DisableStageTransition', { ...TRANSITION, reason: 'On hold. the first' }]);
  });

  test('does not disable the transition if the parameter cannot be set', async () => {
    const operations = await on({ denied: [`${PIPELINE} PutParameter`] }, async (one) => {
      const account = await one.accounts.open(PIPELINE);
      await expect(holdEnvironment(account, one.target('production'), HOLD)).rejects.toThrow(
        `AWS denies ssm:PutParameter to ${NOTHING.caller}`,
      );
      return one.aws.operations;
    });

    expect(operations).not.toContain(`${PIPELINE} DisableStageTransition`);
  });
});

describe('release', () => {
  test('deletes the parameter first, so that an execution that enters immediately is not refused', async () => {
    const { calls, wasOnHold } = await on(held(HOLD), async (one) => {
      const account = await one.accounts.open(PIPELINE);
      return { wasOnHold: await releaseEnvironment(account, one.target('production')), calls: made(one) };
    });

    expect(wasOnHold).toBe(true);
    expect(calls).toEqual([
      ['DeleteParameter', { Name: PARAMETER }],
      ['EnableStageTransition', TRANSITION],
    ]);
  });

  test('enables a transition that was disabled by hand', async () => {
    const { calls, wasOnHold } = await on({}, async (one) => {
      const account = await one.accounts.open(PIPELINE);
      return { wasOnHold: await releaseEnvironment(account, one.target('production')), calls: made(one) };
    });

    expect(wasOnHold).toBe(false);
    expect(calls.at(-1)).toEqual(['EnableStageTransition', TRANSITION]);
  });
});

test.each([
  ['', 'must not be empty'],
  [' - ', 'must not be empty'],
  ['one\ntwo', 'line break'],
  ['x'.repeat(501), 'got 501 characters; use 500 or fewer'],
])('an invalid reason: %j', (reason, message) => {
  expect(() => checkReason(reason)).toThrow(`--reason: ${message.startsWith('got') ? 'too long, ' : ''}`);
  expect(() => checkReason(reason)).toThrow(message);
});

describe('npx ecs-pipeline', () => {
  const two = `${CONFIG.replace('  - name: api', '  - name: api\n  - name: worker')}`;
  const call = (aws: FakeAws, ...args: string[]) =>
    ecsPipeline(repository('', two), args, cleanEnvironment(aws.environment));

  test('hold and release all services, with JSON on standard output', async () => {
    const aws = await FakeAws.start(world());
    try {
      const hold = await call(aws, 'hold', 'staging', '--reason', 'a load test', '--json');
      const release = await call(aws, 'release', 'staging', '--service', 'worker');

      expect(hold.exitCode).toBe(0);
      expect(hold.stderr).toBe(
        ['api', 'worker']
          .map(
            (service) =>
              `${service}: staging is on hold.\nNothing is promoted to it. Direct deployments and rollbacks still work.\n→ npx ecs-pipeline release staging --service ${service}\n`,
          )
          .join(''),
      );
      const { ok, pipelines } = JSON.parse(hold.stdout);
      expect([ok, pipelines.length]).toEqual([true, 2]);
      expect(pipelines[0]).toMatchObject({
        pipeline: 'shop_api',
        services: ['api'],
        environment: 'staging',
        hold: { reason: 'a load test', by: NOTHING.caller },
        isNew: true,
      });
      expect(release).toMatchObject({ exitCode: 0, stdout: '' });
      expect(release.stderr).toMatch(/^worker: staging is no longer on hold\.\n/);
      expect(aws.inputsOf('EnableStageTransition')).toEqual([
        { pipelineName: 'shop_worker', stageName: 'approve-staging', transitionType: 'Inbound' },
      ]);
    } finally {
      await aws.stop();
    }
  });

  test('hold requires a reason', async () => {
    expect(await ecsPipeline(repository('', CONFIG), ['hold', 'staging'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: "ecs-pipeline: required option '--reason <TEXT>' not specified; see --help\n",
    });
  });
});
