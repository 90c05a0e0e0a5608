import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBootstrap } from '../../src/render/bootstrap';
import { exampleConfig, render } from '../e2e/repository';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';
import { cfnLint, RenderedStack, stacksInMockedAccount, stacksOfTest } from './service-templates';

const EXAMPLES = join(__dirname, '../../examples');
const NAMES = ['everything', 'minimal', 'three-accounts'];

/** Each root loads the provider's schema twice, and the machine may be busy. */
const TIMEOUT = 300_000;

const rootsOf = (example: string) =>
  readdirSync(join(EXAMPLES, example, 'environments')).map((name) => `environments/${name}`);

const ENVIRONMENTS = NAMES.flatMap((name) => rootsOf(name).map((root) => [name, root] as const));
const ROOTS = [...ENVIRONMENTS, ...NAMES.map((name) => [name, 'pipeline'] as const)];

const initialized = new Map<string, Promise<string>>();

/**
 * A folder with the whole repository of an example's config, including modules. It is initialized, and all tests share
 * it. The committed part of the repository is the same: see test/examples.test.ts.
 */
function initialize(example: string, folder: string): Promise<string> {
  const init = async () => {
    const repository = temporaryFolder();
    render(exampleConfig(example), repository);
    await run('terraform', ['init', '-backend=false'], { cwd: join(repository, folder), env: terraformEnvironment() });
    return join(repository, folder);
  };
  const key = `${example}/${folder}`;
  if (!initialized.has(key)) initialized.set(key, init());
  return initialized.get(key)!;
}

describeWith(['terraform'], 'the examples in Terraform', () => {
  test('are formatted', async () => {
    const { stdout } = await run('terraform', ['fmt', '-check', '-recursive', '-diff', EXAMPLES], { mayFail: true });

    expect(stdout).toBe('');
  });

  test.concurrent.each(ROOTS)(
    '%s: %s is valid',
    async (example, root) => {
      const options = { cwd: await initialize(example, root), env: terraformEnvironment(), mayFail: true };

      const { stdout } = await run('terraform', ['validate', '-json'], options);

      expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], valid: true });
    },
    TIMEOUT,
  );
});

const rendered = new Map<string, Promise<RenderedStack[]>>();

/** The stacks of the services in an environment, computed once for all tests. */
function serviceStacks(example: string, root: string): Promise<RenderedStack[]> {
  const key = `${example}/${root}`;
  if (!rendered.has(key)) rendered.set(key, initialize(example, root).then(stacksInMockedAccount));
  return rendered.get(key)!;
}

/** The stack of a pipeline's functions, as in the module's own tests. */
async function functionStacks(): Promise<RenderedStack[]> {
  return stacksOfTest(await initialize('minimal', 'modules/pipeline'), 'defaults.tftest.hcl');
}

describeWith(['terraform', 'cfn-lint'], 'the CloudFormation templates', () => {
  test.concurrent.each(ENVIRONMENTS)(
    '%s, %s: each service has one',
    async (example, root) => {
      const services = readFileSync(join(EXAMPLES, example, root, 'main.tf'), 'utf8').match(/^module /gm);

      expect((await serviceStacks(example, root)).length).toBe(services?.length);
    },
    TIMEOUT,
  );

  test(
    'cfn-lint finds nothing in them, not even informational findings',
    async () => {
      // GIVEN
      const folder = temporaryFolder();
      const ofFunctions = await functionStacks();
      expect(ofFunctions.map(({ name }) => name)).toEqual(['shop-api-functions']);
      const ofServices = await Promise.all(
        ENVIRONMENTS.map(async ([example, root]) => [example, await serviceStacks(example, root)] as const),
      );
      for (const [example, stacks] of [...ofServices, ['a pipeline', ofFunctions] as const]) {
        for (const { name, template } of stacks) writeFileSync(join(folder, `${example}, ${name}.json`), template);
      }

      // WHEN
      const found = await cfnLint(readdirSync(folder), folder);

      // THEN
      expect(found).toBe('');
    },
    TIMEOUT,
  );

  test('cfn-lint is configured to report problems', async () => {
    const folder = temporaryFolder();
    const service = { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'LAMBDA' } };
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ Resources: { Service: service } }));

    expect(await cfnLint(['wrong.json'], folder)).toContain("'LAMBDA' is not one of");
  });
});

describeWith(['cfn-lint'], 'the CloudFormation templates of bootstrap', () => {
  test(
    'cfn-lint finds nothing in them, not even informational findings',
    async () => {
      const folder = temporaryFolder();
      const examples = NAMES.map((name) => [name, exampleConfig(name)] as const);
      const services = [{ name: 'api', push: { gitlab: { project: 'example/api' } } }];
      for (const [name, config] of [...examples, ['gitlab', { ...exampleConfig('minimal'), services }] as const]) {
        const templates = renderBootstrap(resolveModel(config));
        for (const { path, content } of templates) writeFileSync(join(folder, `${name}, ${basename(path)}`), content);
      }
      for (const [name, config] of Object.entries(withBoundaries())) {
        const templates = renderBootstrap(resolveModel(config));
        for (const { path, content } of templates) writeFileSync(join(folder, `${name}, ${basename(path)}`), content);
      }
      const files = readdirSync(folder);

      expect(files).toHaveLength(10);
      expect(await cfnLint(files, folder)).toBe('');
    },
    TIMEOUT,
  );
});

/** With a permissions boundary in all accounts, and in one only. */
function withBoundaries() {
  const permissionsBoundaryArn = 'arn:aws:iam::{accountId}:policy/org/boundary';
  const example = exampleConfig('three-accounts');
  const [first, ...others] = example.environments;
  return {
    everywhere: { ...example, permissionsBoundaryArn },
    once: { ...example, environments: [{ ...first!, permissionsBoundaryArn }, ...others] },
  };
}
