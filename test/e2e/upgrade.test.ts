import { copyFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resolveModel } from '../../src/model/resolve-model';
import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { write } from '../sync/repositories';
import { describeWith, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, assumeRole } from './aws';
import { PackageVersion } from './package-version';
import { exampleConfig } from './repository';
import { step } from './step';
import { type ResourceChange, Root } from './terraform';
import { createTerraformRoles } from './terraform-roles';

const EXAMPLE = join(__dirname, '../../examples/minimal');
const ACCOUNT = '111111111111';
const { version: TODAY } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
const NEXT = '999.0.0';

/**
 * Two resources that must survive: deleting the stack deletes the running service, and without the key, artifacts are
 * lost.
 */
const RENAMED = [
  { root: 'environments/production', module: 'service', type: 'aws_cloudformation_stack', names: ['this', 'service'] },
  { root: 'pipeline', module: 'artifact-store', type: 'aws_kms_key', names: ['this', 'artifacts'] },
] as const;

const ROOTS = RENAMED.map(({ root }) => root);

/** An existing network and cluster. Creating the example's own cluster would take ten seconds. */
const INPUTS = `locals {
  cluster_name       = "apps"
  subnet_ids         = ["subnet-0a1b2c3d4e5f60001"]
  security_group_ids = ["sg-0a1b2c3d4e5f60003"]
  assign_public_ip   = false
}
`;

/** Omits an irrelevant resource that the provider watches for 55 seconds. */
function packageVersion(version: string): PackageVersion {
  const copy = new PackageVersion(version);
  copy.remove('artifact-store', 'aws_s3_bucket_lifecycle_configuration', 'this');
  return copy;
}

const deleted = (changes: readonly ResourceChange[]) =>
  changes.filter(({ change }) => change.actions.includes('delete')).map(({ address }) => address);

const moved = (changes: readonly ResourceChange[]) =>
  changes.flatMap(({ address, previous_address }) => (previous_address ? [[previous_address, address]] : []));

describeWith(['terraform', 'moto_server', 'python3'], 'an upgrade to a version that renames resources', () => {
  const repository = temporaryFolder();
  const withoutMoved = temporaryFolder();
  let emulator: Emulator;
  let accounts: Accounts;
  let env: NodeJS.ProcessEnv;
  let applied: Inventory;
  let stackId: string | undefined;

  const roots = (folder: string) => ROOTS.map((root) => new Root(join(folder, root), env));
  const planAll = (folder: string) => Promise.all(roots(folder).map((root) => root.planned('upgrade.tfplan')));
  const stack = async () => (await accounts.stack(ACCOUNT, 'hello-production-web')).StackId;

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
    const model = resolveModel(exampleConfig('minimal'));
    await createTerraformRoles(accounts, model);
    const role = model.pipelineAccount.roleArn!;
    const { credentials } = await assumeRole(emulator, administrator(ACCOUNT), role, 'operator');
    env = {
      ...emulator.environment,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    };
  }, 120_000);

  afterAll(() => emulator?.stop());

  step('the current version is generated and applied', async () => {
    for (const file of ['.projenrc.js', 'ecs-pipeline.yaml']) copyFileSync(join(EXAMPLE, file), join(repository, file));
    write(repository, 'environments/production/inputs.tf', INPUTS);
    expect(await packageVersion(TODAY).generate(repository)).not.toContain('Upgraded');
    for (const file of ['cluster.tf', 'network.tf']) rmSync(join(repository, 'environments/production', file));
    for (const root of roots(repository)) await root.apply();
    applied = await emulator.inventory();
    stackId = await stack();
    expect(applied[ACCOUNT]).toContainEqual(expect.stringMatching(/^key [0-9a-f-]{36}$/));
    return `${Object.values(applied).flat().length} resources exist, as defined by ecs-pipeline ${TODAY}`;
  });

  step('the run reports both versions, and what changed', async () => {
    cpSync(repository, withoutMoved, { recursive: true, verbatimSymlinks: true });
    const next = packageVersion(NEXT);
    for (const { module, names, type } of RENAMED) next.rename(module, type, names);
    next.addNote(TODAY, 'Known to whoever comes from this version.');
    next.addNote(NEXT, 'The stack and the key have new names: terraform apply moves them.');
    await next.generate(withoutMoved);
    for (const { module, names, type } of RENAMED) next.addMoved(module, type, names);

    const output = await next.generate(repository);

    expect(output.split('\n').slice(0, 3)).toEqual([
      `Upgraded from ecs-pipeline ${TODAY} to ${NEXT}.`,
      `  ${NEXT}  The stack and the key have new names: terraform apply moves them.`,
      expect.stringMatching(/^Created: /),
    ]);
    expect(output).toContain('  modules/artifact-store/moved.tf\n  modules/service/moved.tf\n');
    expect(await next.generate(repository)).toBe('In sync: nothing to write.\n');
    return 'the first run of the newer version reports its changes, the second reports nothing';
  });

  step('its plans only move resources, but would destroy them without the moved blocks', async () => {
    const [plans, plansWithoutMoved] = await Promise.all([planAll(repository), planAll(withoutMoved)]);

    expect(plans.map(deleted)).toEqual([[], []]);
    expect(plans.flat().filter(({ change }) => change.actions.join() !== 'no-op')).toEqual([]);
    expect(plans.map(moved)).toEqual([
      [['module.web.aws_cloudformation_stack.this', 'module.web.aws_cloudformation_stack.service']],
      [['module.artifact_store_eu_west_1.aws_kms_key.this', 'module.artifact_store_eu_west_1.aws_kms_key.artifacts']],
    ]);
    expect(plansWithoutMoved.map(deleted)).toEqual([
      expect.arrayContaining(['module.web.aws_cloudformation_stack.this']),
      expect.arrayContaining(['module.artifact_store_eu_west_1.aws_kms_key.this']),
    ]);
    return 'both roots plan only one move. Without moved blocks, they would delete the stack and the key';
  });

  step('after the apply, the stack and the key are the same, and nothing is left to do', async () => {
    await Promise.all(roots(repository).map((root) => root.apply('upgrade.tfplan')));

    expect(await stack()).toBe(stackId);
    expect(await emulator.inventory()).toEqual(applied); // contains the ID of the key
    expect((await Promise.all(roots(repository).map((root) => root.changes()))).filter(Boolean)).toEqual([]);
    return 'the stack, the key and all other resources are the same, and a second plan of every root is empty';
  });
});
