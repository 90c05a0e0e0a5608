import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readInterface } from './tools/terraform-interface';

const ROOT = join(__dirname, '..');
const PAGE = join(ROOT, 'docs/parity.md');

/** The interface of the original terraform-aws-ecs-pipeline modules, as they were published last. */
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

const BEHAVIOURS = { 'How it works': 14, Caveats: 2, 'Weak points': 10 };

const page = readFileSync(PAGE, 'utf8');

/** The cells of the table below a heading. */
function rowsOf(heading: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const codeOf = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema: Schema = JSON.parse(readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8'));

/** Whether the config has a key, such as `services[].alarm.period`. */
function hasKey(path: string): boolean {
  const follow = ({ $ref, anyOf, items, ...rest }: Schema): Schema => {
    if ($ref) return follow(schema.definitions?.[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {});
    if (items) return follow(items);
    return anyOf ? follow(anyOf.find((part) => part.$ref) ?? {}) : rest;
  };
  const end = path
    .replaceAll('[]', '')
    .split('.')
    .reduce<Schema | undefined>((part, key) => part && follow(part).properties?.[key], schema);
  return end !== undefined;
}

describe.each(Object.entries(ORIGINAL))('docs/parity.md on the module %s', (module, original) => {
  test.each(['inputs', 'outputs'] as const)('has a row for each of the original %s', (kind) => {
    const heading = `${kind[0]!.toUpperCase()}${kind.slice(1)} of \`${module}\``;

    expect(rowsOf(heading).map(([name]) => codeOf(name!)[0])).toEqual(original[kind].split(/\s+/));
  });

  test('names inputs and outputs that there are, or says why there is none', async () => {
    const { inputs, outputs } = await readInterface(module);
    const names = { Inputs: inputs.map(({ name }) => name), Outputs: outputs.map(({ name }) => name) };

    for (const [kind, known] of Object.entries(names)) {
      for (const [original, here, ...rest] of rowsOf(`${kind} of \`${module}\``)) {
        expect([original, here === '—' ? rest.at(-1) !== '' : known.includes(codeOf(here!)[0]!)]).toEqual([
          original,
          true,
        ]);
      }
    }
  });

  test('names keys of the config that there are, or says why there is none', () => {
    for (const [original, , key, why] of rowsOf(`Inputs of \`${module}\``)) {
      expect([original, key === '—' ? why !== '' : hasKey(codeOf(key!)[0]!)]).toEqual([original, true]);
    }
  });

  test('names attributes of an output that it has', () => {
    const outputs = readFileSync(join(ROOT, 'templates/modules', module, 'outputs.tf'), 'utf8');
    for (const [original, here] of rowsOf(`Outputs of \`${module}\``)) {
      if (here === '—') continue;
      for (const attribute of codeOf(original!)[0]!.split('.'))
        expect(outputs).toMatch(new RegExp(`\\b${attribute}\\b`));
    }
  });
});

describe.each(Object.entries(BEHAVIOURS))('docs/parity.md: %s', (heading, count) => {
  const rows = rowsOf(heading);

  test('has every row, each with where it is and what proves it', () => {
    expect(rows).toHaveLength(count);
    for (const row of rows) expect(row.filter((cell) => cell !== '')).toHaveLength(4);
  });

  test('names files that there are, and what stands in them', () => {
    for (const [behaviour, , where, proof] of rows) {
      for (const reference of `${where}; ${proof}`.split('; ')) {
        const file = join(dirname(PAGE), /\]\(([^)]+)\)$/.exec(reference)?.[1] ?? 'no link');
        const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const names = codeOf(reference);
        expect([behaviour, reference, names.length > 0 && names.filter((name) => !source.includes(name))]).toEqual([
          behaviour,
          reference,
          [],
        ]);
      }
    }
  });

  test('names keys of the config that there are', () => {
    const keys = rows
      .flatMap(([, here]) => codeOf(here!))
      .filter((code) => /^(services|environments|pipeline)[[.]/.test(code));

    expect(keys.filter((key) => !hasKey(key))).toEqual([]);
  });
});
