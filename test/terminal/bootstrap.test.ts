import { join } from 'node:path';
import { FakeCloudFormation, stack } from '../bootstrap/fake-cloudformation';
import { exampleConfig, renderWithConfig } from '../e2e/repository';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { Terminal } from './terminal';

const DEV = '222222222222';

describeWith(['tmux'], 'npx ecs-pipeline bootstrap, in a terminal', () => {
  let aws: FakeCloudFormation;
  let terminal: Terminal;

  afterEach(async () => {
    await terminal?.close();
    await aws?.stop();
  });

  /** Runs it in the account of dev. */
  async function start(stacks: Record<string, ReturnType<typeof stack>> = {}): Promise<void> {
    aws = await FakeCloudFormation.start({ stacks });
    const cwd = temporaryFolder();
    renderWithConfig(exampleConfig(), cwd);
    const command = [process.execPath, join(ROOT, 'lib/cli/main.js'), 'bootstrap', 'dev'];
    const env = cleanEnvironment({
      AWS_ACCESS_KEY_ID: DEV,
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_ENDPOINT_URL: aws.endpoint,
    });
    terminal = await Terminal.start(command, { cwd, env });
  }

  test('no is the default, and leaves nothing behind', async () => {
    await start();

    await terminal.answer('Create this stack?');

    expect(await terminal.exitCode()).toBe(1);
    expect(await terminal.screen()).toMatch(/\nCanceled: nothing was changed\.$/);
    expect(aws.changes).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'DeleteStack']);
  });

  test('Ctrl-C at the question leaves the stack unchanged, without the change set', async () => {
    await start({ [DEV]: stack('UPDATE_COMPLETE') });

    await terminal.waitFor('? Change this stack?');
    await terminal.press('<C-c>');

    expect(await terminal.exitCode()).toBe(130);
    expect(aws.changes).toEqual(['CreateChangeSet', 'DeleteChangeSet']);
  });

  test('a stack whose creation failed is deleted after one yes, and created after another', async () => {
    await start({ [DEV]: stack('ROLLBACK_COMPLETE') });

    await terminal.answer('Delete the failed stack and create it again?', 'y');
    await terminal.answer('Create this stack?', 'y');

    expect(await terminal.exitCode()).toBe(0);
    expect(await terminal.screen()).toContain(`account ${DEV} (dev): created.`);
  });
});
