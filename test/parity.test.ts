import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dereference, SCHEMA, Schema } from './tools/schema';
import { evaluateScript, readInterface } from './tools/terraform-interface';

const ROOT = join(__dirname, '..');

/** The interface of the last published version of the original terraform-aws-ecs-pipeline modules. */
const ORIGINAL = {
  service: {
    inputs: `alarm alarm.period alarm.evaluation_periods alarm.datapoints_to_alarm alarm.alarm_actions alarm.ok_actions
      assign_public_ip autoscaling_max autoscaling_min autoscaling_target_cpu bind_mounts capacity_provider
      capacity_provider_strategy cluster_name container_name container_port cpu environment gpu launch_type log_group_name
      memory mount_points pipeline_aws_account_id pipeline_auto_deploy pipeline_target_name secrets security_group_ids
      service_name stack_name subnet_ids target_group_arn volumes`,
    outputs: `pipeline_target pipeline_target.assume_role.arn pipeline_target.auto_deploy pipeline_target.cfn_role.arn
      pipeline_target.cfn_stack.name pipeline_target.cfn_stack.params pipeline_target.execution_role.arn
      pipeline_target.image_parameter.arn pipeline_target.image_parameter.name pipeline_target.name service_arn
      service_name task_role_arn task_role_name`,
  },
  'ecr-source': {
    inputs: 'repo_name extra_repo_names user_name pipeline_targets',
    outputs: `creds location location.image_tag location.repository_arn location.repository_name repository_arns
      repository_names repository_urls`,
  },
  pipeline: { inputs: 'name kms_key_arn source_location targets', outputs: 'pipeline_arn' },
};

interface Reference {
  readonly names: readonly string[];
  readonly file: string;
}

interface Parity {
  readonly interfaces: readonly {
    readonly module: keyof typeof ORIGINAL;
    readonly kind: 'inputs' | 'outputs';
    readonly rows: readonly { original: string; here: string | null; key?: string; note?: string }[];
  }[];
  readonly behaviors: readonly {
    readonly heading: string;
    readonly rows: readonly { original: string; here: string; where: Reference[]; provenBy: Reference[] }[];
  }[];
}

const parity: Parity = JSON.parse(readFileSync(join(ROOT, 'scripts/parity.json'), 'utf8'));

test('docs/parity.md is up to date (to regenerate it: npm run parity-docs)', async () => {
  expect(await evaluateScript('build-parity-docs.mjs', 'renderParityDocs()')).toBe(
    readFileSync(join(ROOT, 'docs/parity.md'), 'utf8'),
  );
});

/** Whether the config has a key, for example `services[].alarm.period`. */
function hasKey(path: string): boolean {
  const follow = (schema: Schema): Schema => {
    const { anyOf, items, ...rest } = dereference(schema);
    if (items) return follow(items);
    return anyOf ? follow(anyOf.find((part) => part.$ref) ?? {}) : rest;
  };
  const end = path
    .replaceAll('[]', '')
    .split('.')
    .reduce<Schema | undefined>((part, key) => part && follow(part).properties?.[key], SCHEMA);
  return end !== undefined;
}

/** The config keys in a text, for example `services[].alarm.period`. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/`((?:services|environments|pipeline)(?:\[\]|\.)[^`]*)`/g)].map(([, key]) => key!);
}

describe.each(Object.keys(ORIGINAL) as (keyof typeof ORIGINAL)[])('the module %s', (module) => {
  test.each(['inputs', 'outputs'] as const)('every one of the original %s has a row', (kind) => {
    const rows = parity.interfaces.find((table) => table.module === module && table.kind === kind)?.rows ?? [];

    expect(rows.map(({ original }) => original)).toEqual(ORIGINAL[module][kind].split(/\s+/));
  });

  test('a counterpart exists, and a missing one has a reason', async () => {
    const known = await readInterface(module);
    const wrong = parity.interfaces
      .filter((table) => table.module === module)
      .flatMap(({ kind, rows }) =>
        rows.filter(({ here, note = '' }) =>
          here === null ? note === '' : !known[kind].some(({ name }) => name === here),
        ),
      );

    expect(wrong).toEqual([]);
  });

  test('an output has the attributes of the original', () => {
    const source = readFileSync(join(ROOT, 'templates/modules', module, 'outputs.tf'), 'utf8');
    const attributes = parity.interfaces
      .filter((table) => table.module === module && table.kind === 'outputs')
      .flatMap(({ rows }) => rows.filter(({ here }) => here !== null).flatMap(({ original }) => original.split('.')));

    expect(attributes.filter((attribute) => !new RegExp(`\\b${attribute}\\b`).test(source))).toEqual([]);
  });
});

const BEHAVIORS = parity.behaviors.flatMap(({ rows }) => rows);

describe.each(BEHAVIORS)('$original', ({ here, provenBy, where }) => {
  test('has a counterpart and a proof', () => {
    expect([here, where.length > 0, provenBy.length > 0]).toEqual([expect.stringMatching(/\w/), true, true]);
  });

  test('is in the files that the page refers to', () => {
    const missing = [...where, ...provenBy].flatMap(({ file, names }) => {
      const source = existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
      return names.length === 0
        ? [file]
        : names.filter((name) => !source.includes(name)).map((name) => `${file}: ${name}`);
    });

    expect(missing).toEqual([]);
  });
});

test('every key of the config that the page names exists', () => {
  const texts = [
    ...parity.interfaces.flatMap(({ rows }) => rows.map(({ key = '' }) => key)),
    ...BEHAVIORS.map(({ here }) => here),
  ];
  const keys = texts.flatMap(keysIn);

  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !hasKey(key))).toEqual([]);
});
