import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, terraformEnvironment } from '../tools';

/** What a look into the account of an environment would find, in the form that AWS gives it. */
const MOCKED_ACCOUNT = `
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}", minified_json = "{}" }
  }
  mock_data "aws_lb" {
    defaults = { vpc_id = "vpc-0a1b2c3d4e5f60001", security_groups = ["sg-0a1b2c3d4e5f60004"] }
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
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/mocked/0123456789abcdef" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/mocked/0123456789abcdef/0123456789abcdef" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/mocked/0123456789abcdef", arn_suffix = "targetgroup/mocked/0123456789abcdef" }
  }
  mock_resource "aws_security_group" {
    defaults = { id = "sg-0a1b2c3d4e5f60003" }
  }
}

run "apply" {}
`;

interface StackResource {
  readonly type: string;
  readonly address: string;
  readonly values: { readonly name: string; readonly template_body: string };
}

interface StateModule {
  readonly resources?: readonly StackResource[];
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

/** The stacks of an initialized root, as an apply in an account that there is not would create them. */
export async function stacksInMockedAccount(folder: string): Promise<RenderedStack[]> {
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'tests/mocked.tftest.hcl'), MOCKED_ACCOUNT);
  return stacksOfTest(folder, 'mocked.tftest.hcl');
}

/** The stacks of the first run of a test file that is applied. */
export async function stacksOfTest(folder: string, testFile: string): Promise<RenderedStack[]> {
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
  return stacks.map(({ address, values }) => ({ address, name: values.name, template: values.template_body }));
}

/** What cfn-lint finds in files of a folder, down to its remarks. */
export async function cfnLint(files: readonly string[], cwd: string): Promise<string> {
  const args = ['--include-checks', 'I', '--format', 'parseable', '--', ...files];
  return (await run('cfn-lint', args, { cwd, mayFail: true })).stdout;
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule): StackResource[] {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}
