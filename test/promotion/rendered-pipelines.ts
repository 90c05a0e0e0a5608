import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { run, temporaryFolder, terraformEnvironment } from '../tools';
import { pipelineDeclaration } from './pipeline-declaration';
import type { Scenario } from './scenario';

const MODULE = join(__dirname, '../../templates/modules/pipeline');

const PIPELINES_ACCOUNT = '111111111111';
const REGION = 'eu-west-1';

/** An environment that the explored pipelines deploy to. */
export interface Environment {
  readonly name: string;
  readonly approval: boolean;
}

export const ENVIRONMENTS: readonly Environment[] = [
  { name: 'dev', approval: false },
  { name: 'staging', approval: true },
  { name: 'production', approval: true },
];

/** The rendered module, as Terraform would send it to AWS. */
export interface Rendered {
  readonly pipelines: readonly PipelineDeclaration[];
  /** The function's code, concatenated like in functions.tf, including the constant PIPELINE. */
  readonly code: string;
}

/**
 * Renders the pipelines of an image, for a number of services and three environments. `approvals` contains environments
 * with several approvals.
 *
 * `terraform test` applies the module with a mocked provider and prints the state, without access to AWS.
 */
async function renderPipelines(
  services: readonly string[],
  approvals: Readonly<Record<string, readonly string[]>> = {},
): Promise<Rendered> {
  const targets = ENVIRONMENTS.flatMap((environment, index) =>
    services.map((service) => targetOf(environment, service, `${index + 2}`.repeat(12))),
  );
  const resources = await resourcesOf({
    name: 'shop-api',
    pipeline_name: 'shop_api',
    path: '/ecs-pipeline/shop/',
    source_location: {
      repository_arn: `arn:aws:ecr:${REGION}:${PIPELINES_ACCOUNT}:repository/shop/api`,
      repository_name: 'shop/api',
      tag_deployed: true,
    },
    targets,
    approvals: Object.fromEntries(
      Object.entries(approvals).map(([name, names]) => [name, names.map((approval) => ({ name: approval }))]),
    ),
    artifact_stores: {
      [REGION]: {
        bucket_arn: 'arn:aws:s3:::artifacts',
        bucket_name: 'artifacts',
        kms_key_arn: `arn:aws:kms:${REGION}:${PIPELINES_ACCOUNT}:key/01234567-89ab-cdef-0123-456789abcdef`,
      },
    },
  });
  const functions = resources.find(({ address }) => address === 'aws_cloudformation_stack.functions')!;
  const lambdas: LambdaFunction[] = Object.values(JSON.parse(functions.values.template_body).Resources);
  if (lambdas.length !== 1) throw new Error(`expected one function, got ${lambdas.length}`);
  const pipelines = resources.filter(({ type }) => type === 'aws_codepipeline');
  return {
    pipelines: pipelines.map(({ values }) => pipelineDeclaration(values)),
    code: lambdas[0]!.Properties.Code.ZipFile,
  };
}

const rendered = new Map<string, Promise<Rendered>>();

/** The setting of a scenario. */
export function rendering({ isDouble = false, services }: Pick<Scenario, 'isDouble' | 'services'>): Promise<Rendered> {
  const key = `${services} ${isDouble}`;
  if (!rendered.has(key)) {
    const names = ['api', 'worker'].slice(0, services);
    rendered.set(key, renderPipelines(names, isDouble ? { staging: ['qa', 'operations'] } : {}));
  }
  return rendered.get(key)!;
}

interface LambdaFunction {
  readonly Properties: { readonly Code: { readonly ZipFile: string } };
}

interface Resource {
  readonly address: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each resource type has different attributes
  readonly values: any;
}

async function resourcesOf(inputs: object): Promise<readonly Resource[]> {
  const folder = temporaryFolder();
  cpSync(MODULE, folder, { recursive: true });
  for (const file of readdirSync(join(folder, 'tests'))) {
    if (!file.endsWith('.tfmock.hcl')) rmSync(join(folder, 'tests', file));
  }
  const test = { mock_provider: { aws: { source: './tests' } }, variables: inputs, run: { rendered: {} } };
  writeFileSync(join(folder, 'tests/rendered.tftest.json'), JSON.stringify(test));
  const options = { cwd: folder, env: terraformEnvironment() };
  await run('terraform', ['init', '-backend=false'], options);
  const { stdout } = await run('terraform', ['test', '-json', '-verbose'], options);
  const messages = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const state = messages.find(({ type }) => type === 'test_state');
  if (!state) throw new Error(`terraform test printed no state: ${stdout}`);
  return state.test_state.root_module.resources;
}

function targetOf({ approval, name }: Environment, service: string, account: string) {
  const stack = `shop-${name}-${service}`;
  const arn = (resource: string) => `arn:aws:iam::${account}:role/${resource}`;
  const parameter = (setting: string) => ({
    arn: `arn:aws:ssm:${REGION}:${account}:parameter/ecs/${stack}/${setting}`,
    name: `/ecs/${stack}/${setting}`,
  });
  return {
    name,
    account_id: account,
    region: REGION,
    auto_deploy: !approval,
    assume_role: { arn: arn(`${stack}-deploy`) },
    promotion_role: { arn: arn(`${stack}-promotion`) },
    cfn_role: { arn: arn(`${stack}-cloudformation`) },
    cfn_stack: { name: stack },
    execution_role: { arn: arn(`${stack}-execution`) },
    image_parameter: parameter('deployed-image'),
    deployment_parameter: parameter('deployment'),
  };
}
