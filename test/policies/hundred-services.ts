import { join } from 'node:path';
import type { EcsPipelineConfig, ServiceConfig } from '../../src/config';
import { formatProblem } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { exampleConfig, render } from '../e2e/repository';
import { Root } from '../e2e/terraform';
import { startEmulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import { plannedOf, prepare, type StateResource, stateOf } from './applied-examples';

const ENVIRONMENTS = ['dev', 'test', 'staging', 'production'];
const ACCOUNTS = ['222222222222', '555555555555', '333333333333', '444444444444'];
const APPROVER = 'arn:aws:iam::111111111111:role/release-manager';

/** examples/three-accounts with four environments and a hundred typical services. */
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

/** The service with the longest name also has the maximum number of secrets. */
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
 * Plans the whole pipeline root. Applies only the shared resources, which can grow with the number of services, and the
 * largest service, in the environment with the longest name, because applying everything takes too long.
 *
 * @returns the resources whose contents Terraform knows afterward
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
    const module = `module.${FULLEST.replaceAll('-', '_')}`;
    const store = 'module.artifact_store_eu_west_1';
    const pipelines = await apply('pipeline', `${module}_source`, `${module}_pipeline`, store);
    const policies = (await plannedOf(join(folder, 'pipeline'), env)).filter(({ type }) => type === 'aws_iam_policy');
    return [...pipelines, ...policies, ...(await apply('environments/production', module, 'aws_iam_policy.view'))];
  } finally {
    await emulator.stop();
  }
}
