import { Path, Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';

/** The names that other tools use for a key of the config. */
interface Synonym {
  readonly names: readonly string[];
  /** The key in the config. The synonym applies only to maps that have this key. */
  readonly key: string;
  /** An example value. */
  readonly example: string;
}

/** From task definitions, Docker Compose, AWS Copilot, the AWS CDK and common Terraform modules. */
const SYNONYMS: readonly Synonym[] = [
  {
    names: ['env', 'envs', 'variables', 'environmentVariables', 'env_vars'],
    key: 'environment',
    example: '{ NAME: value }',
  },
  { names: ['port', 'ports', 'portMappings', 'expose', 'container_port'], key: 'containerPort', example: '8080' },
  {
    names: ['desiredCount', 'desired_count', 'count', 'replicas', 'instances', 'scaling'],
    key: 'autoscaling',
    example: '{ min: 2, max: 4 }',
  },
  {
    names: ['loadBalancers', 'load_balancer', 'alb', 'nlb', 'http', 'ingress'],
    key: 'loadBalancer',
    example: '{ paths: [/*], priority: 100 }',
  },
  { names: ['targetGroup', 'targetGroups', 'target_group_arn'], key: 'targetGroupArn', example: 'arn:…' },
  {
    names: ['cron', 'cronjob', 'scheduleExpression', 'schedule_expression', 'schedules'],
    key: 'schedule',
    example: 'cron(0 4 * * ? *)',
  },
  {
    names: ['containers', 'containerDefinitions', 'container_definitions', 'initContainers'],
    key: 'sidecars',
    example: "[{ name: proxy, image: … }], without the service's own container",
  },
  { names: ['args', 'cmd'], key: 'command', example: '[serve, --verbose]' },
  { names: ['cluster', 'cluster_name'], key: 'clusterName', example: 'main' },
  {
    names: ['subnets', 'subnet_ids', 'network', 'vpc'],
    key: 'subnetIds',
    example: '[subnet-…], or set them in inputs.tf',
  },
  {
    names: ['securityGroups', 'security_groups'],
    key: 'securityGroupIds',
    example: '[sg-…], or set them in inputs.tf',
  },
  {
    names: ['logGroup', 'log_group', 'logs'],
    key: 'logGroupName',
    example: 'the name of an existing log group',
  },
  {
    names: ['logConfiguration', 'log_configuration', 'logDriver', 'log_driver'],
    key: 'logging',
    example: '{ driver: splunk, options: { … } }',
  },
  { names: ['firelensConfiguration', 'firelens_configuration'], key: 'firelens', example: '{ type: fluentbit }' },
  { names: ['labels', 'docker_labels'], key: 'dockerLabels', example: '{ name: value }' },
  { names: ['depends_on', 'dependencies'], key: 'dependsOn', example: '{ migrations: SUCCESS }' },
  { names: ['exec', 'executeCommand'], key: 'enableExecuteCommand', example: 'true' },
  { names: ['arch', 'architecture', 'platform', 'runtimePlatform'], key: 'cpuArchitecture', example: 'ARM64' },
  { names: ['mem', 'ram', 'memoryReservation'], key: 'memory', example: '512' },
  {
    names: ['healthcheck_path', 'healthCheckPath', 'health'],
    key: 'healthCheck',
    example: '{ command: [CMD-SHELL, …] }',
  },
  { names: ['accounts', 'stages', 'targets'], key: 'environments', example: '[{ name: dev, accountId: "…" }]' },
  { names: ['apps', 'applications'], key: 'services', example: '[{ name: api }]' },
  { names: ['app', 'application', 'project', 'product'], key: 'name', example: 'shop' },
  { names: ['account', 'account_id', 'awsAccount', 'awsAccountId', 'id'], key: 'accountId', example: '"111111111111"' },
  { names: ['approve', 'manualApproval', 'manual_approval', 'requiresApproval'], key: 'approval', example: 'true' },
  { names: ['email', 'emails', 'notification', 'notifications'], key: 'notify', example: '[releases@example.com]' },
  { names: ['email', 'addresses', 'notify', 'recipients'], key: 'emails', example: '[on-call@example.com]' },
  { names: ['topic', 'snsTopic', 'sns'], key: 'topicArn', example: 'arn:…' },
  { names: ['notify', 'notification', 'alerts'], key: 'notifications', example: '[{ name: on-call, … }]' },
  { names: ['approver', 'users', 'roles'], key: 'approvers', example: '[arn:…]' },
  { names: ['message', 'text', 'comment', 'customData'], key: 'instructions', example: 'Check the dashboard first.' },
  { names: ['timeout'], key: 'timeoutMinutes', example: '60' },
  {
    names: ['repo', 'repository', 'uri', 'url', 'ecr'],
    key: 'repositoryArn',
    example: 'arn:… for an existing repository, or repositoryName',
  },
  { names: ['repo', 'name', 'slug'], key: 'repository', example: 'owner/repository' },
  { names: ['ref', 'refs'], key: 'branches', example: '[main]' },
  { names: ['test'], key: 'command', example: '[CMD-SHELL, …]' },
];

/** A line that lists more keys is too long to read. */
const MAX_LISTED_KEYS = 12;

/** The problem of an unknown key. Suggests the key that was probably meant, or lists the known keys. */
export function unknownKey(path: Path, key: string, known: readonly string[]): Problem {
  const at = [...path, key];
  const synonym = SYNONYMS.find((one) => known.includes(one.key) && one.names.some((name) => isSame(name, key)));
  if (synonym)
    return {
      path: at,
      message: 'unknown key',
      fix: `use ${synonym.key}: ${synonym.example}`,
      meant: [...path, synonym.key],
    };
  const meant = suggest(key, known);
  if (meant) return { path: at, message: 'unknown key', fix: `did you mean ${meant}?`, meant: [...path, meant] };
  const others = known.length > MAX_LISTED_KEYS ? '' : `, or use ${enumerate(known, 'or')}`;
  return { path: at, message: 'unknown key', fix: `remove it${others}` };
}

function isSame(name: string, key: string): boolean {
  return name.toLowerCase() === key.toLowerCase();
}
