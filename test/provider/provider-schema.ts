import type { UsedName } from './used-names';

/** The schema of a resource, a data source or a block in a version of the provider. */
export interface BlockSchema {
  /** Arguments and blocks. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Read-only attributes. */
  readonly computed: readonly string[];
  readonly blocks: { readonly [name: string]: BlockSchema };
  /** Maps names to advice. */
  readonly deprecated?: { readonly [name: string]: string };
}

export interface ProviderSchema {
  readonly provider: string;
  /** For example `data aws_vpc`. */
  readonly types: { readonly [type: string]: BlockSchema };
}

/** All used names that the provider does not define, one per line. */
export function unknownNames({ provider, types }: ProviderSchema, used: readonly UsedName[]): string[] {
  return used.flatMap(({ path, type, use, where }) => {
    const name = path.at(-1)!;
    const block = blockOf(types[type], path.slice(0, -1));
    const isKnown = block !== undefined && namesFor(use, block).includes(name);
    return isKnown
      ? []
      : [`${where}: ${type} has no ${use === 'read' ? 'attribute' : use} ${path.join('.')} in ${provider}`];
  });
}

/** Required names that are missing in the used blocks. */
export function missingNames({ provider, types }: ProviderSchema, used: readonly UsedName[]): string[] {
  const written = new Set(used.filter(({ use }) => use !== 'read').map(({ path, type }) => [type, ...path].join('.')));
  return Object.entries(types).flatMap(([type, schema]) => {
    const missing = (block: BlockSchema, prefix: string): string[] => [
      ...block.required.map((name) => `${prefix}.${name}`).filter((name) => !written.has(name)),
      ...Object.entries(block.blocks).flatMap(([name, nested]) =>
        written.has(`${prefix}.${name}`) ? missing(nested, `${prefix}.${name}`) : [],
      ),
    ];
    return missing(schema, type).map((name) => `${name} is required in ${provider}`);
  });
}

/** All used names that are deprecated, without duplicates: `data aws_region.name: Use region instead.` */
export function deprecatedNames({ types }: ProviderSchema, used: readonly UsedName[]): string[] {
  const found = used.flatMap(({ path, type }) => {
    const advice = path.length === 1 ? types[type]?.deprecated?.[path[0]!] : undefined;
    return advice ? [`${type}.${path[0]}: ${advice}`] : [];
  });
  return [...new Set(found)].sort();
}

function blockOf(schema: BlockSchema | undefined, path: readonly string[]): BlockSchema | undefined {
  return path.reduce((block, name) => block?.blocks[name], schema);
}

function namesFor(use: UsedName['use'], { blocks, computed, optional, required }: BlockSchema): readonly string[] {
  if (use === 'block') return Object.keys(blocks);
  const settable = [...required, ...optional].filter((name) => !(name in blocks));
  return use === 'argument' ? settable : [...settable, ...computed, ...Object.keys(blocks)];
}

/** A part of `terraform providers schema -json`. */
export interface TerraformBlock {
  readonly attributes?: {
    readonly [name: string]: {
      readonly required?: boolean;
      readonly optional?: boolean;
      readonly deprecated?: boolean;
    };
  };
  readonly block_types?: {
    readonly [name: string]: { readonly block: TerraformBlock; readonly min_items?: number };
  };
}

/** Converts Terraform's schema to ours. */
export function schemaOfTerraform({ attributes = {}, block_types: blockTypes = {} }: TerraformBlock): BlockSchema {
  const names = Object.keys(attributes);
  const required = Object.keys(blockTypes).filter((name) => (blockTypes[name]?.min_items ?? 0) > 0);
  return {
    required: [...names.filter((name) => attributes[name]?.required), ...required],
    optional: names.filter((name) => attributes[name]?.optional),
    computed: names.filter((name) => !attributes[name]?.optional && !attributes[name]?.required),
    blocks: Object.fromEntries(Object.entries(blockTypes).map(([name, { block }]) => [name, schemaOfTerraform(block)])),
    deprecated: Object.fromEntries(
      names.filter((name) => attributes[name]?.deprecated).map((name) => [name, 'deprecated']),
    ),
  };
}
