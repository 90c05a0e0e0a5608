import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, terraformEnvironment } from '../tools';

/** Account and Region of a mocked provider. */
export interface MockedPlace {
  /** Alias of the provider, if it has one. */
  readonly alias?: string;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
}

const ID = '0123456789abcdef';

/** A mocked provider that returns values in the same format as AWS. */
export function mockedProvider({ accountId, alias, dnsSuffix, partition, region }: MockedPlace): string {
  const arn = (service: string, resource: string, at = region) =>
    `arn = "arn:${partition}:${service}:${at}:${accountId}:${resource}"`;
  const balancing = (resource: string) => arn('elasticloadbalancing', resource);
  const mocks: [string, string, string][] = [
    ['data', 'aws_caller_identity', `account_id = "${accountId}"`],
    ['data', 'aws_iam_policy_document', 'json = "{}", minified_json = "{}"'],
    ['data', 'aws_lb', 'vpc_id = "vpc-0a1b2c3d4e5f60001", security_groups = ["sg-0a1b2c3d4e5f60004"]'],
    ['data', 'aws_partition', `partition = "${partition}", dns_suffix = "${dnsSuffix}"`],
    ['data', 'aws_region', `id = "${region}"`],
    ['data', 'aws_subnets', 'ids = ["subnet-0a1b2c3d4e5f60001"]'],
    ['resource', 'aws_cloudwatch_event_rule', arn('events', 'rule/mocked')],
    ['resource', 'aws_codepipeline', arn('codepipeline', 'mocked')],
    ['resource', 'aws_iam_policy', arn('iam', 'policy/mocked', '')],
    ['resource', 'aws_iam_role', arn('iam', 'role/mocked', '')],
    ['resource', 'aws_kms_key', arn('kms', 'key/01234567-89ab-cdef-0123-456789abcdef')],
    ['resource', 'aws_lb', balancing(`loadbalancer/app/mocked/${ID}`)],
    ['resource', 'aws_lb_listener', balancing(`listener/app/mocked/${ID}/${ID}`)],
    [
      'resource',
      'aws_lb_target_group',
      `${balancing(`targetgroup/mocked/${ID}`)}, arn_suffix = "targetgroup/mocked/${ID}"`,
    ],
    ['resource', 'aws_s3_bucket', `arn = "arn:${partition}:s3:::mocked"`],
    ['resource', 'aws_security_group', 'id = "sg-0a1b2c3d4e5f60003"'],
    ['resource', 'aws_service_discovery_service', arn('servicediscovery', `service/srv-${ID}`)],
    ['resource', 'aws_sns_topic', arn('sns', 'mocked')],
  ];
  return [
    'mock_provider "aws" {',
    ...(alias === undefined ? [] : [`  alias = "${alias}"`]),
    ...mocks.map(([kind, type, values]) => `  mock_${kind} "${type}" {\n    defaults = { ${values} }\n  }`),
    '}',
  ].join('\n');
}

const MOCKED_ACCOUNT = {
  accountId: '222222222222',
  region: 'eu-west-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
};

/** A resource or data source of an apply. */
export interface MockedResource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly address: string;
  // biome-ignore lint/suspicious/noExplicitAny: each resource type has its own attributes
  readonly values: any;
}

interface StateModule {
  readonly resources?: readonly MockedResource[];
  readonly child_modules?: readonly StateModule[];
}

interface TestMessage {
  readonly test_state?: { readonly root_module: StateModule };
}

/** A CloudFormation stack that Terraform would create. */
export interface RenderedStack {
  readonly address: string;
  readonly name: string;
  readonly template: string;
}

/** The stacks that an apply of an initialized root would create in a fictitious account. */
export async function stacksInMockedAccount(folder: string): Promise<RenderedStack[]> {
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'tests/mocked.tftest.hcl'), `${mockedProvider(MOCKED_ACCOUNT)}\nrun "apply" {}\n`);
  return stacksOfTest(folder, 'mocked.tftest.hcl');
}

/** The stacks of the first applied run of a test file. */
export async function stacksOfTest(folder: string, testFile: string): Promise<RenderedStack[]> {
  return stacksAmong(await resourcesOfTest(folder, testFile));
}

export function stacksAmong(resources: readonly MockedResource[]): RenderedStack[] {
  const stacks = resources.filter(({ type }) => type === 'aws_cloudformation_stack');
  return stacks.map(({ address, values }) => ({ address, name: values.name, template: values.template_body }));
}

/** All resources after the first applied run of a test file. */
export async function resourcesOfTest(folder: string, testFile: string): Promise<MockedResource[]> {
  const { stdout } = await run('terraform', ['test', '-json', '-verbose', `-filter=tests/${testFile}`], {
    cwd: folder,
    env: terraformEnvironment(),
  });
  const messages: TestMessage[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const state = messages.find((message) => message.test_state)?.test_state;
  return state ? resourcesOf(state.root_module) : [];
}

/** The findings of cfn-lint in files of a folder, including informational ones. */
export async function cfnLint(files: readonly string[], cwd: string): Promise<string> {
  const args = ['--include-checks', 'I', '--format', 'parseable', '--', ...files];
  return (await run('cfn-lint', args, { cwd, mayFail: true })).stdout;
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule): MockedResource[] {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}
