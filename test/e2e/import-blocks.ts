import { importIds } from '../tools/import-ids';

/** A module of a state, as `terraform show -json` prints it. */
interface StateModule {
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: 'managed' | 'data';
    readonly type: string;
    readonly values: { readonly [attribute: string]: unknown };
  }[];
  readonly child_modules?: readonly StateModule[];
}

/** Import blocks for every resource of a state, with the IDs that docs/recovery.md gives. */
export function importBlocks(stateJson: string): string[] {
  const ids = importIds();
  const { values } = JSON.parse(stateJson) as { values: { root_module: StateModule } };
  return managed(values.root_module).map(({ address, type, values: attributes }) => {
    const id = ids.get(type)?.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(attributes[name]));
    return `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`;
  });
}

function managed({ child_modules: children = [], resources = [] }: StateModule): NonNullable<StateModule['resources']> {
  return [...resources.filter(({ mode }) => mode === 'managed'), ...children.flatMap(managed)];
}
