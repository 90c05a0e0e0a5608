import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { ecsPipeline, spawnEcsPipeline } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, run, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { createTerraformRoles } from './small-roles';
import { renderSmallRoots, setCommand, setParameter } from './small-roots';
import { step } from './step';

const CONFIG: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [
    { name: 'dev', accountId: '222222222222' },
    { name: 'production', accountId: '333333333333' },
  ],
  services: [{ name: 'api' }],
};

const ROOTS = ['environments/dev', 'environments/production', 'pipeline'];

describeWith(['terraform', 'moto_server', 'python3', 'mkfifo'], 'the Terraform commands of npx ecs-pipeline', () => {
  const folder = temporaryFolder();
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
    await createTerraformRoles(emulator, resolveModel(CONFIG));
    renderSmallRoots(CONFIG, folder);
  }, 120_000);

  afterAll(() => emulator?.stop());

  const call = (...args: string[]) => ecsPipeline(folder, args, emulator.environment);
  const parameter = () => new Accounts(emulator).parameter('222222222222', '/test/environments/dev');
  const savedPlans = () => ROOTS.filter((root) => existsSync(join(folder, root, '.terraform/saved.tfplan')));

  step('plan shows what all roots would create, in order, and keeps no plan', async () => {
    const { exitCode, stderr, stdout } = await call('plan');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout.match(/^── .* ──$/gm)).toEqual([
      '── dev: environments/dev ──',
      '── production: environments/production ──',
      '── pipeline: pipeline ──',
    ]);
    expect(stdout.match(/# \S+ will be created/g)).toHaveLength(3);
    expect(stdout).not.toMatch(/Saved the plan|Reading/);
    const one = '1 to add, 0 to change, 0 to destroy\n';
    expect(stderr).toMatch(new RegExp(`\n\ndev {9}${one}production {2}${one}pipeline {4}${one}$`));
    expect(savedPlans()).toEqual([]);
    return 'plan shows every root, although none has been applied yet';
  });

  step('apply stops at the first failure, and reports how far each root got', async () => {
    setCommand(folder, 'environments/production', 'test -e allowed');
    const { exitCode, stderr } = await call('apply', '--yes');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^dev {7} │ aws_ssm_parameter.this: Creation complete/m);
    expect(stderr).toMatch(/\n── production ──\n.*local-exec provisioner error/s);
    expect(stderr).toMatch(
      /\n\ndev {9}applied: 1 to add, 0 to change, 0 to destroy\nproduction {2}failed\npipeline {4}not started\n$/,
    );
    expect(await parameter()).toBe('first');
    expect(savedPlans()).toEqual([]);
    return 'if an apply fails in one root, running ones finish, no others start, and no plan is kept';
  });

  step('the next apply continues from there', async () => {
    writeFileSync(join(folder, 'environments/production/allowed'), '');
    const { exitCode, stderr } = await call('apply', 'pipeline', 'production', '--yes');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stderr).toMatch(
      /\nproduction {2}applied: 1 to add, 0 to change, 1 to destroy\npipeline {4}applied: 1 to add.*\n$/,
    );
    expect(stderr.indexOf('production: applied')).toBeLessThan(stderr.indexOf('pipeline   │'));
    const again = await call('apply', 'production', '--yes');
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Nothing to apply.') });
    return 'the next apply applies the remaining roots, the environments before the pipeline';
  });

  step('plan --read-only uses the read-only roles, and leaves the root unchanged', async () => {
    setParameter(folder, 'environments/dev', 'second');
    const before = new Set((await emulator.calls()).map((one) => JSON.stringify(one)));
    const { exitCode, stderr, stdout } = await call('plan', 'dev', '--read-only');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain('0 to add, 1 to change');
    const principals = (await emulator.calls())
      .filter((one) => !before.has(JSON.stringify(one)) && one.principal !== null)
      .map(({ principal, service }) => `${service} ${principal}`);
    const planRole = (account: string) => `arn:aws:iam::${account}:role/bootstrap/shop/shop-terraform-plan`;
    expect(principals).toEqual(
      expect.arrayContaining([`s3 ${planRole('111111111111')}`, `ssm ${planRole('222222222222')}`]),
    );
    expect(principals.filter((one) => !one.endsWith('-plan'))).toEqual([]);

    const inTheRoot = { cwd: join(folder, 'environments/dev'), env: emulator.environment };
    const { stdout: plain } = await run('terraform', ['plan'], inTheRoot);
    expect(plain).toContain('1 to change');
    return 'a read-only plan uses the roles for plans, and the root needs no new init afterward';
  });

  step('Ctrl-C reaches Terraform, which stops and saves its progress', async () => {
    await run('mkfifo', [join(folder, 'pipeline/never')]);
    setCommand(folder, 'pipeline', 'echo begun && cat never');

    const { exitCode, stderr } = await interrupted(
      folder,
      ['apply', 'pipeline', '--yes'],
      emulator.environment,
      /│ .*begun/,
    );
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 130 });
    expect(stderr).toContain('\nInterrupted: waiting for Terraform to finish.');
    expect(stderr).toMatch(/│ .*Stopping operation/);
    expect(savedPlans()).toEqual([]);

    const { stdout } = await call('plan', 'pipeline');
    expect(stdout).toMatch(/# terraform_data.command is tainted, so must be replaced/);
    return 'Ctrl-C ends an apply as in Terraform: the completed changes are in the state, and the state is not locked';
  });

  step('destroy destroys everything in one root', async () => {
    const { exitCode, stderr } = await call('destroy', 'dev', '--yes');
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(await parameter()).toBeUndefined();
    return 'destroy destroys the given root';
  });
});

/**
 * Runs the program, and interrupts it once it has printed a text: twice, as npm passes on what a terminal sends to all.
 */
async function interrupted(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv, text: RegExp) {
  const child = spawnEcsPipeline(cwd, args, env);
  let stderr = '';
  let isSent = false;
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    stderr += more;
    if (isSent || !text.test(stderr)) return;
    isSent = true;
    child.kill('SIGINT');
    child.kill('SIGINT');
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, stderr };
}
