import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { EcsPipelineConfig, ServiceConfig } from '../../src/config';
import { formatProblem } from '../../src/config/problem';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { administrator, clientOf } from '../e2e/aws';
import { exampleConfig, render } from '../e2e/repository';
import { Root } from '../e2e/terraform';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import { plannedOf, prepare, type StateResource, stateOf } from './applied-examples';

const ENVIRONMENTS = ['dev', 'test', 'staging', 'production'];
const ACCOUNTS = ['222222222222', '555555555555', '333333333333', '444444444444'];
const APPROVER = 'arn:aws:iam::111111111111:role/release-manager';

/** examples/three-accounts with four environments and a hundred services that have what services come to have. */
export function largeConfig(): EcsPipelineConfig {
  const { environments: _, services, ...common } = exampleConfig();
  const names = Array.from({ length: 100 }, (_, index) => `customer-${TOPICS[index % TOPICS.length]}-${index}`);
  return {
    ...common,
    environments: ENVIRONMENTS.map((name, index) => ({
      name,
      accountId: ACCOUNTS[index]!,
      ...(index > 0 && { approval: { approvers: [APPROVER], notify: ['releases@example.com'] } }),
    })),
    services: names.map((name) => ({ ...services[0]!, ...serviceSettings(name, name === FULLEST ? 76 : 12) })),
  };
}

const TOPICS = ['accounts', 'billing', 'catalogue', 'notification', 'recommendations'];

/** The service with the longest name also has as many secrets as a config may have. */
const FULLEST = 'customer-recommendations-99';

function serviceSettings(name: string, secretCount: number): ServiceConfig {
  const perEnvironment = ENVIRONMENTS.map((environment, index) => {
    const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${ACCOUNTS[index]}:${resource}`;
    const secrets = Array.from({ length: secretCount }, (_, number) => [
      `SECRET_NUMBER_${number}`,
      arn('secretsmanager', `secret:shop/${environment}/${name}/secret-number-${number}-a1b2c3`),
    ]);
    const settings = {
      targetGroupArn: arn('elasticloadbalancing', `targetgroup/${name}/0123456789abcdef`),
      secrets: Object.fromEntries(secrets),
      alarm: { alarmActions: [arn('sns', 'on-call')] },
      deployment: { alarmNames: ['5xx', 'latency', 'backlog'].map((alarm) => `shop-${environment}-${name}-${alarm}`) },
    };
    return [environment, settings] as const;
  });
  return {
    name,
    environment: Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`VARIABLE_NUMBER_${number}`, `https://${name}.example.com/${number}`]),
    ),
    push: { github: { repository: `example/shop-${name}`, branches: ['main', 'release', 'hotfix'] } },
    overrides: Object.fromEntries(perEnvironment),
  };
}

/**
 * Plans the root of the pipelines as a whole, and applies of the large repository what all services share, which alone
 * can grow with their number, and the fullest service, in the environment with the longest name: to apply everything
 * takes too long. The pipelines read the states of all environments and services.
 *
 * @returns the resources of which Terraform then knows what they hold
 */
export async function applyLarge(config: EcsPipelineConfig): Promise<StateResource[]> {
  const problems = checkConfig(config);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  const emulator = await startEmulator();
  try {
    await prepare(emulator, config);
    const folder = temporaryFolder();
    render(config, folder);
    const env = emulator.environment;
    const apply = async (root: string, ...targets: string[]) => {
      const path = join(folder, root);
      await new Root(path, env).apply(...targets.map((target) => `-target=${target}`));
      return stateOf(path, env);
    };
    await writeStates(emulator, config);
    const module = `module.${FULLEST.replaceAll('-', '_')}`;
    const store = 'module.artifact_store_eu_west_1';
    const pipelines = await apply('pipeline', `${module}_source`, `${module}_pipeline`, store);
    const policies = (await plannedOf(join(folder, 'pipeline'), env)).filter(({ type }) => type === 'aws_iam_policy');
    return [...pipelines, ...policies, ...(await apply('environments/production', module, 'aws_iam_policy.look'))];
  } finally {
    await emulator.stop();
  }
}

/** The states of environments that are applied as a whole, as far as the pipelines read them. */
async function writeStates(emulator: Emulator, config: EcsPipelineConfig): Promise<void> {
  const model = resolveModel(config);
  const s3 = clientOf(S3Client, emulator, administrator(model.pipelineAccount.accountId));
  for (const { accountId, name, region, services, stateKey } of model.environments) {
    const targets = services.map(({ deployment, name: service, settings: { stackName } }) => {
      const role = (kind: string) => ({ arn: `arn:aws:iam::${accountId}:role/${stackName}-${kind}` });
      const parameter = (kind: string) => {
        const path = `/ecs/${stackName}/${kind}`;
        return { arn: `arn:aws:ssm:${region}:${accountId}:parameter${path}`, name: path };
      };
      const target = {
        name,
        account_id: accountId,
        region,
        auto_deploy: deployment.isAutomatic,
        assume_role: role('deploy'),
        promotion_role: role('promotion'),
        cfn_role: role('cloudformation'),
        cfn_stack: { name: stackName },
        execution_role: role('execution'),
        image_parameter: parameter('deployed-image'),
        deployment_parameter: parameter('deployment'),
      };
      return [service, target] as const;
    });
    const value = Object.fromEntries(targets);
    const outputs = { pipeline_targets: { value, type: ['map', typeOf(targets[0]![1])] } };
    const state = { version: 4, terraform_version: '1.10.0', serial: 1, lineage: 'large', outputs, resources: [] };
    const Body = JSON.stringify(state);
    await s3.send(new PutObjectCommand({ Bucket: model.terraform.stateBucket, Key: stateKey, Body }));
  }
}

/** The type of a value as Terraform writes it in a state. */
function typeOf(value: unknown): unknown {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value !== 'object' || value === null) return 'string';
  return ['object', Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOf(item)]))];
}
