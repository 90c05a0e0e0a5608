import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { schemaPaths } from '../tools/schema';

const SCHEMA_PATHS = schemaPaths();

/** Keys of a service that an environment cannot override. */
const OF_SERVICE_ONLY = /^services\[\]\.(name|image|push|environments|overrides)\b/;

const BASE = 'services[].';
const OVERRIDES = 'services[].overrides[].';

/** Every path that a config can have. The paths of settings are repeated for overrides. */
export const ALL_PATHS: readonly string[] = [
  ...SCHEMA_PATHS,
  ...SCHEMA_PATHS.filter((path) => path.startsWith(BASE) && !OF_SERVICE_ONLY.test(path)).map((path) =>
    path.replace(BASE, OVERRIDES),
  ),
];

const KNOWN = new Set(ALL_PATHS);

/** The paths of a config that have a value. A null in an override does not count. */
export function reachedPaths(config: EcsPipelineConfig): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    if (!isMap(value)) return;
    for (const [key, item] of Object.entries(value)) {
      const own = path === '' ? key : `${path}.${KNOWN.has(`${path}.*`) ? '*' : key}`;
      if (item !== null) reached.add(own);
      if (own === 'services[].overrides')
        for (const settings of Object.values(item as object)) visit(settings, `${own}[]`);
      else visit(item, own);
    }
  };
  visit(config, '');
  return reached;
}
