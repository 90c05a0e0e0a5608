import { isDeepStrictEqual } from 'node:util';
import { EcsPipelineConfig, EnvironmentConfig, ServiceConfig } from '../config';
import { checkConfig } from '../reading/check-config';
import { ConfigError } from '../reading/config-error';
import { parseConfig } from '../reading/parse-config';
import { locate } from '../reading/yaml-location';
import { UserError } from '../user-error';
import { Document, isCollection, isScalar, isSeq, Node, parseDocument, Scalar, stringify } from '../vendor/yaml';
import { insertIntoBlock } from './block-list';
import { insertIntoFlow } from './flow-list';
import { applyInsertions, Insertion } from './text-edit';

/**
 * Inserts an item into one of the lists in the text of a config file. The rest of the text stays the same, byte for
 * byte. Serializing the whole document again would lose its indentation, line breaks and blank lines.
 *
 * @throws ConfigError - if the text, or the config with the item, has problems
 * @throws UserError - if the list is written in a way that cannot be edited
 */
export function insertItem<K extends 'environments' | 'services'>(
  text: string,
  fileName: string,
  list: K,
  index: number,
  item: K extends 'environments' ? EnvironmentConfig : ServiceConfig,
): string {
  const config = parseConfig(text, fileName);
  const items: readonly object[] = config[list];
  // YAML leaves out keys with undefined values.
  const written = JSON.parse(JSON.stringify(item));
  const expected = { ...config, [list]: [...items.slice(0, index), written, ...items.slice(index)] };
  const problems = checkConfig(expected);
  if (problems.length > 0) throw new ConfigError(`${fileName} with ${item.name}`, problems);

  const document = parseDocument(text, { keepSourceTokens: true });
  const edited = applyInsertions(text, insertions(text, document, list, index, item));
  if (!isSame(edited, fileName, expected)) throw new UserError(cannotEdit(fileName, list, item));
  return edited;
}

function insertions(text: string, document: Document, list: string, index: number, item: object): Insertion[] {
  const { node } = locate(document, [list]);
  if (!isSeq<Node>(node)) return [];
  const { node: accountId } = locate(document, ['environments', 0, 'accountId']);
  const singleQuote = isScalar(accountId) && accountId.type === Scalar.QUOTE_SINGLE;
  const style = { lineWidth: 0, singleQuote };
  const flow = stringify(item, { ...style, collectionStyle: 'flow' }).trimEnd();
  if (node.flow) return insertIntoFlow(text, node, index, flow);
  const neighbor = node.items[Math.max(index - 1, 0)];
  const isFlow = isCollection(neighbor) && neighbor.flow;
  const lines = isFlow ? [flow] : stringify(item, style).trimEnd().split('\n');
  return [insertIntoBlock(text, node, index, lines)];
}

/** Whether the text parses to the config. */
function isSame(text: string, fileName: string, config: EcsPipelineConfig): boolean {
  try {
    return isDeepStrictEqual(parseConfig(text, fileName), config);
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

function cannotEdit(fileName: string, list: string, item: object): string {
  return [
    `${fileName}: cannot add to ${list} without changing the rest of the file; add this by hand:`,
    stringify([item], { lineWidth: 0 }).trimEnd(),
  ].join('\n');
}
