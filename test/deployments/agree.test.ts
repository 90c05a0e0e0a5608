import { Attempts } from '../../src/deployments/attempts';
import { deploymentStatus } from '../../src/deployments/deployment-status';
import { readFacts } from '../../src/deployments/read-facts';
import { statusTable } from '../../src/deployments/status-table';
import { ecsPipeline, repository } from '../cli/cli';
import { cleanEnvironment } from '../tools';
import { FakeAws, type World } from './fake-aws';
import { InProcess } from './in-process';
import { CONFIG, digest, entry, execution, NOW, PIPELINE, PRODUCTION, world } from './shop-world';

/** Production requires two approvals. */
const SEVERAL = CONFIG.replace(/approval: \{ approvers.*/, 'approval: [{ name: qa }, { name: release }]');
const [QA, RELEASE] = ['qa', 'release'].map((name) => `/ecs-pipeline/shop/shop_api/production/agreement/${name}`);
const LEDGER = `${PRODUCTION} /ecs/shop-production-api/deployment`;

/** A world with an agreement to an image for some approvals. */
const agreed = (letters: { readonly qa?: string; readonly release?: string }): Partial<World> => ({
  parameters: {
    ...world().parameters,
    ...(letters.qa && { [`${PIPELINE} ${QA}`]: digest(letters.qa) }),
    ...(letters.release && { [`${PIPELINE} ${RELEASE}`]: digest(letters.release) }),
  },
  history: { [LEDGER]: [entry('a')] },
});

async function call(given: Partial<World>, args: readonly string[], config = SEVERAL) {
  const aws = await FakeAws.start(world(given));
  try {
    const result = await ecsPipeline(repository('', config), args, cleanEnvironment(aws.environment));
    const { operations } = aws;
    return {
      ...result,
      operations,
      put: aws.inputsOf('PutParameter'),
      started: aws.inputsOf('StartPipelineExecution').length,
    };
  } finally {
    await aws.stop();
  }
}

describe('agree', () => {
  const agree = (given: Partial<World>, ...options: string[]) =>
    call(given, ['agree', 'production', '--image', '1.c', '--approval', 'qa', '--yes', ...options]);

  test('shows the image and the one that it replaces, and writes the digest', async () => {
    const { exitCode, put, stderr, stdout } = await agree(agreed({}), '--json');

    expect(exitCode).toBe(0);
    expect(put).toEqual([{ Name: QA, Type: 'String', Value: digest('c'), Overwrite: true }]);
    expect(stderr.replace(/, pushed .*/, '')).toBe(`\
api to production (account 444444444444, eu-west-1), bypassing all approvals
  image     1.c ${digest('c')}
  replaces  1.a sha256:aaaaaaaaaaaa
  so far    a direct deployment of 1.c sha256:cccccccccccc has no agreements yet
Agreed on behalf of qa. The agreement is valid for one deployment; a new agreement on behalf of qa replaces it.
→ npx ecs-pipeline agree production --service api --image sha256:cccccccccccc --approval release
`);
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      environment: 'production',
      pipeline: 'shop_api',
      approval: 'qa',
      image: { digest: digest('c'), tags: ['1.c'] },
      missing: ['release'],
    });
  });

  test('the last approval is shown how to deploy; an agreement to another image does not count', async () => {
    const last = await agree(agreed({ release: 'c' }));
    const other = await agree(agreed({ qa: 'c', release: 'b' }));

    expect(last.stderr).toContain(
      'a direct deployment of 1.c sha256:cccccccccccc has an agreement for release, but not for qa\n',
    );
    expect(last.stderr).toMatch(/\n→ npx ecs-pipeline deploy production --service api --image sha256:cccccccccccc\n$/);
    expect(other.stderr).toMatch(/ --approval release\n$/);
  });

  test.each([
    [
      ['production', '--approval', 'aq'],
      SEVERAL,
      '--approval: unknown approval of production, got "aq"; use qa or release',
    ],
    [
      ['production', '--approval', 'qa'],
      CONFIG,
      'a direct deployment to production needs no agreement because the environment has fewer than two approvals; use npx ecs-pipeline deploy',
    ],
  ])('no agreement is possible: %j', async (args, config, message) => {
    const { exitCode, operations, stderr } = await call({}, ['agree', ...args, '--image', '1.c', '--yes'], config);

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: `${message}\n` });
    expect(operations).toEqual([]);
  });

  test('without a terminal and --yes, AWS is not changed', async () => {
    const { put, stderr } = await call({}, ['agree', 'production', '--approval', 'qa', '--image', '1.c']);

    expect(stderr).toBe('--yes: required if there is no terminal to ask for confirmation\n');
    expect(put).toEqual([]);
  });

  test('reports that the caller cannot agree on behalf of that approval', async () => {
    const { exitCode, stderr } = await agree({ ...agreed({}), denied: [`${PIPELINE} PutParameter`] });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\naccount 111111111111: AWS denies ssm:PutParameter to .*release-manager\/ann; allow it/);
  });

  test('agrees even if the other agreements cannot be read', async () => {
    const { exitCode, put, stderr } = await agree({ denied: [`${PIPELINE} GetParametersByPath`] });

    expect(exitCode).toBe(0);
    expect(put).toHaveLength(1);
    expect(stderr).toContain('AWS denies ssm:GetParametersByPath');
    expect(stderr).not.toContain('no agreements yet');
  });
});

describe('deploy to an environment with several approvals', () => {
  const SUCCESS = { executions: { ...world().executions, started: [execution('c', 'Succeeded')] } };
  const deploy = (given: Partial<World>, image = '1.c', config = SEVERAL) =>
    call({ ...SUCCESS, ...given }, ['deploy', 'production', '--image', image, '--yes'], config);

  test('reports the missing agreement and how to give it, before anything is started', async () => {
    const { exitCode, started, stderr } = await deploy(agreed({ qa: 'c', release: 'b' }));

    expect({ exitCode, started }).toEqual({ exitCode: 1, started: 0 });
    expect(stderr).toMatch(
      /\nthe image has not run in production yet, so an agreement is required for each approval: a direct deployment of 1\.c sha256:cccccccccccc has an agreement for qa, but not for release\n→ npx ecs-pipeline agree production --service api --image sha256:cccccccccccc --approval release\n$/,
    );
  });

  test('starts once there is an agreement for each approval, without reading the history', async () => {
    const { operations, started } = await deploy(agreed({ qa: 'c', release: 'c' }));

    expect(started).toBe(1);
    expect(operations).not.toContain(`${PRODUCTION} GetParameterHistory`);
  });

  test('needs no agreement to an image that has run there', async () => {
    const { started } = await deploy({ ...agreed({}), history: { [LEDGER]: [entry('c'), entry('a')] } });

    expect(started).toBe(1);
  });

  test('needs no agreement to a shared image only if all its services have run it', async () => {
    const config = SEVERAL.replace(/services:\n {2}- name: api\n/, '$&  - { name: worker, image: { from: api } }\n');
    const api = { [LEDGER]: [entry('c')] };
    const worker = { [`${PRODUCTION} /ecs/shop-production-worker/deployment`]: [entry('c')] };
    const both = (history: World['history']) =>
      call(
        { ...SUCCESS, ...agreed({}), history },
        ['deploy', 'production', '--service', 'api', '--image', '1.c', '--yes'],
        config,
      );

    expect((await both(api)).stderr).toContain('the image has not run in production yet');
    expect((await both({ ...api, ...worker })).started).toBe(1);
  });

  test('starts if the history cannot be read, because the pipeline checks it', async () => {
    const denied = [`${PRODUCTION} GetParameterHistory`];
    const { started, stderr } = await deploy({ ...agreed({ qa: 'c' }), denied });

    expect(started).toBe(1);
    expect(stderr).toContain('AWS denies ssm:GetParameterHistory');
    expect(stderr).toContain(
      '\nUnless the image has run in production before, an agreement is required for each approval: a direct deployment of 1.c sha256:cccccccccccc has an agreement for qa',
    );
  });

  test('needs no agreement if the environment has one approval', async () => {
    const { operations, started } = await deploy(agreed({}), '1.c', CONFIG);

    expect(started).toBe(1);
    expect(operations).not.toContain(`${PRODUCTION} GetParameterHistory`);
  });
});

describe('status', () => {
  const look = async (given: Partial<World>) => {
    const one = await InProcess.start(world(given), SEVERAL);
    try {
      const statuses = deploymentStatus(one.targets, await readFacts(one.accounts, one.targets, new Attempts()));
      return { statuses, table: statusTable(statuses, [], NOW) };
    } finally {
      await one.stop();
    }
  };

  test('shows for which approvals each image has an agreement, and the next command', async () => {
    const { statuses, table } = await look(agreed({ qa: 'c', release: 'b' }));

    expect(table).toContain(`
         a direct deployment of 1.c sha256:cccccccccccc has an agreement for qa, but not for release
         → npx ecs-pipeline agree production --service api --image sha256:cccccccccccc --approval release
         a direct deployment of 1.b sha256:bbbbbbbbbbbb has an agreement for release, but not for qa
         → npx ecs-pipeline agree production --service api --image sha256:bbbbbbbbbbbb --approval qa
`);
    expect(statuses.map(({ agreements }) => agreements.length)).toEqual([0, 0, 2]);
    expect(statuses[2]!.hold).toBeNull();
  });

  test('shows how to deploy once there is an agreement for each approval', async () => {
    const { table } = await look(agreed({ qa: 'c', release: 'c' }));

    expect(table).toContain(`
         a direct deployment of 1.c sha256:cccccccccccc has agreements for qa and release
         → npx ecs-pipeline deploy production --service api --image sha256:cccccccccccc
`);
  });

  test('ignores a parameter without an image', async () => {
    const parameters = { ...world().parameters, [`${PIPELINE} ${QA}`]: 'yes' };

    expect((await look({ parameters })).table).not.toContain('agreement');
  });
});
