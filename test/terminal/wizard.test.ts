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

  test('writes the answers, including corrected ones and one that is changed at the end', async () => {
    // GIVEN
    const [shell, folder] = await wizard();

    // WHEN
    await holdInterview(shell);
    await shell.answer('Is this correct?', '<Down>');
    await shell.answer('Which answer?', '<Down>', '<Down>');
    await shell.answer('AWS Region of the pipelines', '<C-u>', 'eu-central-1');
    await shell.answer('AWS Region for dev');
    await shell.answer('Is this correct?');

    // THEN
    expect(await shell.exitCode()).toBe(0);
    expect(readdirSync(folder)).toEqual(['ecs-pipeline.yaml']);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toMatchInlineSnapshot(`
"# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of all resource names
region: eu-central-1

pipeline: # account of the registry, the pipelines and the Terraform state
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
    repository: example/shop-infrastructure # runs Terraform plans on pull requests and applies them after the merge
"
`);
  });

  test.each([
    ['a text question', async () => undefined, 'Product name'],
    [
      'a choice',
      async (shell: Terminal) => {
        await shell.answer('Product name', 'shop');
        await shell.answer('AWS account for the registry', '111111111111');
        await shell.answer('AWS Region of the pipelines', 'eu-west-1');
        await shell.answer('Name of environment 1');
        await shell.answer('AWS account for dev', '222222222222');
        await shell.answer('AWS Region for dev');
      },
      'How are new images deployed to dev',
    ],
    [
      'the confirmation',
      async (shell: Terminal) => {
        await shell.answer('Product name', 'shop');
        await shell.answer('AWS account for the registry', '111111111111');
        await shell.answer('AWS Region of the pipelines', 'eu-west-1');
        await shell.answer('Name of environment 1');
        await shell.answer('AWS account for dev', '222222222222');
        await shell.answer('AWS Region for dev');
        await shell.answer('How are new images deployed to dev');
        await shell.answer('Add another environment after dev?', 'n');
        await shell.answer('Name of service 1', 'api');
        await shell.answer('Port that api listens on');
        await shell.answer('Task size for api');
        await shell.answer('Who pushes the image of api?', '<Up>');
        await shell.answer('Add another service?');
        await shell.answer('Which CI system runs Terraform plans on pull requests');
      },
      'Is this correct?',
    ],
  ])(
    'Ctrl-C at %s ends it with an exit code and without a file, and shows how to continue',
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

  test('the command shown after Ctrl-C continues at the same question', async () => {
    const [first] = await wizard();
    await first.answer('Product name', 'shop');
    await first.answer('AWS account for the registry', '111111111111');
    await first.answer('AWS Region of the pipelines', 'eu-west-1');
    await first.answer('Name of environment 1', '<C-u>', 'live');
    await first.waitFor('? AWS account for live');
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
    await second.answer('AWS account for live', '444444444444');
    await second.answer('AWS Region for live');
    await second.answer('How are new images deployed to live');
    await second.answer('Add another environment after live?', 'n');
    await second.waitFor('? Name of service 1');
  });

  test('with flags, it asks only about what they leave out', async () => {
    const [shell, folder] = await wizard({
      aws: false,
      name: 'shop',
      pipelineAccountId: '111111111111',
      environment: ['name=dev account-id=111111111111'],
      service: ['name=api push=nobody'],
    });

    await shell.answer('AWS Region of the pipelines', 'eu-west-1');
    await shell.answer('Which CI system runs Terraform plans on pull requests');
    await shell.answer('Is this correct?');

    expect(await shell.exitCode()).toBe(0);
    expect(readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8')).toContain('region: eu-west-1');
  });
});

describe('without a terminal', () => {
  const project = (folder: string, options: object) => {
    const script = `new (require(${JSON.stringify(join(ROOT, 'lib'))}).EcsPipelineProject)(${JSON.stringify(options)})`;
    return run(process.execPath, ['-e', script], { cwd: folder, env: cleanEnvironment(), mayFail: true });
  };

  test('it explains all ways to continue, and writes nothing', async () => {
    const folder = temporaryFolder();

    const result = await project(folder, { aws: false });

    expect(result).toMatchObject({ exitCode: 1, stdout: '' });
    expect(result.stderr).toMatch(
      /^No ecs-pipeline\.yaml here, and no terminal to ask questions in\. .*--config-file FILE\n.*--name/s,
    );
    expect(existsSync(join(folder, 'ecs-pipeline.yaml'))).toBe(false);
  });

  test('answers are rejected if a config exists', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ecs-pipeline.yaml'), '');

    expect(await project(folder, { pipelineAccountId: '111111111111' })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: '--pipeline-account-id: cannot be combined with an existing config; remove one of them\n',
    });
  });
});
