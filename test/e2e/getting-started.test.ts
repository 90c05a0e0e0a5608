import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { CreateAccessKeyCommand, CreateUserCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { parse } from 'yaml';
import { resolveModel } from '../../src/model/resolve-model';
import { executedBlocks } from '../docs/executed-blocks';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { bootstrapPolicies } from '../policies/bootstrap-policies';
import { lackingPermissions } from '../policies/terraform-permissions';
import { cleanEnvironment, describeWith, temporaryFolder } from '../tools';
import { blocksIn, sectionOf } from '../tools/code-blocks';
import { Accounts } from './accounts';
import { administrator, clientOf, REGION } from './aws';
import { deliveries } from './event-rule';
import { importBlocks } from './import-blocks';
import { PipelinePlayer } from './pipeline-player';
import { ShellSession } from './shell-session';
import { accountOf, ENVIRONMENTS, PIPELINE, PIPELINE_ACCOUNT, pushEvent, REPOSITORY } from './shop-names';
import { step } from './step';

const ROOT = join(__dirname, '../..');
const PAGE = executedBlocks('docs/getting-started.md', 'sh', __filename);
const RECOVERY = executedBlocks('docs/recovery.md', 'sh', __filename);

/** Milliseconds between two checks for due actions while a command runs. */
const GLANCE = 20;

/**
 * Replacements for programs in the reader's shell. The blocks of the page run unchanged.
 *
 * - Nobody can answer questions: commands that ask get `--yes`.
 * - There is no Docker, and nothing to build: a push puts a manifest into the registry.
 */
const STAND_INS = `
npx() {
  case "$*" in
    'ecs-pipeline bootstrap'* | 'ecs-pipeline apply' | 'ecs-pipeline approve'*) command npx "$@" --yes ;;
    *) command npx "$@" ;;
  esac
}
docker() {
  case "$1" in
    login) cat > login ;;
    build) ;;
    push) aws ecr put-image --region ${REGION} --repository-name ${REPOSITORY} --image-tag "\${2##*:}" \\
      --image-manifest "$MANIFEST" ;;
  esac
}
`;

/** Skipped, because this checkout is already compiled. The tests of an earlier suite cover this block. */
const BUILD = 'npm ci && npm run build\nclone=$PWD\n';

describeWith(['terraform', 'moto_server', 'python3', 'aws', 'git'], 'docs/getting-started.md', () => {
  const base = temporaryFolder();
  const repository = join(base, 'shop');
  let emulator: Emulator;
  let player: PipelinePlayer;
  let reader: ShellSession;

  beforeAll(async () => {
    emulator = await startEmulator();
    player = await PipelinePlayer.start(emulator);
    const clone = join(base, 'ecs-pipeline');
    mkdirSync(clone);
    reader = new ShellSession(clone, await readersEnvironment(emulator, base));
    await reader.run(STAND_INS);
  }, 120_000);

  afterAll(async () => {
    await reader?.end();
    await emulator?.stop();
    await player?.stop();
  });

  const executed: string[] = [];

  /** Runs a section's blocks while CodePipeline continues. */
  async function follow(heading: string, page = PAGE): Promise<string[]> {
    const printed: string[] = [];
    for (const block of page.all(heading)) {
      let hasEnded = false;
      const running = reader.run(block === BUILD ? `clone=${ROOT}` : block).finally(() => {
        hasEnded = true;
      });
      running.catch(() => undefined);
      while (!hasEnded) {
        await player.play();
        await setTimeout(GLANCE);
      }
      printed.push(await running);
      executed.push(block);
    }
    return printed;
  }

  const running = async () => {
    const accounts = new Accounts(emulator);
    const containers = ENVIRONMENTS.map((name) =>
      accounts.running(accountOf(name), `shop-${name}`, `shop-${name}-api`),
    );
    return (await Promise.all(containers)).map((container) => container?.image);
  };

  step('four accounts, and a repository', async () => {
    const [accounts] = await follow('## What you need');
    expect(accounts!.trim().split('\n')).toEqual([PIPELINE_ACCOUNT, ...ENVIRONMENTS.map(accountOf)]);

    await follow('## 1. Generate the repository');
    expect(await reader.run('pwd; git status --porcelain')).toBe(`${repository}\n`);
    return 'the repository is generated beside the clone, and committed';
  });

  step('the resources that Terraform needs, and additions to the repository', async () => {
    await follow('## 2. Create what Terraform needs');
    await follow('## 3. Make it yours');
    expect(readFileSync(join(repository, 'environments/dev/main.tf'), 'utf8')).toContain('= local.listener_arn\n');
    expect(readFileSync(join(repository, 'environments/dev/load_balancer.tf'), 'utf8')).toContain('"aws_lb" "this"');
    return 'the bootstrap stacks, more permissions for a task role, and a load balancer';
  });

  step('everything is applied', async () => {
    await follow('## 4. Apply');

    const iam = clientOf(IAMClient, emulator, administrator(accountOf('dev')));
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({ RoleName: 'shop-dev-api-task', PolicyName: 'uploads' }),
    );
    expect(decodeURIComponent(PolicyDocument!)).toContain('s3:PutObject');
    expect(await running()).toEqual([undefined, undefined, undefined]);
    return 'an administrator of the pipeline account applies everything through the roles that bootstrap created';
  });

  step('the policies of these roles allow everything that Terraform did', async () => {
    const policies = bootstrapPolicies(
      resolveModel(parse(readFileSync(join(repository, 'ecs-pipeline.yaml'), 'utf8'))),
    );
    const needed = (await emulator.permissions()).filter(({ principal }) => principal in policies.identity);

    expect(new Set(needed.map(({ action }) => action)).size).toBeGreaterThan(50);
    expect(await lackingPermissions(policies, needed)).toEqual([]);
    return `IAM allows all ${needed.length} permissions that the apply needed, including those for the additions`;
  });

  step('an image is pushed, and promoted to production', async () => {
    await follow('## 5. Push an image');
    const [pushed] = await new Accounts(emulator).images(PIPELINE_ACCOUNT, REPOSITORY);
    const event = pushEvent('deploy', pushed!.imageDigest!);
    const [delivery] = await deliveries(emulator, administrator(PIPELINE_ACCOUNT), event);
    const [revision] = JSON.parse(delivery!.input).sourceRevisions;
    await player.begin(PIPELINE, {
      trigger: { triggerType: 'CloudWatchEvent', triggerDetail: 'arn:aws:events:::rule/shop-api-image-pushed' },
      sourceRevisions: { [revision.actionName]: revision.revisionValue },
    });

    const printed = await follow('## 6. Take it to production');

    const image = `${PIPELINE_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}@${pushed!.imageDigest}`;
    expect(await running()).toEqual([image, image, image]);
    expect(printed[1]).toMatch(/\n +production +[0-9a-f]{40} sha256:/);
    const ecs = clientOf(ECSClient, emulator, administrator(accountOf('dev')));
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster: 'shop-dev', services: ['shop-dev-api'] }),
    );
    expect(services![0]!.loadBalancers).toMatchObject([{ containerName: 'api', containerPort: 8080 }]);
    return 'the image runs in dev behind the load balancer, and after two approvals in staging and production';
  });

  step('states that were deleted and overwritten are restored, as docs/recovery.md says', async () => {
    await follow('## Prepare', RECOVERY);
    const state = await reader.run('aws s3api get-object --bucket "$bucket" --key "$key" before.tfstate > /dev/null');
    expect(state).toBe('');

    await reader.run('aws s3api delete-object --bucket "$bucket" --key "$key"');
    const [restored] = await follow('## A state was deleted', RECOVERY);
    expect(restored).toContain('No changes.');

    await reader.run('echo "{}" > empty && aws s3api put-object --bucket "$bucket" --key "$key" --body empty');
    const [, copied] = await follow('## A state was overwritten', RECOVERY);
    expect(copied).toContain('No changes.');
    return 'the plans are empty again';
  });

  step('everything is imported into empty states, with the IDs of docs/recovery.md', async () => {
    for (const root of ['environments/dev', 'pipeline']) {
      const state = await reader.run(`terraform -chdir=${root} show -json`);
      await reader.run(
        `terraform -chdir=${root} state list | xargs -d '\\n' terraform -chdir=${root} state rm > removed`,
      );
      const file = join(repository, root, 'import.tf');
      writeFileSync(file, importBlocks(state).join('\n'));

      const plan = await reader.run(`npx ecs-pipeline plan ${root.replace('environments/', '')}`);

      expect(plan).toMatch(/Plan: [1-9]\d* to import, 0 to add, \d+ to change, 0 to destroy/);
      rmSync(file);
    }
    return 'no resource would be created, replaced or destroyed';
  });

  step('the runbook of the repository has the same commands', async () => {
    const runbook = readFileSync(join(repository, 'docs/pipeline.md'), 'utf8');
    const blocks = [
      ...blocksIn('sh', sectionOf(runbook, '## First apply')),
      ...blocksIn('sh', sectionOf(runbook, '## Push an image')),
    ];
    expect(blocks.length).toBeGreaterThan(3);
    expect(executed).toEqual(expect.arrayContaining(blocks));
    return 'the commands are exactly those in "First apply" and "Push an image" of the generated docs/pipeline.md';
  });
});

/** The environment of a reader who has only an administrator profile for each account. */
async function readersEnvironment(emulator: Emulator, home: string): Promise<NodeJS.ProcessEnv> {
  const lines: string[] = [];
  for (const [name, accountId] of [
    ['pipeline', PIPELINE_ACCOUNT],
    ...ENVIRONMENTS.map((one) => [one, accountOf(one)]),
  ]) {
    const iam = clientOf(IAMClient, emulator, administrator(accountId!));
    await iam.send(new CreateUserCommand({ UserName: 'administrator' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'administrator' }));
    lines.push(`[shop-${name}]`, `region = ${REGION}`, `aws_access_key_id = ${AccessKey!.AccessKeyId}`);
    lines.push(`aws_secret_access_key = ${AccessKey!.SecretAccessKey}`);
  }
  const credentials = join(home, 'credentials');
  writeFileSync(credentials, `${lines.join('\n')}\n`);
  const { AWS_ACCESS_KEY_ID: _key, AWS_SECRET_ACCESS_KEY: _secret, ...emulated } = emulator.environment;
  const own = Object.entries(emulated).filter(([name]) => /^(AWS|TF|CHECKPOINT)_/.test(name));
  return cleanEnvironment({
    ...Object.fromEntries(own),
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    MANIFEST: JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', layers: [] }),
    npm_config_yes: 'true',
    GIT_AUTHOR_NAME: 'Someone',
    GIT_AUTHOR_EMAIL: 'someone@example.com',
    GIT_COMMITTER_NAME: 'Someone',
    GIT_COMMITTER_EMAIL: 'someone@example.com',
  });
}
