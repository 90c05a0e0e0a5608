import { join } from 'node:path';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { holdInterview } from './conversation';
import { expectPicture } from './picture';
import { Terminal } from './terminal';

describeWith(['tmux'], 'docs/interview.svg', () => {
  test('shows the current interview (npx projen record updates it)', async () => {
    const folder = temporaryFolder();
    const command = [
      process.execPath,
      join(ROOT, 'lib/wizard/main.js'),
      join(folder, 'ecs-pipeline.yaml'),
      '{"aws":false}',
    ];
    const terminal = await Terminal.start(command, { cwd: folder, env: cleanEnvironment() });
    await holdInterview(terminal);
    await terminal.answer('Is this correct?');
    await terminal.exitCode();
    const screen = await terminal.screen({ colours: true });
    await terminal.close();

    expectPicture('docs/interview.svg', screen, 'The interview of npx projen new --from ecs-pipeline');
  });
});
