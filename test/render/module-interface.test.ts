import { DEFAULTS, KEYS } from '../../src/config/defaults.generated';
import { keySchema } from '../tools/schema';
import { readInterface, TerraformInput } from '../tools/terraform-interface';

type Interface = keyof typeof KEYS;

/** Settings of a service that have another name in the module, or several inputs. */
const SERVICE_INPUTS: { readonly [key: string]: string } = {
  dependsOn: 'container_depends_on',
  sidecars: 'extra_containers',
  cloudFormationProperties: 'cloudformation_properties',
  extraLoadBalancers: 'load_balancers',
  loadBalancer: 'load_balancers',
};

/** The nested maps of a setting. */
const BELOW: { readonly [key: string]: Interface } = {
  alarm: 'AlarmConfig',
  bindMounts: 'BindMountConfig',
  capabilities: 'CapabilitiesConfig',
  capacityProviderStrategy: 'CapacityProviderStrategyItemConfig',
  cloudFormationProperties: 'CloudFormationPropertiesConfig',
  deployment: 'DeploymentConfig',
  devices: 'DeviceConfig',
  efs: 'EfsVolumeConfig',
  extraLoadBalancers: 'LoadBalancerConfig',
  firelens: 'FirelensConfig',
  healthCheck: 'HealthCheckConfig',
  linuxParameters: 'LinuxParametersConfig',
  logging: 'LoggingConfig',
  metrics: 'ScalingMetricConfig',
  loadBalancer: 'LoadBalancerConfig',
  'LoadBalancerConfig.healthCheck': 'LoadBalancerHealthCheckConfig',
  'LoadBalancerConfig.stickiness': 'LoadBalancerStickinessConfig',
  mountPoints: 'MountPointConfig',
  scheduleOptions: 'ScheduleOptionsConfig',
  schedules: 'ScalingScheduleConfig',
  serviceConnect: 'ServiceConnectConfig',
  serviceDiscovery: 'ServiceDiscoveryConfig',
  sidecars: 'SidecarConfig',
  tmpfs: 'TmpfsConfig',
  volumes: 'VolumeConfig',
};

/** Keys that are inputs of the other modules: interface, key, module and input. */
const OTHERS: readonly (readonly [Interface, string, string, string])[] = [
  ['EcsPipelineConfig', 'rolePath', 'service', 'role_path'],
  ['EcsPipelineConfig', 'rolePath', 'pipeline', 'role_path'],
  ['EcsPipelineConfig', 'rolePath', 'ecr-source', 'role_path'],
  ['PipelineConfig', 'logRetentionDays', 'pipeline', 'log_retention_days'],
  ['PipelineConfig', 'artifactExpirationDays', 'artifact-store', 'expiration_days'],
  ['ApprovalConfig', 'name', 'pipeline', 'approvals.name'],
  ['ApprovalConfig', 'instructions', 'pipeline', 'approvals.instructions'],
  ['ApprovalConfig', 'timeoutMinutes', 'pipeline', 'approvals.timeout_minutes'],
  ['ImageConfig', 'repositoryName', 'ecr-source', 'repo_name'],
  ['ImageConfig', 'extraRepositoryNames', 'ecr-source', 'extra_repo_names'],
  ['ImageConfig', 'tag', 'ecr-source', 'image_tag'],
  ['ImageConfig', 'untaggedExpirationDays', 'ecr-source', 'untagged_expiration_days'],
  ['ImageConfig', 'forceDelete', 'ecr-source', 'force_delete'],
  ['GithubPushConfig', 'repository', 'ecr-source', 'github.repository'],
  ['GithubPushConfig', 'ownerId', 'ecr-source', 'github.owner_id'],
  ['GithubPushConfig', 'repositoryId', 'ecr-source', 'github.repository_id'],
  ['GithubPushConfig', 'branches', 'ecr-source', 'github.branches'],
  ['GithubPushConfig', 'tags', 'ecr-source', 'github.tags'],
  ['GithubPushConfig', 'environments', 'ecr-source', 'github.environments'],
  ['GitlabPushConfig', 'project', 'ecr-source', 'gitlab.project'],
  ['GitlabPushConfig', 'projectId', 'ecr-source', 'gitlab.project_id'],
  ['GitlabPushConfig', 'branches', 'ecr-source', 'gitlab.branches'],
  ['GitlabPushConfig', 'tags', 'ecr-source', 'gitlab.tags'],
];

/** Inputs of the service module that are not service settings: from the pipeline, the config, and the provider's tags. */
const NOT_SETTINGS = [
  'tags',
  'pipeline_aws_account_id',
  'pipeline_role_arn',
  'pipeline_functions_role_arn',
  'pipeline_auto_deploy',
  'pipeline_target_name',
  'repository_arns',
  'permissions_boundary_arn',
  'role_path',
];

/** Differences between a module and the config, with the reason. */
const DELIBERATE: { readonly [attribute: string]: string } = {
  'assign_public_ip default': 'the module has no inputs.tf',
  'autoscaling_schedules.schedule pattern': 'a rule checks the whole expression',
  'schedule pattern': 'a rule checks the whole expression',
  'schedule_options.dead_letter_queue_arn pattern': 'a rule checks it with a better message',
  'stack_name pattern': 'the role names start with it',
  'task_role_arn pattern': 'a rule checks the whole ARN with a better message',
  'execution_role_arn pattern': 'a rule checks the whole ARN with a better message',
  'service_discovery.service_arn pattern': 'a rule checks the whole ARN with a better message',
  'approvals.name pattern': 'two consecutive hyphens are harmless there',
  'load_balancers.slow_start minimum': '0 means none; a rule checks the 30 seconds',
};

/** A key of the config and its input or attribute. */
interface Pair {
  readonly interface: Interface;
  readonly key: string;
  readonly module: string;
  readonly attribute: string;
}

const snakeCase = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function pairsBelow(name: Interface, module: string, path: string): Pair[] {
  return KEYS[name].flatMap((key) => {
    const isElsewhere = path !== '' && key === 'cloudFormationProperties';
    const attribute = isElsewhere
      ? 'cloudformation_properties.extra_containers' // by the name of the sidecar
      : `${path}${(path === '' ? SERVICE_INPUTS[key] : undefined) ?? snakeCase(key)}`;
    if (isElsewhere) return [{ interface: name, key, module, attribute }];
    if (key === 'autoscaling') return pairsBelow('AutoscalingConfig', module, 'autoscaling_');
    const below = BELOW[`${name}.${key}`] ?? BELOW[key];
    return [{ interface: name, key, module, attribute }, ...(below ? pairsBelow(below, module, `${attribute}.`) : [])];
  });
}

const PAIRS: readonly Pair[] = [
  ...pairsBelow('ServiceSettings', 'service', ''),
  ...OTHERS.map(([name, key, module, attribute]) => ({ interface: name, key, module, attribute })),
];

/** The attributes of an object type, such as `a = optional(number, 3)`. */
function attributesOf(type: string): Map<string, { type: string; default?: string }> {
  const start = type.indexOf('object({');
  const attributes = new Map<string, { type: string; default?: string }>();
  if (start === -1) return attributes;
  for (const part of splitAtCommas(type.slice(start + 'object({'.length, type.lastIndexOf('})')))) {
    const [, name = '', expression = ''] = /^(\w+)\s*= (.+)$/s.exec(part) ?? [];
    const optional = /^optional\((.*)\)$/s.exec(expression)?.[1];
    const [own = expression, value = 'null'] =
      optional === undefined ? [expression, undefined] : splitAtCommas(optional);
    attributes.set(name, { type: own, default: optional === undefined ? undefined : value });
  }
  return attributes;
}

function splitAtCommas(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

let inputs: { readonly [module: string]: readonly TerraformInput[] };

beforeAll(async () => {
  const modules = ['service', 'pipeline', 'ecr-source', 'artifact-store'];
  const read = await Promise.all(modules.map((module) => readInterface(module)));
  inputs = Object.fromEntries(modules.map((module, index) => [module, read[index]!.inputs]));
});

/** The default of an input or attribute, or undefined if it is missing or required. */
function find({ attribute, module }: Pair): { readonly default?: string } | undefined {
  const [input, ...path] = attribute.split('.');
  const found = inputs[module]!.find(({ name }) => name === input);
  return path.reduce<{ type: string; default?: string } | undefined>(
    (outer, name) => outer && attributesOf(outer.type).get(name),
    found,
  );
}

test('every setting of the config is an input of a Terraform module', () => {
  const missing = PAIRS.filter((pair) => find(pair) === undefined).map(
    ({ attribute, key, module, ...pair }) =>
      `${pair.interface}.${key} never reaches Terraform: add ${attribute} to the variables of templates/modules/${module} and use it there`,
  );

  expect(missing).toEqual([]);
});

test('every input of the service module is set from a setting', () => {
  const set = new Set(PAIRS.map(({ attribute }) => attribute));
  const attributes = inputs.service!.flatMap(({ name, type }) => [
    name,
    ...[...attributesOf(type).keys()].map((attribute) => `${name}.${attribute}`),
  ]);

  expect(attributes.filter((name) => !set.has(name) && !NOT_SETTINGS.includes(name))).toEqual([]);
});

test('the modules have the defaults of the config', () => {
  const differences = PAIRS.flatMap((pair) => {
    const unset = (DEFAULTS[pair.interface] as { readonly [key: string]: unknown })[pair.key];
    const found = find(pair)?.default;
    // Required keys have no default on either side. Rendered names are always set.
    if (found === undefined || unset === undefined || `${pair.attribute} default` in DELIBERATE) return [];
    const isNothing = (text: string) => ['null', '[]', '{}'].includes(text);
    const expected = JSON.stringify(unset);
    const isSame = found === expected || (isNothing(found) && isNothing(expected));
    return isSame
      ? []
      : [`${pair.interface}.${pair.key} is ${expected}, ${pair.module} has ${pair.attribute} = ${found}`];
  });

  expect(differences).toEqual([]);
});

test('the validations of the modules have the bounds, patterns and values of the config', () => {
  const found: string[] = [];
  const differences = PAIRS.flatMap((pair) => {
    const [input, ...path] = pair.attribute.split('.');
    // Conditions that select or count items do not limit values.
    const conditions = (inputs[pair.module]!.find(({ name }) => name === input)?.validations ?? []).filter(
      (condition) => !/ if |anytrue\(/.test(condition),
    );
    const subject = path.length === 0 ? `var.${input}` : `\\w+(?:\\.\\w+)*\\.${path.join('.')}`;
    const { enum: values, maximum, minimum, pattern } = keySchema(pair.interface, pair.key);
    const compare = (what: string, actual: unknown, expected: unknown) => {
      found.push(`${pair.attribute} ${what}`);
      if (String(actual) === String(expected) || `${pair.attribute} ${what}` in DELIBERATE) return [];
      return [`${pair.interface}.${pair.key}: ${what} ${expected}, in ${pair.module}: ${actual}`];
    };
    return conditions.flatMap((condition) => [
      ...[...condition.matchAll(new RegExp(`${subject} (>=|>) (\\d+)`, 'g'))].flatMap(([, operator, bound]) =>
        // Only whole numbers are compared, so a fractional bound above 0 is not needed.
        compare('minimum', Number(bound) + (operator === '>' ? 1 : 0), minimum),
      ),
      ...[...condition.matchAll(new RegExp(`${subject} <= (\\d+)`, 'g'))].flatMap(([, bound]) =>
        compare('maximum', bound, maximum),
      ),
      ...[...condition.matchAll(new RegExp(`regex\\("([^"]+)", (?:coalesce\\()?${subject}[,)]`, 'g'))].flatMap(
        ([, text]) =>
          compare(
            'pattern',
            text,
            pattern?.replaceAll('\\w', 'A-Za-z0-9_').replace('^A-Za-z0-9_', '^[A-Za-z0-9_]').replaceAll('\\/', '/'),
          ),
      ),
      ...[...condition.matchAll(new RegExp(`contains\\((\\[[^\\]]+\\]), ${subject}\\)`, 'g'))].flatMap(([, list]) =>
        compare('values', JSON.parse(list!).sort(), [...(values ?? [])].sort()),
      ),
    ]);
  });

  expect(differences).toEqual([]);
  // Makes sure that the conditions are found: one in another form would be skipped.
  expect(found).toEqual(
    expect.arrayContaining([
      'container_port minimum',
      'container_port maximum',
      'approvals.timeout_minutes maximum',
      'untagged_expiration_days minimum',
      'expiration_days minimum',
      'cluster_name pattern',
      'repo_name pattern',
      'launch_type values',
    ]),
  );
});
