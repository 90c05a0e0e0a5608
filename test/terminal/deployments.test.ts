import { join } from 'node:path';
import { repository } from '../cli/cli';
import { FakeAws } from '../deployments/fake-aws';
import { CONFIG, digest, PRODUCTION, stackOf, world } from '../deployments/shop-world';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith } from '../tools';
import { Terminal } from './terminal';

describeWith(['tmux'], 'the deployment commands of npx ecs-pipeline, in a terminal', () => {
  let aws: FakeAws;
  let terminal: Terminal;

  afterEach(async () => {
    await terminal?.close();
    await aws?.stop();
  });

  async function start(...args: string[]): Promise<void> {
    aws = await FakeAws.start(world());
    const command = [process.execPath, join(ROOT, 'lib/cli/main.js'), ...args];
    terminal = await Terminal.start(command, { cwd: repository('', CONFIG), env: cleanEnvironment(aws.environment) });
  }

  test('an approval is shown, and given after a yes', async () => {
    await start('approve', 'production');

    await terminal.answer('Approve its deployment to production?', 'y');

    expect(await terminal.exitCode()).toBe(0);
    const screen = await terminal.screen();
    expect(screen).toContain(`  image      1.b ${digest('b')}\n`);
    expect(screen).toContain('\nApproved. It is being deployed to production.\n');
    expect(aws.inputsOf('PutApprovalResult')).toHaveLength(1);
  });

  test('no is the default, and nothing is changed', async () => {
    await start('approve', 'production');

    await terminal.answer('Approve its deployment to production?');

    expect(await terminal.exitCode()).toBe(1);
    expect(await terminal.screen()).toMatch(/\nCanceled: nothing was changed\.$/);
    expect(aws.inputsOf('PutApprovalResult')).toEqual([]);
  });

  test('Ctrl-C at the question: nothing is changed', async () => {
    await start('rollback', 'production', '--to', '1.c');

    await terminal.waitFor('? Deploy it to production?');
    await terminal.press('<C-c>');

    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.screen()).toMatch(/\nCanceled: nothing was changed\.$/);
    expect(aws.inputsOf('StartPipelineExecution')).toEqual([]);
  });

  test('status --watch shows changes until Ctrl-C', async () => {
    await start('status', '--watch');
    await terminal.waitFor('production   1.a');

    const stacks = { ...aws.world.stacks, [`${PRODUCTION} shop-production-api`]: stackOf('c') };
    aws.world = { ...aws.world, stacks };
    await terminal.waitFor('production   1.c');
    await terminal.press('<C-c>');

    expect(await terminal.exitCode()).toBe(130);
    expect(await terminal.screen()).not.toContain('production   1.a');
  });
});
