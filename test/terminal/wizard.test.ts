import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, run, temporaryFolder } from '../tools';
import { holdInterview } from './conversation';
import { Terminal, type TerminalOptions } from './terminal';

const WIZARD = join(ROOT, 'lib/wizard/main.js');

describeWith(['tmux'], 'the wizard, in a terminal', () => {
  let terminal: Terminal | undefined;

  afterEach(async () => {
    await terminal?.close();
    terminal = undefined;
  });

  async function wizard(
    flags: object = { aws: false },
    options: Partial<TerminalOptions> = {},
  ): Promise<[Terminal, string]> {
    const folder = temporaryFolder();
    const command = [process.execPath, WIZARD, join(folder, 'ecs-pipeline.yaml'), JSON.stringify(flags)];
    terminal = await Terminal.start(command, { cwd: folder, env: cleanEnvironment(), ...options });
    return [terminal, folder];
  }

  test('writes what was answered, wrong answers corrected on the way and one changed at the end', async () => {
    // GIVEN
    const [shell, folder] = await wizard();

    // WHEN
    await holdInterview(shell);
    await shell.answer('Is this right?', '<Down>');
    await shell.answer('Which one?', '<Down>', '<Down>');
    await shell.answer('AWS Region of the pipelines', '<C-u>', 'eu-central-1');
    await shell.answer('AWS Region of dev');
    await shell.answer('Is this right?');

    // THEN
    expect(await shell.exitCode()).toBe(0);
    expect(readdirSync(folder)).toEqual(['ecs-pipeline.yaml']);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toMatchInlineSnapshot(`
"# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of everything that is created
region: eu-central-1

pipeline: # the account that holds registry, pipelines and Terraform state
  accountId: "111111111111"

environments: # in promotion order
  - name: dev
    accountId: "222222222222"
  - name: production
    accountId: "444444444444"
    approval:
      approvers: [arn:aws:iam::111111111111:role/release-manager]
      notify: [releases@example.com]

services:
  - name: api
    containerPort: 8080
    loadBalancer:
      paths: [/api/*]
      priority: 100
    cpu: 512
    memory: 1024
    push:
      github:
        repository: example/shop-api

ci:
  github:
    repository: example/shop-infrastructure # plans pull requests, applies merges
"
`);
  });

  test.each([
    ['a text', async () => undefined, 'Name, the prefix'],
    [
      'a choice',
      async (shell: Terminal) => {
        await shell.answer('Name, the prefix', 'shop');
        await shell.answer('AWS account of the registry', '111111111111');
        await shell.answer('AWS Region of the pipelines', 'eu-west-1');
        await shell.answer('Name of environment 1');
        await shell.answer('AWS account of dev', '222222222222');
        await shell.answer('AWS Region of dev');
      },
      'A new image reaches dev',
    ],
    [
      'the confirmation',
      async (shell: Terminal) => {
        await shell.answer('Name, the prefix', 'shop');
        await shell.answer('AWS account of the registry', '111111111111');
        await shell.answer('AWS Region of the pipelines', 'eu-west-1');
        await shell.answer('Name of environment 1');
        await shell.answer('AWS account of dev', '222222222222');
        await shell.answer('AWS Region of dev');
        await shell.answer('A new image reaches dev');
        await shell.answer('Another environment after dev?', 'n');
        await shell.answer('Name of service 1', 'api');
        await shell.answer('Port that api listens on');
        await shell.answer('Size of a task of api');
        await shell.answer('Who pushes the image of api?', '<Up>');
        await shell.answer('Another service?');
        await shell.answer('What plans pull requests');
      },
      'Is this right?',
    ],
  ])(
    'Ctrl-C at %s ends it with an exit code and without a file, and says how to continue',
    async (_, begin, question) => {
      const [shell, folder] = await wizard();
      await begin(shell);
      await shell.waitFor(`? ${question}`);

      await shell.press('<C-c>');

      expect(await shell.exitCode()).toBe(130);
      expect(readdirSync(folder)).toEqual([]);
      await shell.waitFor(
        'Nothing was written. To continue where you left off:\n\n  npx projen new --from ecs-pipeline',
      );
    },
  );

  test('what it says after Ctrl-C goes on where it was left', async () => {
    const [first] = await wizard();
    await first.answer('Name, the prefix', 'shop');
    await first.answer('AWS account of the registry', '111111111111');
    await first.answer('AWS Region of the pipelines', 'eu-west-1');
    await first.answer('Name of environment 1', '<C-u>', 'live');
    await first.waitFor('? AWS account of live');
    await first.press('<C-c>');
    await first.exitCode();
    await first.waitFor(
      [
        '  npx projen new --from ecs-pipeline \\',
        '    --ask \\',
        '    --no-aws \\',
        '    --name shop \\',
        '    --pipeline-account-id 111111111111 \\',
        '    --region eu-west-1 \\',
        '    --environment name=live',
      ].join('\n'),
    );
    await first.close();

    const answered = { name: 'shop', pipelineAccountId: 111111111111, region: 'eu-west-1' };
    const [second] = await wizard({ ask: true, aws: false, ...answered, environment: ['name=live'] });
    await second.answer('AWS account of live', '444444444444');
    await second.answer('AWS Region of live');
    await second.answer('A new image reaches live');
    await second.answer('Another environment after live?', 'n');
    await second.waitFor('? Name of service 1');
  });

  test('with flags, it asks only for what they leave open', async () => {
    const [shell, folder] = await wizard({
      aws: false,
      name: 'shop',
      pipelineAccountId: '111111111111',
      environment: ['name=dev account-id=111111111111'],
      service: ['name=api push=nobody'],
    });

    await shell.answer('AWS Region of the pipelines', 'eu-west-1');
    await shell.answer('What plans pull requests');
    await shell.answer('Is this right?');

    expect(await shell.exitCode()).toBe(0);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toContain('region: eu-west-1');
  });
});

describe('without a terminal', () => {
  const project = (folder: string, options: object) => {
    const script = `new (require(${JSON.stringify(join(ROOT, 'lib'))}).EcsPipelineProject)(${JSON.stringify(options)})`;
    return run(process.execPath, ['-e', script], { cwd: folder, env: cleanEnvironment(), mayFail: true });
  };

  test('all ways out are named, and nothing is written', async () => {
    const folder = temporaryFolder();

    const result = await project(folder, { aws: false });

    expect(result).toMatchObject({ exitCode: 1, stdout: '' });
    expect(result.stderr).toMatch(
      /^No ecs-pipeline\.yaml here, and no terminal to ask in\. .*--config-file FILE\n.*--name/s,
    );
    expect(existsSync(join(folder, 'ecs-pipeline.yaml'))).toBe(false);
  });

  test('answers beside a config that exists are refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ecs-pipeline.yaml'), '');

    expect(await project(folder, { pipelineAccountId: '111111111111' })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '--pipeline-account-id: does not go with a config that exists already; remove one of them\n',
    });
  });
});
