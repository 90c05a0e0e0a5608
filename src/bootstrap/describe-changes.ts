import { Row, table } from '../deployments/table';
import { ResourceChange } from '../vendor/aws';
import { TemplateResource } from './template-resources';

/** The words shown for CloudFormation's change actions. */
const ACTIONS: { readonly [action: string]: string } = {
  Add: 'create',
  Dynamic: 'undetermined',
  Import: 'import',
  Modify: 'change',
  Remove: 'remove',
};

const REPLACEMENTS: { readonly [replacement: string]: string } = { Conditional: 'possibly', True: 'yes' };

/** A table of the changes in a change set. */
export function describeChanges(changes: readonly ResourceChange[], resources: readonly TemplateResource[]): string[] {
  const names = new Map(resources.map(({ logicalId, name }) => [logicalId, name]));
  const rows = changes.map((change): Row => {
    const { Action = '', LogicalResourceId: id = '', PhysicalResourceId, Replacement = '', ResourceType = '' } = change;
    const name = names.get(id) ?? PhysicalResourceId ?? '';
    return {
      cells: [ACTIONS[Action] ?? Action, id, ResourceType, name, REPLACEMENTS[Replacement] ?? ''],
      details: properties(change),
    };
  });
  const header = ['Action', 'Resource', 'Type', 'Name', 'Replaced'];
  const replaces = rows.some(({ cells }) => cells.at(-1) !== '');
  const shown = (cells: readonly string[]) => (replaces ? cells : cells.slice(0, -1));
  return table(
    shown(header),
    rows.map(({ cells, details }) => ({ cells: shown(cells), details })),
  )
    .trimEnd()
    .split('\n');
}

/** The changed properties of a resource, in one line. */
function properties({ Details: details = [] }: ResourceChange): string[] {
  const names = details
    .map(({ Target: target }) => target?.Name ?? target?.Attribute)
    .filter((name) => name !== undefined);
  return names.length === 0 ? [] : [[...new Set(names)].join(', ')];
}
