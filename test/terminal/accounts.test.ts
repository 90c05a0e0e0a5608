import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ACCOUNTS, awsFiles, PROFILES, SECRET } from '../aws-accounts/aws-files';
import { Accounts } from '../e2e/accounts';
import { administrator, clientOf } from '../e2e/aws';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { ROOT } from '../package/packed';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { Terminal } from './terminal';

describeWith(['tmux', 'moto_server'], 'the wizard, with AWS profiles', () => {
  let emulator: Emulator;
  let terminal: Terminal;

  beforeAll(async () => {
    emulator = await startEmulator();
    for (const id of Object.values(ACCOUNTS)) await new Accounts(emulator).createRole(id, 'administrator');
    // The emulator's first look-up of an access key takes longer than the wizard waits.
    const sts = clientOf(STSClient, emulator, { ...administrator(ACCOUNTS.tools), headers: {} });
    await sts.send(new GetCallerIdentityCommand({}));
  });

  afterEach(() => terminal.close());
  afterAll(() => emulator.stop());

  test('uses the account and the Region of the chosen profile, and shows no credentials', async () => {
    // GIVEN
    const folder = temporaryFolder();
    const file = join(folder, 'ecs-pipeline.yaml');
    const env = cleanEnvironment(awsFiles(PROFILES, emulator.endpoint));
    terminal = await Terminal.start([process.execPath, join(ROOT, 'lib/wizard/main.js'), file], { cwd: folder, env });

    // WHEN
    await terminal.answer('Product name', 'shop');
    await terminal.answer('AWS account for the registry');
    await terminal.waitFor(`AWS profile tools: arn:aws:sts::${ACCOUNTS.tools}:assumed-role/administrator/`);
    await terminal.waitFor('? AWS Region of the pipelines, and the default for the environments: (eu-west-1)');
    await terminal.answer('AWS Region of the pipelines');
    await terminal.answer('Name of environment 1');
    await terminal.answer('AWS account for dev', '<Down>');
    await terminal.waitFor(`AWS profile dev: arn:aws:sts::${ACCOUNTS.dev}:assumed-role/administrator/`);
    await terminal.answer('AWS Region for dev');
    await terminal.answer('How are new images deployed to dev');
    await terminal.answer('Add another environment after dev?');

    // A profile of the account of dev, and an expired one.
    await terminal.answer('Name of environment 2');
    await terminal.answer('AWS account for staging', '<Down>');
    await terminal.waitFor(`staging is in the same account as dev: ${ACCOUNTS.dev}.`);
    await terminal.answer('AWS Region for staging');
    await terminal.answer('How are new images deployed to staging', '<Up>');
    await terminal.answer('Add another environment after staging?', 'y');
    await terminal.answer('Name of environment 3');
    await terminal.answer('AWS account for production', '<Down>', '<Down>', '<Down>', '<Down>', '<Down>');
    await terminal.waitFor('AWS profile expired: the credentials have expired. Enter the account ID instead.');
    await terminal.press(ACCOUNTS.production, '<Enter>');
    await terminal.answer('AWS Region for production');
    await terminal.answer('How are new images deployed to production', '<Up>');
    await terminal.answer('Add another environment after production?');
    await terminal.answer('Name of service 1', 'api');
    await terminal.answer('Port that api listens on', '8080');
    await terminal.answer('Hosts and paths that a load balancer routes to api');
    await terminal.answer('Task size for api');
    await terminal.answer('Who pushes the image of api?', '<Up>');
    await terminal.answer('Add another service?');
    await terminal.answer('Which CI system runs Terraform plans on pull requests');
    await terminal.answer('Is this correct?');

    // THEN
    expect(await terminal.exitCode()).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
"# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of all resource names
region: eu-west-1

pipeline: # account of the registry, the pipelines and the Terraform state
  accountId: "111111111111"

environments: # in promotion order
  - name: dev
    accountId: "222222222222"
  - name: staging
    accountId: "222222222222"
  - name: production
    accountId: "444444444444"

services:
  - name: api
    containerPort: 8080
    cpu: 256
    memory: 512
"
`);
    expect(await terminal.screen()).not.toContain(SECRET);
  });

  test('Ctrl-C during a call to AWS also ends it, and shows how to continue', async () => {
    // GIVEN an endpoint that accepts connections but never answers
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const folder = temporaryFolder();
    const command = [process.execPath, join(ROOT, 'lib/wizard/main.js'), join(folder, 'ecs-pipeline.yaml')];
    terminal = await Terminal.start(command, { cwd: folder, env: cleanEnvironment(awsFiles(PROFILES, endpoint)) });

    // WHEN
    await terminal.answer('Product name', 'shop');
    await terminal.answer('AWS account for the registry');
    await terminal.waitFor('Looking up the account of AWS profile tools');
    await terminal.press('<C-c>');

    // THEN
    expect(await terminal.exitCode()).toBe(130);
    expect(readdirSync(folder)).toEqual([]);
    await terminal.waitFor(
      'To continue where you left off:\n\n  npx projen new --from ecs-pipeline \\\n    --name shop',
    );
    silent.close();
  });
});
