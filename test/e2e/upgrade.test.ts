import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, type Inventory, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, assumeRole } from './aws';
import { PackageVersion } from './package-version';
import { step } from './step';
import { type ResourceChange, Root } from './terraform';

const EXAMPLE = join(__dirname, '../../examples/minimal');
const ACCOUNT = '111111111111';
const { version: TODAY } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
const NEXT = '999.0.0';

/** Two resources that must survive: with the stack goes the running service, with the key every artifact. */
const RENAMED = [
  { root: 'environments/production', module: 'service', type: 'aws_cloudformation_stack', names: ['this', 'service'] },
  { root: 'pipeline', module: 'artifact-store', type: 'aws_kms_key', names: ['this', 'artifacts'] },
] as const;

const ROOTS = RENAMED.map(({ root }) => root);

const deleted = (changes: readonly ResourceChange[]) =>
  changes.filter(({ change }) => change.actions.includes('delete')).map(({ address }) => address);

const moved = (changes: readonly ResourceChange[]) =>
  changes.flatMap(({ address, previous_address }) => (previous_address ? [[previous_address, address]] : []));

describeWith(['terraform', 'moto_server', 'python3'], 'an upgrade to a version that renames resources', () => {
  const repository = temporaryFolder();
  let emulator: Emulator;
  let accounts: Accounts;
  let env: NodeJS.ProcessEnv;
  let applied: Inventory;
  let stackId: string | undefined;

  const roots = (folder = repository) => ROOTS.map((root) => new Root(join(folder, root), env));
  const planAll = (folder?: string) => Promise.all(roots(folder).map((root) => root.planned('upgrade.tfplan')));
  const stack = async () => (await accounts.stack(ACCOUNT, 'hello-production-web')).StackId;

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
    await accounts.createBucket(ACCOUNT, 'hello-terraform-state-111111111111');
    await accounts.createAdministratorRole(ACCOUNT, 'terraform');
    const role = `arn:aws:iam::${ACCOUNT}:role/terraform`;
    const { credentials } = await assumeRole(emulator, administrator(ACCOUNT), role, 'operator');
    env = {
      ...emulator.environment,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    };
  }, 120_000);

  afterAll(() => emulator?.stop());

  step('the version of today is generated and applied', async () => {
    for (const file of ['.projenrc.js', 'ecs-pipeline.yaml']) copyFileSync(join(EXAMPLE, file), join(repository, file));
    expect(await new PackageVersion(TODAY).generate(repository)).not.toContain('Upgraded');
    for (const root of roots()) await root.apply();
    applied = await emulator.inventory();
    stackId = await stack();
    expect(applied[ACCOUNT]).toContainEqual(expect.stringMatching(/^key [0-9a-f-]{36}$/));
    return `${Object.values(applied).flat().length} resources stand, as ecs-pipeline ${TODAY} describes them`;
  });

  step('without moved blocks the new names would destroy', async () => {
    const careless = new PackageVersion(NEXT);
    for (const { module, names, type } of RENAMED) careless.rename(module, type, names);
    const copy = temporaryFolder();
    cpSync(repository, copy, { recursive: true, verbatimSymlinks: true });
    await careless.generate(copy);

    const plans = await planAll(copy);

    expect(plans.map(deleted)).toEqual([
      expect.arrayContaining(['module.web.aws_cloudformation_stack.this']),
      expect.arrayContaining(['module.artifact_store_eu_west_1.aws_kms_key.this']),
    ]);
    return 'the same names without moved blocks plan to delete the stack and the key: this rehearsal can fail';
  });

  step('the run tells from which version to which, and what changed', async () => {
    const careful = new PackageVersion(NEXT);
    for (const { module, names, type } of RENAMED) {
      careful.rename(module, type, names);
      careful.addMoved(module, type, names);
    }
    careful.addNote(TODAY, 'Known to whoever comes from this version.');
    careful.addNote(NEXT, 'The stack and the key have new names: terraform apply moves them.');

    const output = await careful.generate(repository);

    expect(output.split('\n').slice(0, 3)).toEqual([
      `Upgraded from ecs-pipeline ${TODAY} to ${NEXT}.`,
      `  ${NEXT}  The stack and the key have new names: terraform apply moves them.`,
      expect.stringMatching(/^Created: /),
    ]);
    expect(output).toContain('  modules/artifact-store/moved.tf\n  modules/service/moved.tf\n');
    expect(await careful.generate(repository)).toBe('In sync: nothing to write.\n');
    return 'the first run of the newer version tells its changes, the second has nothing to tell';
  });

  step('the plans of the upgrade move, and destroy nothing', async () => {
    const plans = await planAll();

    expect(plans.map(deleted)).toEqual([[], []]);
    expect(plans.flat().filter(({ change }) => change.actions.join() !== 'no-op')).toEqual([]);
    expect(plans.map(moved)).toEqual([
      [['module.web.aws_cloudformation_stack.this', 'module.web.aws_cloudformation_stack.service']],
      [['module.artifact_store_eu_west_1.aws_kms_key.this', 'module.artifact_store_eu_west_1.aws_kms_key.artifacts']],
    ]);
    return 'with moved blocks both roots plan two moves and not one other action';
  });

  step('applied, the stack and the key are the same ones, and nothing is left to do', async () => {
    await Promise.all(roots().map((root) => root.apply('upgrade.tfplan')));

    expect(await stack()).toBe(stackId);
    expect(await emulator.inventory()).toEqual(applied); // which names the key by its id
    expect((await Promise.all(roots().map((root) => root.changes()))).filter(Boolean)).toEqual([]);
    return 'the same stack id and key id, every other resource too, and a second plan of every root is empty';
  });
});
