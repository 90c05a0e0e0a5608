import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/cli';
import { FakeAws } from '../deployments/fake-aws';
import { CONFIG } from '../deployments/shop-world';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { expectPicture } from './picture';
import { afterRollback, beforeRollback } from './rollback-world';
import { Terminal } from './terminal';

const REASON = 'orders are lost since 1.4.0';

/** A folder for the PATH in which `npx ecs-pipeline` runs the compiled package. */
function folderOfNpx(): string {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  const script = `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(ROOT, 'lib/cli/main.js')}' "$@"\n`;
  writeFileSync(join(folder, 'npx'), script, { mode: 0o755 });
  return folder;
}

describeWith(['tmux'], 'docs/deployments.svg', () => {
  let aws: FakeAws;
  let terminal: Terminal;

  beforeEach(async () => {
    aws = await FakeAws.start(beforeRollback());
  });

  afterEach(async () => {
    await terminal?.close();
    await aws.stop();
  });

  test('shows the status, a rollback, and the status again (npx projen record updates it)', async () => {
    const env = cleanEnvironment(aws.environment);
    const own = { ...env, PATH: `${folderOfNpx()}:${env.PATH}`, PS1: '$ ', ENV: undefined };
    terminal = await Terminal.start(['sh'], { cwd: repository('', CONFIG), env: own });
    const type = async (command: string) => terminal.press(command, '<Enter>');

    await terminal.waitFor('$');
    await type('npx ecs-pipeline status');
    await terminal.waitFor('approve production --service api\n$');
    await type(`npx ecs-pipeline rollback production --reason "${REASON}"`);
    await terminal.answer('Deploy it to production?', 'y');
    await terminal.waitFor('release production --service api\n$');
    expect(aws.inputsOf('StartPipelineExecution')).toHaveLength(1);
    aws.world = afterRollback(aws.world, REASON);
    await type('npx ecs-pipeline status');
    await terminal.waitFor('reject production --service api\n$');

    const screen = (await terminal.screen({ colours: true })).replace(/\n\$$/, '');
    expectPicture('docs/deployments.svg', screen, 'npx ecs-pipeline: status, rollback production, and status again');
  });
});
