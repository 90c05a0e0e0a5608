import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, repository } from '../cli/cli';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith } from '../tools';
import { Terminal } from './terminal';

describeWith(['tmux'], 'npx ecs-pipeline add, in a terminal', () => {
  let terminal: Terminal;

  afterEach(() => terminal.close());

  async function add(...args: string[]): Promise<string> {
    const folder = repository('');
    const command = [process.execPath, join(ROOT, 'lib/cli/main.js'), 'add', ...args];
    terminal = await Terminal.start(command, { cwd: folder, env: cleanEnvironment() });
    return join(folder, 'ecs-pipeline.yaml');
  }

  test('asks about an environment, and a wrong answer can be corrected', async () => {
    const file = await add('environment', '--no-aws');

    await terminal.answer('Position in the promotion order:', '<Down>');
    await terminal.answerWrongly(
      'Name of environment 1',
      'dev',
      'already exists; use a name other than dev or production',
    );
    await terminal.answer('Name of environment 1', 'sandbox');
    await terminal.answer('AWS account for sandbox', '333333333333');
    await terminal.waitFor('sandbox is in the same account as production: 333333333333.');
    await terminal.answer('AWS Region for sandbox');
    await terminal.answer('How are new images deployed to sandbox');

    expect(await terminal.exitCode()).toBe(0);
    await terminal.waitFor('Added the environment sandbox to ecs-pipeline.yaml: sandbox → dev → production');
    expect(readFileSync(file, 'utf8')).toBe(
      CONFIG.replace('  - name: dev', '  - name: sandbox\n    accountId: "333333333333"\n  - name: dev'),
    );
  });

  test('asks about a service only what the flags leave out', async () => {
    const file = await add('service', '--name', 'web', '--github', 'example/web');

    await terminal.answer('Port that web listens on', '8080');
    await terminal.answer('Hosts and paths that a load balancer routes to web');
    await terminal.answer('Task size for web', '<Down>');

    expect(await terminal.exitCode()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(
      `${CONFIG}  - name: web
    containerPort: 8080
    cpu: 512
    memory: 1024
    push:
      github:
        repository: example/web
`,
    );
  });

  test('--yes asks only questions without a default', async () => {
    const file = await add('environment', '--yes', '--no-aws', '--name', 'qa');

    await terminal.answer('AWS account for qa', '555555555555');

    expect(await terminal.exitCode()).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('  - name: qa\n    accountId: "555555555555"\n    approval: true\n');
  });

  test('a wrong flag is reported before the first question', async () => {
    await add('environment', '--no-aws', '--account-id', '12');

    expect(await terminal.exitCode()).toBe(1);
    expect(await terminal.screen()).toBe(
      '--account-id: not of the right form, got "12"; enter the 12-digit account ID',
    );
  });

  test('Ctrl-C ends it with an exit code, nothing is written, and it shows how to continue', async () => {
    const file = await add('service');
    await terminal.answer('Name of service 2', 'web');
    await terminal.waitFor('? Port that web listens on');

    await terminal.press('<C-c>');

    expect(await terminal.exitCode()).toBe(130);
    expect(readFileSync(file, 'utf8')).toBe(CONFIG);
    await terminal.waitFor('\n\n  npx ecs-pipeline add service \\\n    --name web');
  });
});
