import { Document } from 'yaml';
import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { resolveModel } from '../../src/model/resolve-model';
import { parseConfig } from '../../src/reading/parse-config';
import { renderRepository } from '../../src/render/repository';
import { schemaPaths } from '../tools/schema';
import { Property } from './repository';

export const sameBytes: Property = {
  title: 'the config gives the same bytes after it is written as YAML with its keys in another order and read again',
  problemsOf: ({ config, files }) => {
    const read = parseConfig(new Document(reordered(config)).toString({ lineWidth: 0 }), 'ecs-pipeline.yaml');
    const again = renderRepository(resolveModel(read));
    const paths = again.map(({ path }) => path).join('\n');
    if (paths !== files.map(({ path }) => path).join('\n')) return [`other files:\n${paths}`];
    return files
      .filter(({ content }, index) => content !== again[index]!.content)
      .map(({ path }) => `${path}: different bytes`);
  },
};

const SCHEMA_PATHS = new Set(schemaPaths());

/** With the keys of the schema in reverse order. Maps whose keys the user chooses keep their order. */
function reordered(config: EcsPipelineConfig): unknown {
  return withKeysReversed(config, '');
}

function withKeysReversed(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeysReversed(item, `${path}[]`));
  if (!isMap(value)) return value;
  const isOverride = path === 'services[].overrides';
  if (!isOverride && SCHEMA_PATHS.has(`${path}.*`)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [key, withKeysReversed(item, isOverride ? 'services[]' : own)] as const;
  });
  return Object.fromEntries(entries.reverse());
}
