import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBootstrap } from '../../src/render/bootstrap';
import { exampleConfig, render } from '../e2e/repository';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';

const EXAMPLES = join(__dirname, '../../examples');
const NAMES = ['everything', 'minimal', 'three-accounts'];

/** Each root loads the provider's schema twice, on a machine that may do other things too. */
const TIMEOUT = 300_000;

const rootsOf = (example: string) =>
  readdirSync(join(EXAMPLES, example, 'environments')).map((name) => `environments/${name}`);

const ENVIRONMENTS = NAMES.flatMap((name) => rootsOf(name).map((root) => [name, root] as const));
const ROOTS = [...ENVIRONMENTS, ...NAMES.map((name) => [name, 'pipeline'] as const)];

/** What a look into the account of an environment would find, in the form that AWS gives it. */
const MOCKED_ACCOUNT = `
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}", minified_json = "{}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-west-1" }
  }
  mock_data "aws_subnets" {
    defaults = { ids = ["subnet-0a1b2c3d4e5f60001"] }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mocked" }
  }
  mock_resource "aws_security_group" {
    defaults = { id = "sg-0a1b2c3d4e5f60003" }
  }
}

run "apply" {}
`;

const initialized = new Map<string, Promise<string>>();

/**
 * A folder of the whole repository, modules included, that an example's config gives; it is initialized, and one for all
 * tests. What is committed of the repository is the same: see test/examples.test.ts.
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

interface StateModule {
  readonly resources?: readonly { readonly type: string; readonly values: { name: string; template_body: string } }[];
  readonly child_modules?: readonly StateModule[];
}

interface TestMessage {
  readonly test_state?: { readonly root_module: StateModule };
}

/** The CloudFormation templates that Terraform sends when the first run of a test file is applied, by stack. */
async function templatesOf(folder: string, testFile: string): Promise<Map<string, string>> {
  const { stdout } = await run('terraform', ['test', '-json', '-verbose', `-filter=tests/${testFile}`], {
    cwd: folder,
    env: terraformEnvironment(),
  });
  const messages: TestMessage[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const state = messages.find((message) => message.test_state)?.test_state;
  const stacks = state ? resourcesOf(state.root_module).filter(({ type }) => type === 'aws_cloudformation_stack') : [];
  return new Map(stacks.map(({ values }) => [values.name, values.template_body]));
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule): NonNullable<StateModule['resources']> {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}

describeWith(['terraform'], 'the examples as Terraform reads them', () => {
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

const rendered = new Map<string, Promise<Map<string, string>>>();

/** The templates of the services in an environment, one look for all tests. */
function serviceTemplates(example: string, root: string): Promise<Map<string, string>> {
  const look = async () => {
    const folder = await initialize(example, root);
    mkdirSync(join(folder, 'tests'));
    writeFileSync(join(folder, 'tests/mocked.tftest.hcl'), MOCKED_ACCOUNT);
    return templatesOf(folder, 'mocked.tftest.hcl');
  };
  const key = `${example}/${root}`;
  if (!rendered.has(key)) rendered.set(key, look());
  return rendered.get(key)!;
}

/** The template of a pipeline's functions, as the module's own tests apply it. */
async function functionTemplates(): Promise<Map<string, string>> {
  return templatesOf(await initialize('minimal', 'modules/pipeline'), 'defaults.tftest.hcl');
}

describeWith(['terraform', 'cfn-lint'], 'the CloudFormation templates', () => {
  test.concurrent.each(ENVIRONMENTS)(
    '%s, %s: each service has one',
    async (example, root) => {
      const services = readFileSync(join(EXAMPLES, example, root, 'main.tf'), 'utf8').match(/^module /gm);

      expect((await serviceTemplates(example, root)).size).toBe(services?.length);
    },
    TIMEOUT,
  );

  test(
    'cfn-lint finds nothing in them, down to its remarks',
    async () => {
      // GIVEN
      const folder = temporaryFolder();
      const ofFunctions = await functionTemplates();
      expect([...ofFunctions.keys()]).toEqual(['shop-api-functions']);
      const ofServices = await Promise.all(
        ENVIRONMENTS.map(async ([example, root]) => [example, await serviceTemplates(example, root)] as const),
      );
      for (const [example, templates] of [...ofServices, ['a pipeline', ofFunctions] as const]) {
        for (const [stack, body] of templates) writeFileSync(join(folder, `${example}, ${stack}.json`), body);
      }

      // WHEN
      const { stdout } = await cfnLint(readdirSync(folder), folder);

      // THEN
      expect(stdout).toBe('');
    },
    TIMEOUT,
  );

  test('cfn-lint is told to report what is wrong', async () => {
    const folder = temporaryFolder();
    const service = { Type: 'AWS::ECS::Service', Properties: { LaunchType: 'LAMBDA' } };
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ Resources: { Service: service } }));

    expect((await cfnLint(['wrong.json'], folder)).stdout).toContain("'LAMBDA' is not one of");
  });
});

describeWith(['cfn-lint'], 'the CloudFormation templates of bootstrap', () => {
  test(
    'cfn-lint finds nothing in them, down to its remarks',
    async () => {
      const folder = temporaryFolder();
      for (const name of NAMES) {
        const templates = renderBootstrap(resolveModel(exampleConfig(name)));
        for (const { path, content } of templates) writeFileSync(join(folder, `${name}, ${basename(path)}`), content);
      }
      const files = readdirSync(folder);

      expect(files).toHaveLength(5);
      expect((await cfnLint(files, folder)).stdout).toBe('');
    },
    TIMEOUT,
  );
});

function cfnLint(files: readonly string[], cwd: string) {
  return run('cfn-lint', ['--include-checks', 'I', '--format', 'parseable', '--', ...files], { cwd, mayFail: true });
}
