import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { holdInterview } from './conversation';
import { screenToSvg } from './screen-to-svg';
import { Terminal } from './terminal';

const PICTURE = join(ROOT, 'docs/interview.svg');

describeWith(['tmux'], 'docs/interview.svg', () => {
  test('shows the interview as it is held (npx projen record-interview makes it anew)', async () => {
    const folder = temporaryFolder();
    const command = [
      process.execPath,
      join(ROOT, 'lib/wizard/main.js'),
      join(folder, 'ecs-pipeline.yaml'),
      '{"aws":false}',
    ];
    const terminal = await Terminal.start(command, { cwd: folder, env: cleanEnvironment() });
    await holdInterview(terminal);
    await terminal.answer('Is this right?');
    await terminal.exitCode();
    const screen = await terminal.screen({ colours: true });
    await terminal.close();

    const picture = screenToSvg(screen, 'The interview of npx projen new --from ecs-pipeline');
    if (process.env.UPDATE_INTERVIEW) writeFileSync(PICTURE, picture);

    expect(readFileSync(PICTURE, 'utf8')).toBe(picture);
  });
});
