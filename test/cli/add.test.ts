import { chmodSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, ecsPipeline, repository } from './cli';

/** Prints that it runs, in which folder, and the config file at that time. */
const PRINT =
  "console.log('in', process.cwd()); console.log(require('fs').readFileSync('ecs-pipeline.yaml', 'utf8').length);";

const WEB = ['--name', 'web', '--push', 'nobody'];
const ADDED = '  - name: web\n    cpu: 256\n    memory: 512\n';

const configOf = (folder: string) => readFileSync(join(folder, 'ecs-pipeline.yaml'), 'utf8');

test('add environment: writes the config, generates the repository, and prints the next steps on stderr', async () => {
  const folder = repository(PRINT);
  const args = ['--name', 'qa', '--account-id', '055555555555', '--region', 'eu-central-1', '--after', 'dev'];

  const result = await ecsPipeline(folder, ['add', 'environment', ...args, '--approval']);

  const added = '  - name: qa\n    accountId: "055555555555"\n    region: eu-central-1\n    approval: true\n';
  expect(configOf(folder)).toBe(CONFIG.replace('  - name: production', `${added}  - name: production`));
  expect(result).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: `Added the environment qa to ecs-pipeline.yaml: dev → qa → production
in ${folder}
${CONFIG.length + added.length}
Next:
  review inputs.tf, cluster.tf and network.tf in environments/qa: they define where its services run
  npx ecs-pipeline bootstrap
  npx ecs-pipeline doctor
  commit, then apply the environment, followed by the pipeline:
  npx ecs-pipeline apply qa pipeline
`,
  });
});

test('add environment: approvers and notified addresses imply an approval', async () => {
  const folder = repository('');
  const approver = 'arn:aws:iam::111111111111:role/release-manager';
  const flags = [
    '--approver',
    approver,
    '--notify',
    'a@example.com',
    '--notify=b@example.com',
    '--before',
    'production',
  ];

  await ecsPipeline(folder, ['add', 'environment', '--name', 'qa', '--account-id', '555555555555', ...flags]);

  expect(configOf(folder)).toContain(`    accountId: "555555555555"
    approval:
      approvers:
        - ${approver}
      notify:
        - a@example.com
        - b@example.com
  - name: production
`);
});

test('add service', async () => {
  const folder = repository(PRINT);
  const args = ['--name', 'web', '--container-port', '8080', '--size', '512/1024', '--github', 'example/web'];

  const { stderr } = await ecsPipeline(folder, ['add', 'service', ...args]);

  const settings = '    containerPort: 8080\n    cpu: 512\n    memory: 1024\n';
  const added = `  - name: web\n${settings}    push:\n      github:\n        repository: example/web\n`;
  expect(configOf(folder)).toBe(CONFIG + added);
  expect(stderr).toBe(`Added the service web to ecs-pipeline.yaml: api, web
in ${folder}
${CONFIG.length + added.length}
Next: commit, then apply the environments, followed by the pipeline:
  npx ecs-pipeline apply
`);
});

test('a config file that is a symbolic link stays one, and keeps its mode', async () => {
  const folder = repository('');
  renameSync(join(folder, 'ecs-pipeline.yaml'), join(folder, 'shared.yaml'));
  chmodSync(join(folder, 'shared.yaml'), 0o600);
  symlinkSync('shared.yaml', join(folder, 'ecs-pipeline.yaml'));

  await ecsPipeline(folder, ['add', 'service', ...WEB]);

  expect(lstatSync(join(folder, 'ecs-pipeline.yaml')).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, 'shared.yaml')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'shared.yaml'), 'utf8')).toBe(CONFIG + ADDED);
});

describe('user errors: a message without a stack trace, exit code 1, nothing written', () => {
  const failure = async (folder: string, args: readonly string[]) => {
    const { exitCode, stderr, stdout } = await ecsPipeline(folder, args);
    expect(exitCode).toBe(1);
    return stdout + stderr;
  };

  test.each([
    ['an existing name', ['environment', '--name', 'dev', '--account-id', '555555555555'], '--name: already exists'],
    [
      'an account ID',
      ['environment', '--name', 'qa', '--account-id', '5'],
      '--account-id: not of the right form, got "5"',
    ],
    ['two positions', [...qa(), '--after', 'dev', '--before', 'dev'], '--before: cannot be combined with --after'],
    ['an unknown environment', [...qa(), '--after', 'de'], '--after: unknown value, got "de"; did you mean dev?'],
    ['a port', ['service', ...WEB, '--container-port', '0x50'], '--container-port: not a whole number, got "0x50"'],
    ['a pair of sizes', ['service', ...WEB, '--size', '256/999'], '--size: no such Fargate size'],
    ['a missing flag', ['service', '--name', 'web'], '--github: required without a terminal'],
    ['an option', [...qa(), '--aproval'], "ecs-pipeline: unknown option '--aproval'; did you mean --approval?\n"],
  ])('%s', async (_, args, message) => {
    const folder = repository('console.log("generated")');

    const output = await failure(folder, ['add', ...args]);

    expect(output).toContain(message);
    expect(output).not.toMatch(/generated|\n {4}at /);
    expect(configOf(folder)).toBe(CONFIG);
    expect(readdirSync(folder).sort()).toEqual(['.projenrc.js', 'ecs-pipeline.yaml']);
  });

  test('a folder without a config file', async () => {
    const folder = repository('');
    rmSync(join(folder, 'ecs-pipeline.yaml'));

    expect(await failure(folder, ['add', 'service', ...WEB])).toBe(
      'No ecs-pipeline.yaml here: change to the folder that contains it, or create it with npx projen new.\n',
    );
  });

  test('a failed generation: its output, and what is left to do', async () => {
    const folder = repository('console.error("modules/service/main.tf: changed by hand"); process.exit(3)');

    expect(await failure(folder, ['add', 'service', ...WEB])).toBe(
      'Added the service web to ecs-pipeline.yaml: api, web\n' +
        'modules/service/main.tf: changed by hand\n' +
        'ecs-pipeline.yaml now contains the service web, but node .projenrc.js failed with exit code 3; ' +
        'fix it, then run npx projen.\n',
    );
  });
});

function qa(): string[] {
  return ['environment', '--name', 'qa', '--account-id', '555555555555'];
}
