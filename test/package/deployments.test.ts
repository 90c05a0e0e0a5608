import { join } from 'node:path';
import { repository } from '../cli/cli';
import { FakeAws, NOTHING, type World } from '../deployments/fake-aws';
import { CONFIG, DEV, PIPELINE, world } from '../deployments/shop-world';
import { cleanEnvironment, run } from '../tools';
import { ROOT } from './packed';

/** Runs the compiled program with the bundled AWS SDK. */
async function call(given: World, ...args: string[]) {
  const aws = await FakeAws.start(given);
  try {
    return await run(process.execPath, [join(ROOT, 'lib/cli/main.js'), ...args], {
      cwd: repository('', CONFIG),
      env: cleanEnvironment(aws.environment),
      mayFail: true,
    });
  } finally {
    await aws.stop();
  }
}

describe('AWS errors, whose classes are not in the bundle, keep their names', () => {
  test('stacks, pipelines and parameters that do not exist', async () => {
    const { exitCode, stderr, stdout } = await call({ ...NOTHING }, 'status');

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.match(/not applied yet/g)).toHaveLength(3);
    expect(await call({ ...NOTHING }, 'history', 'dev')).toMatchObject({
      exitCode: 0,
      stdout: 'Nothing has been deployed yet.\n',
    });
  });

  test('a parameter that already exists, and one that does not', async () => {
    const parameters = { [`${PIPELINE} /ecs-pipeline/shop/shop_api/dev/hold`]: '{"reason":"the first"}' };

    const hold = await call({ ...NOTHING, parameters }, 'hold', 'dev', '--reason', 'the second');
    const release = await call({ ...NOTHING }, 'release', 'dev');

    expect(hold.stderr).toMatch(/^api: dev was already on hold: the first\n/);
    expect(release.stderr).toMatch(/^api: dev was not on hold\.\n/);
  });

  test('an image that does not exist, and denied calls', async () => {
    const denied = [`${DEV} DescribeStacks`, `${DEV} GetParameters`];

    const deploy = await call(world({ denied }), 'deploy', 'dev', '--image', '1.x', '--yes');

    expect(deploy.exitCode).toBe(1);
    expect(deploy.stderr).toContain(
      'account 222222222222: AWS denies cloudformation:DescribeStacks to arn:aws:sts::222',
    );
    expect(deploy.stderr).toContain('--image: not found in shop/api, got "1.x"; did you mean 1.');
  });
});
